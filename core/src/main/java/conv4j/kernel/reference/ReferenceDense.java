package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.Dense;
import conv4j.tensor.Shape;
import java.util.List;

/** The bias, and then one row of weights for each input. */
final class ReferenceDense {
    private ReferenceDense() {}

    static Computation prepare(Dense op, List<Shape> inputs) {
        int[] extents = inputs.get(0).toArray();
        extents[extents.length - 1] = op.outputs();
        return new PlainComputation(
                Shape.of(extents), (in, out) -> multiply(op, in.get(0).values(), out.values()));
    }

    private static void multiply(Dense op, float[] x, float[] y) {
        float[] bias = op.bias() == null ? new float[op.outputs()] : op.bias().values();
        float[] weights = op.weights().values();
        for (int i = 0, o = 0; o < y.length; i += op.inputs(), o += op.outputs()) {
            System.arraycopy(bias, 0, y, o, op.outputs());
            MatrixProduct.addRowTimes(x, i, weights, 0, op.inputs(), op.outputs(), y, o);
        }
    }
}
