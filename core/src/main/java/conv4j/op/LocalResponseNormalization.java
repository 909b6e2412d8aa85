package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * {@code y[c] = x[c] / (bias + alpha / size * s)^beta}, where s is the sum of {@code x[i]^2} over the channels from
 * {@code c - floor((size-1)/2)} to {@code c + ceil((size-1)/2)} that there are (ONNX LRN, as AlexNet has it).
 *
 * <p>Input {@code N x C x ...}: channels are axis 1.
 *
 * @param size channels that are summed, at least 1
 */
public record LocalResponseNormalization(int size, float alpha, float beta, float bias) implements Op {
    public LocalResponseNormalization {
        Require.that(size >= 1, "local_response_normalization size", "at least 1", size);
    }

    @Override
    public String name() {
        return "local_response_normalization";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Shape input = Require.oneInput(name(), inputs);
        Require.that(input.rank() >= 2, name() + " input", "rank 2 or more (batch x channels x ...)", input);
    }
}
