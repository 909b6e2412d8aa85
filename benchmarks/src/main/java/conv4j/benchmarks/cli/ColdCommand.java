package conv4j.benchmarks.cli;

import conv4j.benchmarks.cold.ColdCaches;
import conv4j.benchmarks.cold.FirstCalls;
import conv4j.benchmarks.cold.HighWater;
import conv4j.benchmarks.executor.Executor;
import conv4j.benchmarks.executor.Executors;
import conv4j.benchmarks.executor.Prepared;
import conv4j.benchmarks.executor.RefusedTrial;
import conv4j.benchmarks.statistics.Spread;
import conv4j.benchmarks.work.Suite;
import conv4j.benchmarks.work.WholeNetwork;
import conv4j.benchmarks.work.Work;
import conv4j.verification.Fill;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything that is not a steady state. */
@Command(
        name = "cold",
        description = {
            "Times calls with weights evicted from all caches beside calls in a row; for networks also their first answer",
            "in a fresh JVM and the most memory that the process took.",
            "Exit code 0, or 2 for wrong input."
        },
        mixinStandardHelpOptions = true)
public final class ColdCommand implements Callable<Integer> {
    private static final int CALLS = 21;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Option(names = "--suite", defaultValue = "speed", description = "As for compare (${DEFAULT-VALUE}).")
    private String suite = "";

    @Option(
            names = "--executors",
            split = ",",
            defaultValue = "vector,onnxruntime",
            description = "As for compare (${DEFAULT-VALUE}).")
    private List<String> executors = List.of();

    @Option(names = "--threads", defaultValue = "1", description = "That compute one call (${DEFAULT-VALUE}).")
    private int threads;

    @Override
    public Integer call() {
        List<Work> works;
        List<Executor> asked;
        try {
            works = Suite.of(suite, 0).works();
            asked = Executors.named(executors);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%-28s %-18s %12s %12s %14s %12s%n",
                "layer", "executor", "ms in a row", "ms cold", "first answer", "most MB");
        ColdCaches caches = new ColdCaches();
        for (Work work : works) {
            for (Executor executor : asked) {
                out.println(line(work, executor, caches));
                out.flush();
            }
        }
        return 0;
    }

    private String line(Work work, Executor executor, ColdCaches caches) {
        String start = String.format(Locale.ROOT, "%-28s %-18s ", work.name(), executor.name());
        if (executor.unavailable().isPresent()) {
            return start + "left out: " + executor.unavailable().get().reason();
        }
        try (Prepared prepared = executor.prepare(work.trial(Fill.REAL), threads)) {
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < 500_000_000L) {
                prepared.run();
            }
            double[] warm = new double[CALLS];
            for (int i = 0; i < CALLS; i++) {
                long before = System.nanoTime();
                prepared.run();
                warm[i] = (System.nanoTime() - before) / 1e6;
            }
            String times = String.format(
                    Locale.ROOT,
                    "%12.4f %12.4f",
                    Spread.median(warm),
                    caches.milliseconds(prepared, CALLS).median());
            return start + times + (work instanceof WholeNetwork network ? ofNetwork(network, executor) : "");
        } catch (RefusedTrial e) {
            return start + "left out: " + e.reason();
        }
    }

    private String ofNetwork(WholeNetwork network, Executor executor) {
        FirstCalls first = FirstCalls.of(network.source(), executor.name(), threads, 1);
        HighWater memory = HighWater.of(network.source(), executor.name(), threads);
        return String.format(
                Locale.ROOT,
                " %14.1f %12.0f (weights %.0f)",
                first.prepareMilliseconds() + first.milliseconds()[0],
                memory.megabytes(),
                memory.weightMegabytes());
    }
}
