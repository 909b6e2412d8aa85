package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.BatchNormalization;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each channel less its mean, times one factor, plus its offset. */
final class ReferenceBatchNormalization {
    private ReferenceBatchNormalization() {}

    static Computation prepare(BatchNormalization op, List<Shape> inputs) {
        Shape shape = inputs.get(0);
        Lines lines = Lines.along(op.name(), shape, op.axis());
        float[] factor = new float[op.channels()];
        for (int c = 0; c < factor.length; c++) {
            double deviation = Math.sqrt((double) op.variance().values()[c] + op.epsilon());
            factor[c] = (float) (at(op.scale(), c, 1) / deviation);
        }
        return new PlainComputation(
                shape, (in, out) -> normalize(op, lines, factor, in.get(0).values(), out.values()));
    }

    private static float at(@Nullable Tensor tensor, int c, float otherwise) {
        return tensor == null ? otherwise : tensor.values()[c];
    }

    private static void normalize(BatchNormalization op, Lines lines, float[] factor, float[] x, float[] y) {
        float[] means = op.mean().values();
        int i = 0;
        for (int o = 0; o < lines.outer(); o++) {
            for (int c = 0; c < lines.length(); c++) {
                float mean = means[c];
                float scale = factor[c];
                float offset = at(op.offset(), c, 0);
                for (int end = i + lines.inner(); i < end; i++) {
                    y[i] = (x[i] - mean) * scale + offset;
                }
            }
        }
    }
}
