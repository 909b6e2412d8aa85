package conv4j.op;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Transposed convolution, the gradient of {@link Conv2d} as a layer (ONNX ConvTranspose, Keras Conv2DTranspose): each
 * cell of the input lands one window on the output and adds {@code in[n,ic,ih,iw] * weights[ic,oc,kh,kw]} at each of the
 * window's cells; the bias is added once per output element.
 *
 * <p>Input {@code N x IC x H x W}; weights {@code IC x OC/groups x KH x KW}; bias {@code OC}, or null for none. How far the
 * output reaches is found by landing the windows ({@link WindowAxis#scatter}).
 *
 * @param window explicit padding is taken off the output; same padding makes the output stride times the input
 * @param outputPaddingHeight rows added at the bottom, which windows may or may not cover
 * @param outputPaddingWidth columns added at the right
 */
public record ConvTranspose2d(
        Window window,
        int groups,
        Tensor weights,
        @Nullable Tensor bias,
        int outputPaddingHeight,
        int outputPaddingWidth)
        implements Op {

    /**
     * @throws conv4j.tensor.ShapeException when weights, bias, groups and window contradict each other
     */
    public ConvTranspose2d {
        Shape shape = weights.shape();
        Require.that(
                shape.rank() == 4 && shape.elements() > 0,
                "conv_transpose2d weights",
                "input channels x output channels per group x height x width, each at least 1",
                shape);
        Require.convolves("conv_transpose2d", window, shape);
        Require.that(groups >= 1, "conv_transpose2d groups", "at least 1", groups);
        Require.that(
                shape.extent(0) % groups == 0,
                "conv_transpose2d input channels",
                "a multiple of the " + groups + " groups",
                shape.extent(0));
        if (bias != null) {
            Shape wanted = Shape.of(Math.multiplyExact(shape.extent(1), groups));
            Require.that(
                    bias.shape().equals(wanted),
                    "conv_transpose2d bias",
                    wanted + " (one number an output channel)",
                    bias.shape());
        }
        Require.that(
                outputPaddingHeight >= 0 && outputPaddingWidth >= 0,
                "conv_transpose2d output padding",
                "at least 0",
                outputPaddingHeight + "x" + outputPaddingWidth);
    }

    public int inputChannels() {
        return weights.shape().extent(0);
    }

    public int outputChannelsPerGroup() {
        return weights.shape().extent(1);
    }

    public int outputChannels() {
        return outputChannelsPerGroup() * groups;
    }

    @Override
    public String name() {
        return "conv_transpose2d";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        int channels = Require.oneImage(name(), inputs).extent(1);
        Require.that(
                channels == inputChannels(),
                "conv_transpose2d input channels",
                inputChannels() + " as the weights",
                channels);
    }

    @Override
    public List<Tensor> parameters() {
        return bias == null ? List.of(weights) : List.of(weights, bias);
    }

    /** Those that land in the padding count. */
    @Override
    public long multiplyAdds(List<Shape> inputs, Shape output) {
        return inputs.get(0).elements() * (weights.shape().elements() / inputChannels());
    }
}
