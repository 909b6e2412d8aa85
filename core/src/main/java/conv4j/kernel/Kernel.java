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
     * Whether this kernel leaves the op together with what follows it to others, one for each.
     *
     * @param inputs as for {@link #refusal(Op, List)}, and last the residual's where there is one
     * @return empty when it takes the job, then {@link #refusal(Op, List)} has nothing against it either
     */
    default Optional<Refusal> refusal(O op, List<Shape> inputs, Epilogue epilogue) {
        return epilogue.equals(Epilogue.NONE)
                ? refusal(op, inputs)
                : Optional.of(new Refusal("computes nothing but " + op.name()));
    }

    /**
     * What it expects the job to take, for a choice among the kernels of one backend: in multiply-adds that a vector
     * unit at its peak would do in that time. Kernels that cannot tell expect nothing and are taken in their order.
     *
     * @param inputs shapes for which {@link #refusal} has refused nothing
     */
    default double cost(O op, List<Shape> inputs) {
        return 0;
    }

    /**
     * Makes the kernel ready for fixed shapes.
     *
     * @param inputs shapes that {@link Op#checkInputs} has passed and {@link #refusal} has not refused
     * @throws conv4j.tensor.ShapeException when the op's window does not fit on them
     */
    Computation prepare(O op, List<Shape> inputs);

    /**
     * Makes the kernel ready for fixed shapes, together with what follows.
     *
     * @param inputs shapes for which {@link #refusal(Op, List, Epilogue)} has refused nothing
     */
    default Computation prepare(O op, List<Shape> inputs, Epilogue epilogue) {
        return prepare(op, inputs);
    }

    /**
     * Makes the kernel ready for fixed shapes, together with what follows, with weights that it may have packed before.
     *
     * @param packed of the network that the op is in; a kernel that packs much takes its weights from there
     */
    default Computation prepare(O op, List<Shape> inputs, Epilogue epilogue, PackedWeights packed) {
        return prepare(op, inputs, epilogue);
    }
}
