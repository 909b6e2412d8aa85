package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import java.util.List;

/**
 * The one way in which this backend computes an op.
 *
 * @param preparation lays out the geometry and says which loop fills the output
 */
record ReferenceKernel<O extends Op>(String name, Class<O> op, Preparation<O> preparation) implements Kernel<O> {

    /** {@link Kernel#prepare} of one op. */
    @FunctionalInterface
    interface Preparation<O extends Op> {
        Computation prepare(O op, List<Shape> inputs);
    }

    @Override
    public Computation prepare(O op, List<Shape> inputs) {
        return preparation.prepare(op, inputs);
    }
}
