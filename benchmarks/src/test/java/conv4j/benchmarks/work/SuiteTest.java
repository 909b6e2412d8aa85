package conv4j.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.verification.Fill;
import conv4j.verification.ProblemFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteTest {
    @TempDir
    private Path folder;

    private static Stream<String> names() {
        return Suite.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everySuiteHasWorksWithNamesOfTheirOwn(String name) {
        Suite suite = Suite.of(name, 0);
        assertFalse(suite.works().isEmpty());
        assertEquals(
                suite.works().size(),
                suite.works().stream().map(Work::name).distinct().count());
    }

    @Test
    void aStarSaysHowOften() throws IOException {
        Path file = folder.resolve("mine.txt");
        Files.writeString(file, "mb1ic3ih8oc4kh3n\"first*12\"\nmb1ic3ih8oc4kh3\nmb1ic3ih8oc4kh1n\"first\"\n");
        Suite suite = Suite.of(file.toString(), 0);
        assertEquals("first", suite.works().get(0).name());
        assertEquals(12, suite.works().get(0).count());
        assertEquals("mine.txt.2", suite.works().get(1).name());
        assertEquals(1, suite.works().get(1).count());
        assertEquals("first#2", suite.works().get(2).name());
    }

    @Test
    void aLineIsASuiteToo() {
        Layer layer = (Layer) Suite.of("mb2ic3ih8oc4kh3ph1n\"mine\"", 5).works().get(0);
        assertEquals("mine", layer.name());
        assertEquals(5, layer.problem().batch());
        assertEquals(5L * 4 * 8 * 8 * 27, layer.multiplyAdds());
        assertTrue(layer.trial(Fill.REAL).layer().orElseThrow().relu());
    }

    @Test
    void aPoolHasNoReluBehindIt() {
        Work pool = Suite.of("--alg=max ic3ih8kh2sh2", 0).works().get(0);
        assertFalse(pool.trial(Fill.REAL).layer().orElseThrow().relu());
        assertEquals(0, pool.multiplyAdds());
    }

    @Test
    void aLineThatIsNoneIsNamed() throws IOException {
        Path file = folder.resolve("broken.txt");
        Files.writeString(file, "mb1ic3ih8oc4kh3\nmb1ic3ih8oc4\n");
        ProblemFormatException e = assertThrows(ProblemFormatException.class, () -> Suite.of(file.toString(), 0));
        assertTrue(e.getMessage().startsWith("broken.txt line 2: "), e::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spede", "zoo:resnet51", "no/such/file.txt", ""})
    void whatIsNoSuiteIsRefusedWithWhatIs(String source) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> Suite.of(source, 0));
        assertTrue(
                e.getMessage().contains("wanted one of")
                        && e.getMessage().lines().count() == 1,
                e::getMessage);
    }
}
