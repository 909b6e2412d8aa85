package conv4j.kernel.nd4j;

import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.Conv2d;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** ND4J's {@code depthwise_conv2d}: one or several filters for each channel alone. */
final class Nd4jDepthwiseConv2d implements Kernel<Conv2d> {
    @Override
    public String name() {
        return "nd4j/conv2d/depthwise";
    }

    @Override
    public Class<Conv2d> op() {
        return Conv2d.class;
    }

    @Override
    public Optional<Refusal> refusal(Conv2d op, List<Shape> inputs) {
        if (op.inputChannelsPerGroup() > 1) {
            return Optional.of(new Refusal("takes one channel a group only, not " + op.inputChannelsPerGroup()));
        }
        if (op.groups() == 1) {
            // M2.1 fails on one channel when its window lands once, and on a few more (1x1x1x2, F1x1, two filters).
            return Optional.of(new Refusal("takes two channels or more, not 1"));
        }
        if (isOneProductAChannel(op, inputs.get(0))) {
            return Optional.of(new Refusal("takes no 1x1 window that lands once, with one filter a channel"));
        }
        return Nd4jConv2d.refusal(op, inputs.get(0), op.inputChannels());
    }

    /** M2.1 fails there, and only there: "MmulHelper::dot: Z array must be scalar !". */
    private static boolean isOneProductAChannel(Conv2d op, Shape input) {
        Border border = Border.of(op.window(), input);
        return op.weights().shape().elements() == op.groups()
                && input.extent(0) == 1
                && border.rows().places() == 1
                && border.columns().places() == 1;
    }

    @Override
    public Computation prepare(Conv2d op, List<Shape> inputs) {
        Border border = Border.of(op.window(), inputs.get(0));
        Shape weights = op.weights().shape();
        Tensor byChannel = op.weights()
                .reshape(
                        Shape.of(op.groups(), op.outputChannels() / op.groups(), weights.extent(2), weights.extent(3)));
        Nd4jBuffer packed = Nd4jBuffer.of(byChannel).permuted(2, 3, 0, 1);
        NativeOp convolution = new NativeOp(
                        "depthwise_conv2d", Nd4jConv2d.withBias(packed, op), List.of(), border.window(0, 0, 0))
                .withOneDnn(!border.isDilated());
        return new Nd4jComputation(border.around(0, convolution));
    }
}
