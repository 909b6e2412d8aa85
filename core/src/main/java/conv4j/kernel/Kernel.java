package conv4j.kernel;

import conv4j.op.Op;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * One way to compute one op. A kernel holds no state: what it makes ready is a {@link Computation}.
 *
 * @param <O> the op
 */
public interface Kernel<O extends Op> {

    /** {@code <backend>/<op>/<algorithm>}, as in {@code vector/conv2d/winograd-f4}. */
    String name();

    Class<O> op();

    /**
     * Whether this kernel leaves the job to another.
     *
     * @param inputs shapes that {@link Op#checkInputs} has passed
     * @return empty when it takes the job
     */
    default Optional<Refusal> refusal(O op, List<Shape> inputs) {
        return Optional.empty();
    }

    /**
     * Makes the kernel ready for fixed shapes.
     *
     * @param inputs shapes that {@link Op#checkInputs} has passed and {@link #refusal} has not refused
     * @throws conv4j.tensor.ShapeException when the op's window does not fit on them
     */
    Computation prepare(O op, List<Shape> inputs);
}
