package conv4j.benchmarks.cli;

import conv4j.benchmarks.compare.Comparison;
import conv4j.benchmarks.compare.Machine;
import conv4j.benchmarks.compare.Settings;
import conv4j.benchmarks.executor.Executors;
import conv4j.benchmarks.work.Suite;
import conv4j.benchmarks.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Whether the vector kernels are still compiled to what they were written for. A loop that falls off that cliff gives
 * right results, thirty times slower: only its share of the multiply-adds that the machine does beside it tells.
 */
@Command(
        name = "guard",
        description = {
            "Fails when a kernel falls under its share of the multiply-add peak measured beside it, on this JDK.",
            "Exit code 0: none does; 1: one does, or gives a wrong result; 2: wrong input."
        },
        mixinStandardHelpOptions = true)
public final class GuardCommand implements Callable<Integer> {
    private static final String OWN = "/conv4j/benchmarks/thresholds.txt";

    /** A busy machine makes a kernel slow for a while; a compiler that gave up makes it slow each time. */
    private static final int TRIES = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Option(
            names = "--thresholds",
            paramLabel = "FILE",
            description = "Lines of: layer of suite speed, executor, least share of the peak (those of the jar).")
    private @Nullable Path thresholds;

    @Override
    public Integer call() throws IOException {
        List<Threshold> all;
        try {
            all = thresholds == null
                    ? Threshold.read("thresholds.txt", own())
                    : Threshold.read(thresholds.toString(), Files.readString(thresholds));
            Executors.named(all.stream().map(Threshold::executor).toList());
            all.forEach(GuardCommand::work);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("guard: %d kernels, Java %s%n", all.size(), Machine.here().java());
        boolean held = true;
        for (Threshold threshold : all) {
            held &= holds(threshold, out);
        }
        return held ? 0 : 1;
    }

    private static String own() {
        try (InputStream stream = Objects.requireNonNull(GuardCommand.class.getResourceAsStream(OWN), OWN)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(OWN + " in the jar: " + e.getMessage(), e);
        }
    }

    private static Work work(Threshold threshold) {
        return Suite.of("speed", 0).works().stream()
                .filter(work -> work.name().equals(threshold.layer()) && work.multiplyAdds() > 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "threshold: wanted a convolution of suite speed, got '" + threshold.layer() + "'"));
    }

    private static boolean holds(Threshold threshold, PrintWriter out) {
        Suite suite = new Suite("guard", List.of(work(threshold)));
        double best = 0;
        for (int i = 0; i < TRIES && best < threshold.share(); i++) {
            Comparison comparison =
                    Comparison.of(suite, Executors.named(List.of(threshold.executor())), Settings.quick(1));
            Comparison.Outcome outcome = comparison.run((work, timed, untimed) -> {});
            if (outcome.timed().isEmpty()) {
                String why = outcome.missing().isEmpty()
                        ? outcome.untimed().get(0).reason()
                        : outcome.missing().get(0).reason();
                out.printf("%-24s %-20s NOT TIMED: %s%n", threshold.layer(), threshold.executor(), why);
                return false;
            }
            best = Math.max(best, outcome.timed().get(0).shareOfPeak());
        }
        boolean holds = best >= threshold.share();
        out.printf(
                Locale.ROOT,
                "%-24s %-20s %3.0f %% of the peak, wanted %.0f %%%s%n",
                threshold.layer(),
                threshold.executor(),
                100 * best,
                100 * threshold.share(),
                holds ? "" : ": TOO SLOW");
        out.flush();
        return holds;
    }
}
