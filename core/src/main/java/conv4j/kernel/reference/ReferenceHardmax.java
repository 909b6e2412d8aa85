package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.Hardmax;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/** Zeros, and a one for each line. */
final class ReferenceHardmax {
    private ReferenceHardmax() {}

    static Computation prepare(Hardmax op, List<Shape> inputs) {
        Lines lines = Lines.along(op.name(), inputs.get(0), op.axis());
        return new PlainComputation(inputs.get(0), (in, out) -> {
            float[] x = in.get(0).values();
            float[] y = out.values();
            Arrays.fill(y, 0);
            if (lines.length() > 0) {
                lines.forEach((line, start) ->
                        y[start + ReferenceArgExtreme.find(lines, start, true, false, x) * lines.inner()] = 1);
            }
        });
    }
}
