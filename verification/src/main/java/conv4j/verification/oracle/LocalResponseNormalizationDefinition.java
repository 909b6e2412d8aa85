package conv4j.verification.oracle;

import conv4j.op.LocalResponseNormalization;
import conv4j.tensor.Tensor;
import java.util.List;

/**
 * {@code x / (bias + alpha / size * square_sum)^beta} with ONNX's square_sum over {@code max(0, c - floor((size - 1) /
 * 2)) <= i <= min(C - 1, c + ceil((size - 1) / 2))}. A power of beta magnifies a relative error that often.
 */
final class LocalResponseNormalizationDefinition implements Definition<LocalResponseNormalization> {

    @Override
    public Expected expect(LocalResponseNormalization op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        int channels = in.shape().extent(1);
        double half = (op.size() - 1) / 2.0;
        long roundings = (long) Math.ceil(Math.max(1, op.beta())) * (op.size() + 5) + Rounded.FUNCTION + 1;
        return Expected.of(in.shape(), at -> {
            int first = (int) Math.max(0, at[1] - Math.floor(half));
            int last = (int) Math.min(channels - 1, at[1] + Math.ceil(half));
            double squares = 0;
            for (int i = first; i <= last; i++) {
                double x = in.get(Indices.with(at, 1, i));
                squares += x * x;
            }
            double y = in.get(at) / Math.pow(op.bias() + (double) op.alpha() / op.size() * squares, op.beta());
            return Rounded.function(y, Math.abs(y), roundings);
        });
    }
}
