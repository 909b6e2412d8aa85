package conv4j.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.benchmarks.compare.Comparison.Outcome;
import conv4j.benchmarks.compare.Gate.Verdict;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    @TempDir
    private Path folder;

    static Timed timed(double peak, double... milliseconds) {
        return new Timed(
                "layer",
                1,
                "vector",
                "vector/conv2d/direct",
                1,
                Spread.of(milliseconds),
                milliseconds,
                1,
                1_000_000,
                1000,
                new Limits(1, peak, Map.of(Memory.L1, 100.0)),
                Memory.L1,
                1e-6,
                100,
                0xcafe,
                0,
                0.1,
                Map.of());
    }

    private static Outcome outcome(Machine machine, Timed timed) {
        return new Outcome("speed", machine, Instant.EPOCH, 1, List.of(), List.of(timed), List.of());
    }

    private Path written(Machine machine, Timed timed) throws IOException {
        Path file = folder.resolve("baseline.json");
        Files.writeString(file, Json.of(outcome(machine, timed)));
        return file;
    }

    private Gate gate(Timed before, Timed now) throws IOException {
        return Gate.of(Baseline.read(written(Machine.here(), before)), List.of(now));
    }

    @Test
    void aFifthSlowerIsARegression() throws IOException {
        Gate gate = gate(timed(100, 1, 1, 1), timed(100, 1.2, 1.2, 1.2));
        assertEquals(Verdict.SLOWER, gate.changes().get(0).verdict());
        assertTrue(gate.isShut());
    }

    @Test
    void aFifthFasterIsNone() throws IOException {
        Gate gate = gate(timed(100, 1, 1, 1), timed(100, 0.8, 0.8, 0.8));
        assertEquals(Verdict.FASTER, gate.changes().get(0).verdict());
        assertFalse(gate.isShut());
    }

    @Test
    void aSlowerClockIsNoRegression() throws IOException {
        assertFalse(gate(timed(100, 1, 1, 1), timed(80, 1.25, 1.25, 1.25)).isShut());
    }

    @Test
    void withinTheNoiseNothingIsSaid() throws IOException {
        assertFalse(gate(timed(100, 1, 1, 1), timed(100, 1.09, 1.09, 1.09)).isShut());
        // Middle halves of 40 % and 33 % of the median.
        assertFalse(gate(timed(100, 0.8, 1, 1.2, 0.7, 1.3), timed(100, 1.2, 1.5, 1.8, 1.0, 1.7))
                .isShut());
    }

    @Test
    void anotherMachinesBaselineIsForeign() throws IOException {
        Path file = written(new Machine("Abacus", 1, "17", "Linux"), timed(100, 1));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Baseline.read(file));
        assertTrue(e.getMessage().contains("got one of Abacus, 1 cores"), e::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{}",
                "null",
                "{\"format\": \"conv4j-compare-1\"}",
                "{\"format\": \"conv4j-compare-1\", \"machine\": {}, \"records\": [{}]}",
                "{\"format\": \"conv4j-compare-1\", \"machine\": {\"processor\": 7}, \"records\": [null]}"
            })
    void whatIsNoBaselineIsRefusedInOneLine(String text) throws IOException {
        Path file = folder.resolve("other.json");
        Files.writeString(file, text);
        Exception e = assertThrows(IllegalArgumentException.class, () -> Baseline.read(file));
        assertTrue(e.getMessage().contains("compare --json"), e::getMessage);
        assertEquals(1, e.getMessage().lines().count());
    }

    @Test
    void theTableHasAColumnForEachNumberOfTheRecord() {
        String csv = Csv.of(outcome(Machine.here(), timed(100, 1, 2, 3)));
        List<String> lines = csv.lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).startsWith("layer,count,executor,kernel,threads,median_ms,lower_quartile_ms,"), csv);
        assertTrue(lines.get(1).startsWith("layer,1,vector,vector/conv2d/direct,1,2.0,1.5,2.5,1.0,0.01,"), csv);
    }
}
