package conv4j.verification.oracle;

import conv4j.op.Normalize;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * {@code (x - mean) / sqrt(variance + epsilon)}. The mean of n numbers may be off by {@code gamma_n} of what they weigh,
 * which the deviation magnifies; the variance by {@code gamma_n} of itself, since the mean's error cancels in it.
 */
final class NormalizeDefinition implements Definition<Normalize> {
    /** Besides the sums: differences, squares, quotients, a root and a product. */
    private static final int ROUNDINGS = 10;

    @Override
    public Expected expect(Normalize op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        Group group = Group.over(in.shape(), op.axes());
        return Expected.of(in.shape(), at -> {
            double[] elements = group.elements(in, at);
            double mean = Arrays.stream(elements).sum() / elements.length;
            double weight = Arrays.stream(elements).map(Math::abs).sum() / elements.length;
            double variance =
                    Arrays.stream(elements).map(x -> (x - mean) * (x - mean)).sum() / elements.length;
            double deviation = Math.sqrt(variance + op.epsilon());
            double y = (in.get(at) - mean) / deviation;
            double magnitude = (Math.abs(in.get(at)) + weight) / deviation + Math.abs(y);
            return Rounded.function(y, magnitude, elements.length + ROUNDINGS);
        });
    }
}
