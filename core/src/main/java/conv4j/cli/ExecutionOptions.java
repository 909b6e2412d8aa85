package conv4j.cli;

import conv4j.BackendChoice;
import conv4j.Execution;
import conv4j.kernel.Refusal;
import conv4j.kernel.vector.Accuracy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how a network is run. */
final class ExecutionOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--backend",
            paramLabel = "BACKEND",
            description =
                    "vector, plain, nd4j, reference or auto (vector where the JVM has it; plain for one answer of a model, which "
                            + "is there before vectors are compiled). What a backend refuses runs on reference, and the report says why. "
                            + "Default: ${DEFAULT-VALUE}.",
            defaultValue = "auto")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private BackendChoice backend;

    @Option(
            names = "--accuracy",
            paramLabel = "ACCURACY",
            defaultValue = "fast",
            description = "exact (sums as they are defined), close (Winograd's F(2x2) where it is faster: as accurate, "
                    + "but an infinity spreads further) or fast (F(4x4), too: errors up to 1e-4 of what a layer's "
                    + "outputs are on the whole). Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Accuracy accuracy;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that share the work; the result is the same. Default: the machine's cores.")
    private @Nullable Integer threads;

    /**
     * For so many forward passes. For a single one nothing is faster than plain arrays: until C2 has compiled loops over
     * vectors a second is gone (whole process, SqueezeNet 0.9 s instead of 1.9, VGG-16 1.5 instead of 2.9; 2 cores, JDK 17).
     */
    Execution execution(int passes) {
        Execution asked = execution();
        return backend == BackendChoice.AUTO && passes == 1 ? asked.withBackend(BackendChoice.PLAIN) : asked;
    }

    Execution execution() {
        if (threads != null && threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads: wanted at least 1, got " + threads);
        }
        return new Execution(backend, accuracy, threads == null ? Execution.FASTEST.threads() : threads);
    }

    /** A single layer may be refused and run on reference; a backend that cannot run at all is not what was asked for. */
    void requireAvailable() {
        Optional<Refusal> refusal = backend.backends().get(0).unavailable();
        if (refusal.isEmpty()) {
            return;
        }
        if (backend != BackendChoice.AUTO) {
            throw new IllegalArgumentException(
                    "--backend " + backend + ": " + refusal.get().reason() + "; take --backend auto");
        }
        spec.commandLine()
                .getErr()
                .println("conv4j: without " + backend.backends().get(0).name() + " kernels: "
                        + refusal.get().reason() + "; goes on with "
                        + backend.backends().get(1).name());
    }
}
