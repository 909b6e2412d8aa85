package conv4j.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.benchmarks.compare.Comparison.Outcome;
import conv4j.benchmarks.executor.Executor;
import conv4j.benchmarks.executor.Executors;
import conv4j.benchmarks.executor.Prepared;
import conv4j.benchmarks.executor.RefusedTrial;
import conv4j.benchmarks.proof.Judge;
import conv4j.benchmarks.work.Suite;
import conv4j.benchmarks.work.Trial;
import conv4j.kernel.Refusal;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Settings SHORT = new Settings(1, 4, 4, 1e-9, 10, 0, 0, Judge.OF_ALL);

    private final List<String> calls = new ArrayList<>();

    /** Computes as plain loops do, adds something to one output, and writes down when it is called. */
    private record Fake(String name, float off, List<String> calls, Optional<Refusal> unavailable) implements Executor {

        @Override
        public Prepared prepare(Trial trial, int threads) throws RefusedTrial {
            Prepared right = Executors.named(List.of("reference")).get(0).prepare(trial, 1);
            return new Prepared() {
                @Override
                public String kernel() {
                    return name;
                }

                @Override
                public void load(Tensor input) {
                    right.load(input);
                }

                @Override
                public void run() {
                    calls.add(name);
                    right.run();
                }

                @Override
                public Tensor output() {
                    Tensor output = right.output();
                    output.values()[output.values().length - 1] += off;
                    return output;
                }

                @Override
                public void close() {
                    right.close();
                }
            };
        }
    }

    private Fake fake(String name, float off) {
        return new Fake(name, off, calls, Optional.empty());
    }

    private static Outcome run(Executor... executors) {
        Suite suite = Suite.of("mb1ic2ih4oc3kh3n\"tiny\"", 0);
        return Comparison.of(suite, List.of(executors), SHORT).run((work, timed, untimed) -> {});
    }

    @Test
    void oneWrongNumberIsNeverTimed() {
        Outcome outcome = run(fake("right", 0), fake("wrong", 1));
        assertTrue(outcome.anyWrong());
        assertEquals(
                List.of("right"), outcome.timed().stream().map(Timed::executor).toList());
        assertEquals(1, outcome.untimed().size());
        assertTrue(
                outcome.untimed().get(0).reason().startsWith("wrong result: 1 of 12 outputs"),
                () -> outcome.untimed().toString());
        assertEquals(1, calls.stream().filter("wrong"::equals).count());
    }

    @Test
    void executorsTakeTurnsForwardsAndBackwards() {
        run(fake("a", 0), fake("b", 0));
        // After proof and warm-up, four rounds of one call each; then what is allocated.
        int start = String.join("", calls).indexOf("abbaabba");
        assertTrue(start > 0, calls::toString);
    }

    @Test
    void whoIsMissingIsNamedAndLeftOut() {
        Fake absent = new Fake("absent", 0, calls, Optional.of(new Refusal("no such library")));
        Outcome outcome = run(absent, fake("right", 0));
        assertEquals(List.of(new Comparison.Missing("absent", "no such library")), outcome.missing());
        assertEquals(1, outcome.timed().size());
        assertFalse(outcome.anyWrong());
    }

    @Test
    void aTimedRowProvesItself() {
        Timed row = run(fake("a", 0), fake("b", 0)).timed().get(0);
        assertEquals(12 * 18, row.multiplyAdds());
        assertEquals(4 * (32 + 54 + 3 + 12), row.bytes());
        assertEquals(12, row.checked());
        assertEquals(4, row.rounds().length);
        assertEquals(List.of("b"), List.copyOf(row.ratios().keySet()));
        assertTrue(row.largestError() < 1e-6);
    }

    /** Estimated at 20 GFLOP/s, which is slow: deepbench's 133 s were 102 (Zen 5, four executors). */
    @Test
    void quickTakesTwoMinutesHoweverLongTheSuite() {
        for (String name : List.of("speed", "deepbench", "densenet121")) {
            Suite suite = Suite.of(name, 0);
            Settings quick = Settings.quick(1, suite.works().size());
            List<Executor> four = Executors.named(List.of("vector", "plain", "reference", "nd4j"));
            double seconds = Comparison.of(suite, four, quick).estimatedSeconds();
            assertTrue(seconds < 140, name + ": " + seconds + " s");
        }
    }
}
