package conv4j.verification.oracle;

import conv4j.op.BatchNormalization;
import conv4j.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code (x - mean[c]) / sqrt(variance[c] + epsilon) * scale[c] + offset[c]}. */
final class BatchNormalizationDefinition implements Definition<BatchNormalization> {
    /** A difference, a sum, a root, a quotient, two products and a sum; a kernel that folds them adds one of each. */
    private static final int ROUNDINGS = 10;

    @Override
    public Expected expect(BatchNormalization op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        int axis = Indices.axis(op.axis(), in.shape().rank());
        return Expected.of(in.shape(), at -> {
            int c = at[axis];
            double x = in.get(at);
            double mean = op.mean().get(c);
            double factor =
                    number(op.scale(), c, 1) / Math.sqrt((double) op.variance().get(c) + op.epsilon());
            double offset = number(op.offset(), c, 0);
            double magnitude = (Math.abs(x) + Math.abs(mean)) * Math.abs(factor) + Math.abs(offset);
            return Rounded.sum((x - mean) * factor + offset, magnitude, ROUNDINGS);
        });
    }

    private static double number(@Nullable Tensor parameters, int c, double otherwise) {
        return parameters == null ? otherwise : parameters.get(c);
    }
}
