package conv4j.op;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two-dimensional convolution as the field uses the word, that is cross-correlation:
 * {@code out[n,oc,oh,ow] = bias[oc] + sum over ic,kh,kw of in[n,ic,ih,iw] * weights[oc,ic,kh,kw]}, where padding is 0.
 *
 * <p>Input {@code N x C x H x W}; weights {@code OC x C/groups x KH x KW}; bias {@code OC}, or null for none. With
 * groups, the output channels of a group see the input channels of that group only; {@code groups == C} is a depthwise
 * convolution.
 */
public record Conv2d(
        Window window, int groups, Tensor weights, @Nullable Tensor bias) implements Op {

    /**
     * @throws conv4j.tensor.ShapeException when weights, bias, groups and window contradict each other
     */
    public Conv2d {
        Shape shape = weights.shape();
        Require.that(
                shape.rank() == 4 && shape.elements() > 0,
                "conv2d weights",
                "output channels x input channels per group x height x width, each at least 1",
                shape);
        Require.convolves("conv2d", window, shape);
        Require.that(groups >= 1, "conv2d groups", "at least 1", groups);
        Require.that(
                shape.extent(0) % groups == 0,
                "conv2d output channels",
                "a multiple of the " + groups + " groups",
                shape.extent(0));
        if (bias != null) {
            Shape wanted = Shape.of(shape.extent(0));
            Require.that(bias.shape().equals(wanted), "conv2d bias", wanted + " (one number a filter)", bias.shape());
        }
    }

    public int outputChannels() {
        return weights.shape().extent(0);
    }

    public int inputChannelsPerGroup() {
        return weights.shape().extent(1);
    }

    public int inputChannels() {
        return inputChannelsPerGroup() * groups;
    }

    @Override
    public String name() {
        return "conv2d";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        int channels = Require.oneImage(name(), inputs).extent(1);
        Require.that(
                channels % groups == 0, "conv2d input channels", "a multiple of the " + groups + " groups", channels);
        Require.that(
                channels == inputChannels(),
                "conv2d input channels",
                groups == 1
                        ? inputChannels() + " as the weights"
                        : inputChannels() + " (" + groups + " groups of " + inputChannelsPerGroup() + ")",
                channels);
    }

    @Override
    public List<Tensor> parameters() {
        return bias == null ? List.of(weights) : List.of(weights, bias);
    }

    @Override
    public long multiplyAdds(List<Shape> inputs, Shape output) {
        return output.elements() * (weights.shape().elements() / outputChannels());
    }
}
