package conv4j.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.report.KerasSummary.Numbers;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of layout by themselves; whole summaries are compared where models are loaded. */
class KerasSummaryTest {
    private static final Numbers NONE = new Numbers(0, 0);

    private static KerasSummary.Layer layer(String name, String... connectedTo) {
        return new KerasSummary.Layer(
                name, "ReLU", List.of(List.of(OptionalInt.empty())), 0, true, List.of(connectedTo), List.of());
    }

    private static KerasSummary functional(KerasSummary.Layer... layers) {
        return new KerasSummary("name", false, List.of(layers), NONE, NONE, null);
    }

    @Test
    void aChainNeedsNoConnections() {
        assertTrue(functional(layer("a"), layer("b", "a[0][0]"), layer("c", "b[0][0]"))
                .isChain());
        assertFalse(functional(layer("a"), layer("b", "a[0][0]"), layer("c", "a[0][1]"))
                .isChain());
        assertFalse(functional(layer("a"), layer("b", "a[0][0]", "b[0][0]")).isChain());
        assertFalse(functional(layer("a"), layer("b")).isChain());
    }

    @Test
    void theTableIsAsWideAsKerasMakesItOnThatTerminal() {
        KerasSummary chain = functional(layer("a"), layer("b", "a[0][0]"));
        KerasSummary tree = functional(layer("a"), layer("b"));
        assertEquals(88, width(chain, 200, false));
        assertEquals(100, width(chain, 200, true));
        assertEquals(108, width(tree, 200, false));
        assertEquals(120, width(tree, 200, true));
        assertEquals(76, width(tree, 80, false));
    }

    private static int width(KerasSummary summary, int columns, boolean showTrainable) {
        return summary.text(OptionalInt.empty(), columns, showTrainable)
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .length();
    }

    @Test
    void aNameCannotMoveTheCursor() {
        assertTrue(functional(layer("a\u001b[2J"))
                .text(OptionalInt.empty(), 80, false)
                .contains("│ a?[2J (ReLU)"));
    }

    @ParameterizedTest
    @CsvSource({"1151, 1.12 KB", "1152, 1.12 KB", "1172, 1.14 KB", "1023, 1023.00 B", "1048576, 1.00 MB"})
    void halfAHundredthIsRoundedToTheEvenSide(long bytes, String text) {
        assertEquals(text, Memory.text(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "'one two three', 7, 'one two|three  '",
        "'abcdefgh (X)',  5, 'abcd…|(X)  '",
        "'a  b',          1, 'a|b'",
        "'',              2, '  '"
    })
    void wordsThatDoNotFitBreakALineAndLongOnesLoseTheirEnd(String text, int width, String lines) {
        assertEquals(lines, String.join("|", Wrapping.lines(text, width, Alignment.LEFT)));
    }
}
