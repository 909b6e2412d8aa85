package conv4j.benchmarks.cli;

import conv4j.benchmarks.cold.FirstCalls;
import conv4j.benchmarks.executor.Executors;
import conv4j.benchmarks.work.Suite;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The first calls in a fresh JVM, as a table. */
@Command(
        name = "warmup",
        description = {
            "Prints the milliseconds of the first calls of a layer or network, each executor in a JVM of its own, as CSV.",
            "Exit code 0, or 2 for wrong input."
        },
        mixinStandardHelpOptions = true)
public final class WarmUpCommand implements Callable<Integer> {
    /** The layer that most networks have most of: 3x3 over 64 channels. */
    static final String LAYER = "mb1ic64ih56oc64oh56kh3ph1n\"resnet50.res2_3x3\"";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Option(names = "--suite", defaultValue = LAYER, description = "Whose first work is called (${DEFAULT-VALUE}).")
    private String suite = "";

    @Option(
            names = "--executors",
            split = ",",
            defaultValue = "vector,onednn,onnxruntime",
            description = "(${DEFAULT-VALUE}).")
    private List<String> executors = List.of();

    @Option(names = "--calls", defaultValue = "200", description = "(${DEFAULT-VALUE}).")
    private int calls;

    @Option(names = "--threads", defaultValue = "1", description = "That compute one call (${DEFAULT-VALUE}).")
    private int threads;

    @Override
    public Integer call() {
        try {
            Suite.of(suite, 0);
            Executors.named(executors);
            if (calls < 1 || calls > 1_000_000 || threads < 1 || threads > 4096) {
                throw new IllegalArgumentException(
                        "wanted 1 to 1000000 calls and 1 to 4096 threads, got " + calls + " and " + threads);
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        List<FirstCalls> all = new ArrayList<>();
        executors.forEach(executor -> all.add(FirstCalls.of(suite, executor, threads, calls)));
        PrintWriter out = spec.commandLine().getOut();
        out.println("call," + String.join(",", executors));
        for (int i = 0; i < calls; i++) {
            StringBuilder line = new StringBuilder(Integer.toString(i + 1));
            for (FirstCalls first : all) {
                line.append(String.format(Locale.ROOT, ",%.4f", first.milliseconds()[i]));
            }
            out.println(line);
        }
        out.flush();
        return 0;
    }
}
