package conv4j.benchmarks;

import conv4j.benchmarks.executor.Executor;
import conv4j.benchmarks.executor.Executors;
import conv4j.benchmarks.executor.Prepared;
import conv4j.benchmarks.executor.RefusedTrial;
import conv4j.benchmarks.proof.Finding;
import conv4j.benchmarks.proof.Judge;
import conv4j.benchmarks.work.Suite;
import conv4j.benchmarks.work.Trial;
import conv4j.benchmarks.work.Work;
import conv4j.verification.Fill;
import java.util.List;
import java.util.stream.Stream;

/** For JMH: one layer by one executor, made ready, and right. */
final class ProvenLayer {
    /** As {@code compare} has it for those that trade accuracy for speed. */
    private static final double TRADED = 64;

    private ProvenLayer() {}

    /** The article's layers and those of well-known networks. */
    private static Stream<Work> works() {
        return Stream.of("article", "speed").flatMap(suite -> Suite.of(suite, 0).works().stream());
    }

    /** Names that {@link #of} takes. */
    static List<String> names() {
        return works().map(Work::name).toList();
    }

    /**
     * @throws IllegalStateException when there is no such layer or executor, when the executor does not compute the layer
     *     here, or its result is wrong
     */
    static Prepared of(String layer, String executorName, int threads) {
        Trial trial = works().filter(work -> work.name().equals(layer))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("layer: wanted one of " + names() + ", got " + layer))
                // Small integers: every right sum is exact, so the result can be held to the last bit. They take as
                // long as other numbers; only denormals would not.
                .trial(Fill.SMALL_INTEGERS);
        Executor executor = Executors.named(List.of(executorName)).get(0);
        executor.unavailable().ifPresent(refusal -> {
            throw new IllegalStateException(executorName + ": " + refusal.reason());
        });
        try {
            Prepared prepared = executor.prepare(trial, threads);
            prepared.run();
            Finding finding =
                    Judge.OF_ALL.wanted(trial).compare(prepared.output(), prepared.tradesAccuracy() ? TRADED : 0);
            finding.complaint().ifPresent(why -> {
                throw new IllegalStateException(layer + " by " + executorName + ": " + why);
            });
            return prepared;
        } catch (RefusedTrial e) {
            throw new IllegalStateException(layer + " by " + executorName + ": " + e.reason(), e);
        }
    }
}
