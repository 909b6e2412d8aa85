package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.Sparsemax;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/** Finds the threshold by going down the sorted elements for as long as each is above what it would be with it. */
final class ReferenceSparsemax {
    private ReferenceSparsemax() {}

    static Computation prepare(Sparsemax op, List<Shape> inputs) {
        Lines lines = Lines.along(op.name(), inputs.get(0), op.axis());
        return new PlainComputation(inputs.get(0), () -> {
            float[] sorted = new float[lines.length()];
            return (in, out) -> {
                float[] x = in.get(0).values();
                float[] y = out.values();
                lines.forEach((line, start) -> sparsemax(lines, start, sorted, x, y));
            };
        });
    }

    private static void sparsemax(Lines lines, int start, float[] sorted, float[] x, float[] y) {
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = x[start + i * lines.inner()];
        }
        Arrays.sort(sorted);
        // Counted from the largest: beside elements far from 0 the 1 would be lost.
        double largest = sorted.length == 0 ? 0 : sorted[sorted.length - 1];
        double sum = 0;
        double threshold = 0;
        for (int count = 1; count <= sorted.length; count++) {
            double element = sorted[sorted.length - count] - largest;
            sum += element;
            // What a mask made minus infinity is below any threshold, but would make it one that is not a number.
            if (element == Double.NEGATIVE_INFINITY || element - (sum - 1) / count <= 0) {
                break;
            }
            threshold = (sum - 1) / count;
        }
        for (int i = 0; i < sorted.length; i++) {
            y[start + i * lines.inner()] = (float) Math.max(x[start + i * lines.inner()] - largest - threshold, 0);
        }
    }
}
