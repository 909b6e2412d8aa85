package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.Relu;
import conv4j.tensor.Shape;
import java.util.List;

/** {@code max(x, 0)} for each element. */
final class ReferenceRelu {
    private ReferenceRelu() {}

    static Computation prepare(Relu op, List<Shape> inputs) {
        return new PlainComputation(
                inputs.get(0), (in, out) -> rectify(in.get(0).values(), out.values()));
    }

    private static void rectify(float[] x, float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.max(x[i], 0);
        }
    }
}
