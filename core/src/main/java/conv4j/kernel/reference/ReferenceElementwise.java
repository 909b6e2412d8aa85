package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.kernel.element.ScalarFunction;
import conv4j.op.Elementwise;
import conv4j.tensor.Shape;
import java.util.List;

/** One function, element by element. */
final class ReferenceElementwise {
    private ReferenceElementwise() {}

    static Computation prepare(Elementwise op, List<Shape> inputs) {
        ScalarFunction function = ScalarFunction.of(op);
        return new PlainComputation(
                inputs.get(0), (in, out) -> map(function, in.get(0).values(), out.values()));
    }

    private static void map(ScalarFunction function, float[] x, float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = function.of(x[i]);
        }
    }
}
