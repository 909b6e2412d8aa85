package conv4j.verification.engines;

import conv4j.op.Op;
import conv4j.tensor.Tensor;
import conv4j.verification.execution.Outcome;

/** Somebody who computes convolutions and pools. */
public interface Engine extends AutoCloseable {

    /** The version of the library that computes. */
    String version();

    /**
     * Runs one layer.
     *
     * @param input {@code N x C x H x W}
     * @return {@link Outcome.NotTaken} for what the library does not offer or documents to refuse, {@link Outcome.Illegal}
     *     with its message for what it refused all the same
     */
    Outcome run(Op op, Tensor input);

    @Override
    default void close() {}
}
