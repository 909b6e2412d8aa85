package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.op.AxisRange;
import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Slice;
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
        if (wanted.isPresent()) {
            // Explicit pads do not count beside an output shape: the standard derives them from it.
            window = window.withPadding(Padding.VALID);
        }
        Value whole = onImages(
                node,
                new ConvTranspose2d(
                        window, groups, image(weights), bias(node), axes == 1 ? 0 : output[0], output[axes - 1]),
                axes);
        return wanted.isEmpty()
                ? whole
                : cropped(node, whole, Windows.numbers(node.attributes(), "output_shape", axes, 0), upper);
    }

    private static String autoPad(OnnxNode node) {
        return node.attributes().word("auto_pad", "NOTSET", "NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID");
    }

    /** What the windows cover, less what is beyond the wanted shape: half on each side, the odd cell by auto_pad. */
    private static Value cropped(OnnxNode node, Value whole, int[] wanted, boolean oddAfter) {
        return node.aside("slice", whole.rank(), whole, Map.of(Known.SHAPE, node.shapeOf(whole)), known -> {
            List<AxisRange> ranges = new ArrayList<>();
            for (int axis = 0; axis < wanted.length; axis++) {
                int extra = known.shape().extent(2 + axis) - wanted[axis];
                if (extra < 0) {
                    throw new ModelFormatException("wanted an output_shape that the windows cover, at most "
                            + known.shape() + ", got " + Arrays.toString(wanted));
                }
                int before = oddAfter ? extra / 2 : extra - extra / 2;
                ranges.add(new AxisRange(2 + axis, before, (long) before + wanted[axis], 1));
            }
            return new Slice(ranges);
        });
    }
}
