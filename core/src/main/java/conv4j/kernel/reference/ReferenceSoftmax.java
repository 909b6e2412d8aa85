package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.Softmax;
import conv4j.tensor.Shape;
import java.util.List;

/** Less the largest first, so that no exponential overflows. */
final class ReferenceSoftmax {
    private ReferenceSoftmax() {}

    static Computation prepare(Softmax op, List<Shape> inputs) {
        Lines lines = Lines.along(op.name(), inputs.get(0), op.axis());
        return new PlainComputation(inputs.get(0), (in, out) -> {
            float[] x = in.get(0).values();
            float[] y = out.values();
            lines.forEach((line, start) -> softmax(lines, start, op.logarithm(), x, y));
        });
    }

    private static void softmax(Lines lines, int start, boolean logarithm, float[] x, float[] y) {
        int end = start + lines.length() * lines.inner();
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = start; i < end; i += lines.inner()) {
            largest = Math.max(largest, x[i]);
        }
        // In double, since the sum may have a thousand and more terms.
        double sum = 0;
        for (int i = start; i < end; i += lines.inner()) {
            double power = Math.exp(x[i] - largest);
            y[i] = (float) power;
            sum += power;
        }
        double logarithmOfSum = Math.log(sum);
        for (int i = start; i < end; i += lines.inner()) {
            y[i] = (float) (logarithm ? x[i] - largest - logarithmOfSum : y[i] / sum);
        }
    }
}
