package conv4j.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.benchmarks.compare.Comparison.Outcome;
import conv4j.benchmarks.compare.Machine;
import conv4j.benchmarks.compare.Timed;
import conv4j.benchmarks.probe.Limits;
import conv4j.benchmarks.probe.Memory;
import conv4j.benchmarks.statistics.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownTableTest {
    private static final String TABLE = """
            | milliseconds | `ours` | `theirs` |
            |---|--:|--:|
            | conv | 2.00 | 3.00 |
            | pool | 0.500 |  |
            | **geometric mean, times as long** | 1 | 1.50 |

            Suite small, 1 thread: Processor, 2 cores, Java 17, 2026-11-20.
            """;

    @TempDir
    private Path folder;

    private static Timed timed(String layer, String executor, double milliseconds) {
        double[] rounds = {milliseconds, milliseconds, milliseconds};
        Limits limits = new Limits(1, 100, Map.of());
        return new Timed(
                layer,
                1,
                executor,
                "kernel",
                1,
                Spread.of(rounds),
                rounds,
                1,
                1,
                1,
                limits,
                Memory.L1,
                0,
                1,
                1,
                0,
                0,
                Map.of());
    }

    private static Outcome outcome() {
        return new Outcome(
                "small",
                new Machine("Processor", 2, "17", "Linux"),
                Instant.parse("2026-11-20T23:59:00Z"),
                1,
                List.of(),
                List.of(timed("conv", "ours", 2), timed("conv", "theirs", 3), timed("pool", "ours", 0.5)),
                List.of());
    }

    @Test
    void aTableHasALineForEachLayerAndNothingWhereNothingWasTimed() {
        assertEquals(TABLE, MarkdownTable.of(outcome()));
    }

    @Test
    void itTakesThePlaceOfTheOneBeforeAndTheTextAroundItStays() throws IOException {
        Path file = folder.resolve("page.md");
        Files.writeString(file, "before\n<!-- compare -->\nold\n<!-- /compare -->\nafter\n");
        MarkdownTable.requireRoom(file);
        MarkdownTable.write(file, outcome());
        MarkdownTable.write(file, outcome());
        assertEquals("before\n<!-- compare -->\n" + TABLE + "<!-- /compare -->\nafter\n", Files.readString(file));
    }

    @Test
    void aNewFileTakesTheNextTableToo() throws IOException {
        Path file = folder.resolve("new.md");
        MarkdownTable.requireRoom(file);
        MarkdownTable.write(file, outcome());
        MarkdownTable.requireRoom(file);
        assertTrue(Files.readString(file).contains(TABLE));
    }

    @Test
    void aFileWithoutRoomIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("page.md"), "<!-- /compare -->\n<!-- compare -->\n");
        assertThrows(IllegalArgumentException.class, () -> MarkdownTable.requireRoom(file));
    }
}
