package conv4j;

import conv4j.kernel.Backend;
import conv4j.kernel.vector.Accuracy;
import conv4j.plan.Plan;
import java.util.List;

/**
 * How a network is run.
 *
 * @param backend which kernels may be used
 * @param accuracy how far the vector kernels may be from sums as they are defined
 * @param threads that share the work of each layer, at least 1; results are the same to the last bit, however many
 */
public record Execution(BackendChoice backend, Accuracy accuracy, int threads) {
    /**
     * The fastest, with a thread for each of the machine's cores. {@link Accuracy#FAST}, since its errors are a
     * hundredth of what rounding weights to float16 does, and float16 weights are in common use.
     */
    public static final Execution FASTEST = new Execution(
            BackendChoice.AUTO, Accuracy.FAST, Runtime.getRuntime().availableProcessors());

    public Execution {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: wanted at least 1, got " + threads);
        }
    }

    public Execution withBackend(BackendChoice other) {
        return new Execution(other, accuracy, threads);
    }

    public Execution withAccuracy(Accuracy other) {
        return new Execution(backend, other, threads);
    }

    public Execution withThreads(int count) {
        return new Execution(backend, accuracy, count);
    }

    /** In the order in which they are asked for kernels. */
    public List<Backend> backends() {
        return backend.backends(accuracy);
    }

    /** The reference backend shows each layer as it is defined; others may compute several at once. */
    Plan.Fusing fusing() {
        return backend == BackendChoice.REFERENCE ? Plan.Fusing.NONE : Plan.Fusing.CHAINS;
    }
}
