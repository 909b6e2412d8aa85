package conv4j.kernel;

import conv4j.op.Op;
import java.util.List;
import java.util.Optional;

/**
 * A family of kernels that share a way to compute, best first for each op. A plan asks its backends in order, and each
 * backend's kernels in order; the first that does not refuse gets the job.
 */
public interface Backend {

    /** For {@code --backend} and reports: {@code reference}, {@code nd4j}. */
    String name();

    /** Why nothing of this backend can run on this machine; empty when it can. */
    default Optional<Refusal> unavailable() {
        return Optional.empty();
    }

    List<Kernel<?>> kernels();

    /**
     * This backend for a pass that reads so many weights in all, for what its kernels expect to cost: with more than
     * caches hold, each layer's come from memory.
     *
     * @param weights bytes
     */
    default Backend reading(long weights) {
        return this;
    }

    /**
     * Whether its computations never again read the weights of the op that they were made for, so that the plan may let
     * them go.
     */
    default boolean packsWeights() {
        return false;
    }

    /** Its kernels for one op, best first. */
    default <O extends Op> List<Kernel<O>> kernelsFor(Class<O> op) {
        return kernels().stream()
                .filter(kernel -> kernel.op() == op)
                .map(kernel -> {
                    @SuppressWarnings("unchecked") // its op() is O's class
                    Kernel<O> match = (Kernel<O>) kernel;
                    return match;
                })
                .toList();
    }
}
