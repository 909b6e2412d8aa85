package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.ArgExtreme;
import conv4j.tensor.Shape;
import java.util.List;

/** One look at each element of a line. */
final class ReferenceArgExtreme {
    private ReferenceArgExtreme() {}

    static Computation prepare(ArgExtreme op, List<Shape> inputs) {
        Lines lines = Lines.along(op.name(), inputs.get(0), op.axis());
        Shape output = new ReducedAxes(op.name(), inputs.get(0), List.of(op.axis())).output(op.keepDimensions());
        return new PlainComputation(output, (in, out) -> {
            float[] x = in.get(0).values();
            float[] y = out.values();
            lines.forEach((line, start) -> y[line] = find(lines, start, op.largest(), op.lastOfEqual(), x));
        });
    }

    /** Which element of a line it is; the first NaN where there is one. */
    static int find(Lines lines, int start, boolean largest, boolean lastOfEqual, float[] x) {
        int found = 0;
        float best = x[start];
        for (int i = 0; i < lines.length(); i++) {
            float element = x[start + i * lines.inner()];
            if (Float.isNaN(element)) {
                return i;
            }
            if ((largest ? element > best : element < best) || lastOfEqual && element == best) {
                best = element;
                found = i;
            }
        }
        return found;
    }
}
