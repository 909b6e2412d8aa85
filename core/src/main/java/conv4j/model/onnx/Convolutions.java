package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.op.AxisPadding;
import conv4j.op.Binary;
import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Squeeze;
import conv4j.op.Unsqueeze;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conv and ConvTranspose on one or two spatial axes. */
final class Convolutions {
    private Convolutions() {}

    static Value conv(OnnxNode node) {
        Tensor weights = weights(node);
        Window window = Windows.flat(Windows.axes(node, size(node, weights), true, Rounding.FLOOR));
        int groups = Integers.exact(node.attributes().integer("group", 1));
        return onImages(
                node,
                new Conv2d(window, groups, image(weights), bias(node)),
                weights.shape().rank() - 2);
    }

    /** Weights of rank 3 or 4. */
    private static Tensor weights(OnnxNode node) {
        Tensor weights = node.weights(1, "weights");
        int axes = weights.shape().rank() - 2;
        if (axes != 1 && axes != 2) {
            throw new ModelFormatException(
                    "wanted weights with 1 or 2 spatial axes (volumes are not supported), got " + weights.shape());
        }
        return weights;
    }

    private static int[] size(OnnxNode node, Tensor weights) {
        int[] extents = weights.shape().toArray();
        int[] size = Arrays.copyOfRange(extents, 2, extents.length);
        Optional<long[]> attribute = node.attributes().integers("kernel_shape");
        if (attribute.isPresent() && !Arrays.equals(size, Integers.exact(attribute.get()))) {
            throw new ModelFormatException("attribute 'kernel_shape': wanted " + Arrays.toString(size)
                    + " as the weights, got " + Arrays.toString(attribute.get()));
        }
        return size;
    }

    private static @Nullable Tensor bias(OnnxNode node) {
        return node.findWeights(2, "bias").orElse(null);
    }

    /** Weights of one spatial axis as those of images of one row. */
    private static Tensor image(Tensor weights) {
        Shape shape = weights.shape();
        return shape.rank() == 4
                ? weights
                : weights.reshape(Shape.of(shape.extent(0), shape.extent(1), 1, shape.extent(2)));
    }

    /** An op on images, or on rows as images of one row. */
    static Value onImages(OnnxNode node, Op op, int axes) {
        Value x = node.input(0);
        requireRank(x, axes + 2);
        if (axes == 2) {
            return node.emit(op, x);
        }
        List<Integer> height = List.of(2);
        return node.aside(new Squeeze(height), node.emit(op, node.aside(new Unsqueeze(height), x)));
    }

    static void requireRank(Value x, int wanted) {
        if (x.rank() != Computed.UNKNOWN && x.rank() != wanted) {
            throw new ModelFormatException("wanted an input of rank " + wanted + ", got rank " + x.rank());
        }
    }

    static Value convTranspose(OnnxNode node) {
        Tensor weights = weights(node);
        int axes = weights.shape().rank() - 2;
        int groups = Integers.exact(node.attributes().integer("group", 1));
        int[] output = Windows.numbers(node.attributes(), "output_padding", axes, 0);
        Optional<long[]> wanted = node.attributes().integers("output_shape");
        boolean upper = "SAME_UPPER".equals(autoPad(node));
        Window window = Windows.flat(Windows.axes(node, size(node, weights), true, Rounding.FLOOR));
        Tensor bias = bias(node);
        int[] grown = {axes == 1 ? 0 : output[0], output[axes - 1]};
        if (wanted.isEmpty()) {
            return onImages(node, new ConvTranspose2d(window, groups, image(weights), bias, grown[0], grown[1]), axes);
        }
        // Explicit pads do not count beside an output shape: they follow from it.
        ConvTranspose2d whole = new ConvTranspose2d(
                window.withPadding(Padding.VALID), groups, image(weights), null, grown[0], grown[1]);
        int[] shape = Windows.numbers(node.attributes(), "output_shape", axes, 0);
        Value fitted = fitted(node, onImages(node, whole, axes), shape, upper);
        return bias == null ? fitted : biased(node, fitted, bias, axes);
    }

    private static String autoPad(OnnxNode node) {
        return node.attributes().word("auto_pad", "NOTSET", "NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID");
    }

    /**
     * What the windows cover, brought to the wanted shape: what is beyond it is taken off half on each side, the odd cell
     * by auto_pad; what is missing comes after.
     */
    private static Value fitted(OnnxNode node, Value whole, int[] wanted, boolean oddAfter) {
        return node.aside("pad", whole.rank(), whole, Map.of(Known.SHAPE, node.shapeOf(whole)), known -> {
            List<AxisPadding> paddings = new ArrayList<>();
            for (int axis = 0; axis < wanted.length; axis++) {
                int extra = known.shape().extent(2 + axis) - wanted[axis];
                int before = extra < 0 ? 0 : oddAfter ? extra / 2 : extra - extra / 2;
                paddings.add(new AxisPadding(2 + axis, -before, before - extra));
            }
            return new Pad(paddings, Pad.Mode.CONSTANT, 0);
        });
    }

    private static Value biased(OnnxNode node, Value x, Tensor bias, int axes) {
        int[] perChannel = new int[1 + axes];
        Arrays.fill(perChannel, 1);
        perChannel[0] = bias.shape().extent(0);
        return node.aside(new Binary(Binary.Function.ADD), x, Constant.of(bias).reshaped(Shape.of(perChannel)));
    }
}
