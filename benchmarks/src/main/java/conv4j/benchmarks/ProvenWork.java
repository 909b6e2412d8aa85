package conv4j.benchmarks;

import conv4j.benchmarks.executor.Executor;
import conv4j.benchmarks.executor.Executors;
import conv4j.benchmarks.executor.Prepared;
import conv4j.benchmarks.executor.RefusedTrial;
import conv4j.benchmarks.proof.Finding;
import conv4j.benchmarks.proof.Judge;
import conv4j.benchmarks.work.Layer;
import conv4j.benchmarks.work.Suite;
import conv4j.benchmarks.work.Trial;
import conv4j.benchmarks.work.Work;
import conv4j.verification.Fill;
import java.util.List;
import java.util.stream.Stream;

/** For JMH: a layer or a network by one executor, made ready, and right. */
final class ProvenWork {
    /** As {@code compare} has it for those that trade accuracy for speed. */
    private static final double TRADED = 64;

    private ProvenWork() {}

    /** The article's layers and those of well-known networks. */
    private static Stream<Work> layers() {
        return Stream.of("article", "speed").flatMap(suite -> Suite.of(suite, 0).works().stream());
    }

    /** Names that {@link #ofLayer} takes. */
    static List<String> layerNames() {
        return layers().map(Work::name).toList();
    }

    /** @throws IllegalArgumentException when there is none of this name */
    static Work layer(String name) {
        return layers().filter(work -> work.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "layer: wanted one of " + String.join(", ", layerNames()) + ", got '" + name + "'"));
    }

    /** @throws IllegalArgumentException when there is none of this name */
    static Work network(String name) {
        return Suite.of("zoo:" + name, 0).works().get(0);
    }

    /** @throws IllegalStateException as {@link #of} does */
    static Prepared ofLayer(String name, String executor, int threads) {
        return of(layer(name), executor, threads);
    }

    /** @throws IllegalStateException as {@link #of} does */
    static Prepared ofNetwork(String name, String executor, int threads) {
        return of(network(name), executor, threads);
    }

    /**
     * @throws IllegalStateException when the executor does not run here, does not compute the work, or its result is
     *     wrong
     */
    private static Prepared of(Work work, String executorName, int threads) {
        boolean isLayer = work instanceof Layer;
        // A layer's sums of small integers are exact, so its result can be held to the last bit. They take as long as
        // other numbers; only denormals would not. A network's weights are its own.
        Trial trial = work.trial(isLayer ? Fill.SMALL_INTEGERS : Fill.REAL);
        Executor executor = Executors.named(List.of(executorName)).get(0);
        executor.unavailable().ifPresent(refusal -> {
            throw new IllegalStateException(executorName + " " + refusal.reason());
        });
        try {
            Prepared prepared = executor.prepare(trial, threads);
            prepared.run();
            Judge judge = isLayer ? Judge.OF_ALL : Judge.OF_SAMPLES;
            double factor = prepared.tradesAccuracy() ? TRADED : isLayer ? 0 : 1;
            Finding finding = judge.wanted(trial).compare(prepared.output(), factor);
            finding.complaint().ifPresent(why -> {
                throw new IllegalStateException(work.name() + " by " + executorName + ": " + why);
            });
            return prepared;
        } catch (RefusedTrial e) {
            throw new IllegalStateException(work.name() + " by " + executorName + ": " + e.reason(), e);
        }
    }
}
