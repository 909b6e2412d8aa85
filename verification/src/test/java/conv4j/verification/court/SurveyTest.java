package conv4j.verification.court;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.verification.Geometry;
import conv4j.verification.ProblemFormatException;
import conv4j.verification.court.Ranges.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyTest {
    private static final Ranges USUAL =
            new Ranges(new Range(1, 64), new Range(1, 7), new Range(1, 4), new Range(1, 2), Ranges.HALF_THE_WINDOW);

    private static SurveyFindings usual;

    @TempDir
    private Path folder;

    private static SurveyFindings run(Ranges ranges, Optional<Path> state) throws IOException {
        return new Survey(new ReferenceBackend(), ranges, 1000, 1, 0).run(state, (done, executions) -> {});
    }

    @BeforeAll
    static void runTheUsualGrid() throws IOException {
        usual = run(USUAL, Optional.empty());
    }

    @Test
    void everyGeometryIsCountedOnce() {
        long all = 0;
        long legal = 0;
        long undivided = 0;
        for (int i = 1; i <= 64; i++) {
            for (int f = 1; f <= 7; f++) {
                for (int s = 1; s <= 4; s++) {
                    for (int d = 1; d <= 2; d++) {
                        for (int p = 0; p <= f / 2; p++) {
                            int room = i + 2 * p - (f - 1) * d - 1;
                            all++;
                            legal += room >= 0 ? 1 : 0;
                            undivided += room >= 0 && room % s != 0 ? 1 : 0;
                        }
                    }
                }
            }
        }
        assertEquals(all, usual.geometries());
        assertEquals(all, USUAL.count());
        assertEquals(legal, usual.legal());
        assertEquals(undivided, usual.undivided());
        assertEquals(1000, usual.rectangles());
        assertEquals(0, usual.rectanglesThatDiffer());
        assertTrue(usual.allAgree());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "relationship 15 (dilation) | always | ",
                "relationship 6 | D = 1 | I=2 F=2 S=1 D=2 P=0: says 1, executed refused",
                "relationship 5 | P = 0 and D = 1 | I=1 F=1 S=1 D=1 P=1: says 1, executed 3",
                "relationship 2 | S = 1 and D = 1 | I=2 F=1 S=2 D=1 P=0: says 2, executed 1",
                "relationship 3 (half) | S = 1 and D = 1 and F is odd and P = floor(F/2) | I=1 F=2 S=1 D=1 P=0: says 1, executed refused",
                "article, formula 2 | P = 0 and D = 1 | I=1 F=1 S=1 D=1 P=1: says 1, executed 3",
                "relationship 13 | D = 1 and a = 0 | I=1 F=1 S=1 D=1 P=0 a=1: says 1, executed 2",
                "Keras Conv2DTranspose, valid | S <= F' and a = 0 | I=1 F=1 S=2 D=1 P=0: says 2, executed 1",
                "Keras Conv2DTranspose, same | always | ",
                "relationship 14 | D = 1 | I=1 F=2 S=1 D=2 P=0: says 2, executed 3",
                "PyTorch ConvTranspose2d | always | ",
                "MXNet full | D = 1 | I=1 F=2 S=2 D=2 P=0: says 1, executed refused",
                "Caffe pooling | D = 1 | I=1 F=2 S=2 D=2 P=0: says 1, executed refused",
                "Java's integer division | D = 1 and F' <= I + 2P | I=1 F=2 S=2 D=1 P=0: says 1, executed refused",
            })
    void aRulesConditionIsFoundByExecution(String rule, String condition, String counterexample) {
        SurveyFindings.RuleFinding finding = usual.rules().stream()
                .filter(f -> f.rule().name().equals(rule))
                .findFirst()
                .orElseThrow();
        assertEquals(condition, finding.condition().orElseThrow().text());
        assertEquals(
                Optional.ofNullable(counterexample), finding.counterexample().map(Object::toString));
        assertEquals(0, finding.wrongInDomain());
    }

    @Test
    void counterexamplesShrinkBelowTheGrid() throws IOException {
        Ranges far = new Ranges(new Range(40, 41), new Range(4, 5), new Range(3, 3), new Range(2, 2), 1);
        SurveyFindings.Counterexample example = run(far, Optional.empty()).rules().stream()
                .filter(f -> f.rule().name().equals("relationship 2"))
                .findFirst()
                .orElseThrow()
                .counterexample()
                .orElseThrow();
        Geometry g = example.geometry();
        assertTrue(g.input() + g.window() + g.stride() + g.dilation() <= 6, example.toString());
    }

    @Test
    void pairsThatPartAreFoundWithTheirSmallestCase() {
        SurveyFindings.PairFinding pair = usual.pairs().stream()
                .filter(p -> p.one().name().equals("PyTorch MaxPool2d")
                        && p.other().name().equals("PyTorch MaxPool2d, ceil_mode"))
                .findFirst()
                .orElseThrow();
        assertEquals(Geometry.of(1, 2, 2, 0), pair.smallest());
        assertTrue(pair.part() > 0 && pair.part() < pair.both());
        assertTrue(
                usual.pairs().stream()
                        .noneMatch(p -> p.one().name().equals("TensorFlow SAME")
                                && p.other().name().equals("ONNX SAME_UPPER")),
                "rules that say the same do not part");
    }

    @Test
    void aSweepThatWasStoppedGoesOnWhereItWas() throws IOException {
        Path state = folder.resolve("state.json");
        assertThrows(
                IllegalStateException.class,
                () -> new Survey(new ReferenceBackend(), USUAL, 1000, 1, 0)
                        .run(Optional.of(state), (done, executions) -> {
                            throw new IllegalStateException("stopped");
                        }));
        SurveyFindings rest = run(USUAL, Optional.of(state));
        assertTrue(rest.executed() < usual.executed(), "it began anew");
        assertTrue(rest.executed() > 0, "it was not stopped");
        assertEquals(withoutTime(usual), withoutTime(rest));
        assertEquals(0, run(USUAL, Optional.of(state)).executed());
    }

    @Test
    void oneThreadAndFiveFindTheSame() throws Exception {
        Ranges few = new Ranges(new Range(3, 30), new Range(1, 4), new Range(1, 3), new Range(1, 2), 2);
        ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool five = new ForkJoinPool(5);
        try {
            SurveyFindings alone = one.submit(() -> run(few, Optional.empty())).get();
            SurveyFindings together =
                    five.submit(() -> run(few, Optional.empty())).get();
            assertEquals(withoutTime(alone), withoutTime(together));
        } finally {
            one.shutdown();
            five.shutdown();
        }
    }

    private static SurveyFindings withoutTime(SurveyFindings f) {
        return new SurveyFindings(
                f.ranges(),
                f.geometries(),
                f.legal(),
                f.undivided(),
                f.executions(),
                0,
                0,
                f.rectangles(),
                f.rectanglesThatDiffer(),
                f.rules(),
                f.pairs(),
                f.pairsThatNeverPart());
    }

    @Test
    void theStateOfAnotherSweepIsRefused() throws IOException {
        Path state = folder.resolve("state.json");
        Ranges small = new Ranges(new Range(1, 3), new Range(1, 2), new Range(1, 1), new Range(1, 1), 0);
        run(small, Optional.of(state));
        String message = assertThrows(ProblemFormatException.class, () -> run(USUAL, Optional.of(state)))
                .getMessage();
        assertTrue(message.contains("got that of I=1..3 F=1..2 S=1 D=1 P<=0 with 1000 rectangles of seed 1"), message);
        for (String garbage : new String[] {
            "",
            "{}",
            "no",
            "[1]",
            "{\"counts\":{}}",
            "{\"counts\":{\"rules\":null}}",
            "{\"counts\":{\"rules\":[],\"pairs\":[]}}"
        }) {
            Files.writeString(state, garbage);
            assertThrows(ProblemFormatException.class, () -> run(USUAL, Optional.of(state)), garbage);
        }
    }
}
