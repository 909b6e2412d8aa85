package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The attributes that Conv, ConvTranspose and the pools share, as axes of a sliding window. */
final class Windows {
    private static final List<String> NAMES = List.of("depth", "height", "width");

    private Windows() {}

    /**
     * @param size of the window, one number for each spatial axis
     * @param dilates whether the operator has dilations in the file's opset
     */
    static List<WindowAxis> axes(OnnxNode node, int[] size, boolean dilates, Rounding rounding) {
        int axes = size.length;
        Attributes attributes = node.attributes();
        int[] strides = numbers(attributes, "strides", axes, 1);
        int[] dilations = dilates ? numbers(attributes, "dilations", axes, 1) : ones(axes);
        List<Padding> paddings = paddings(attributes, axes);
        List<WindowAxis> window = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            window.add(new WindowAxis(
                    NAMES.get(NAMES.size() - axes + axis),
                    size[axis],
                    strides[axis],
                    dilations[axis],
                    paddings.get(axis),
                    rounding));
        }
        return window;
    }

    /** A window on height and width; one on a single axis lies on the width. */
    static Window flat(List<WindowAxis> axes) {
        WindowAxis height = axes.size() == 1 ? WindowAxis.of("height", 1) : axes.get(0);
        return new Window(height, axes.get(axes.size() - 1));
    }

    private static List<Padding> paddings(Attributes attributes, int axes) {
        String auto = attributes.word("auto_pad", "NOTSET", "NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID");
        int[] pads = numbers(attributes, "pads", 2 * axes, 0);
        if (!auto.equals("NOTSET") && Arrays.stream(pads).anyMatch(pad -> pad != 0)) {
            throw new ModelFormatException(
                    "wanted pads or auto_pad, got both: pads " + Arrays.toString(pads) + " and auto_pad " + auto);
        }
        return switch (auto) {
            case "SAME_UPPER" -> Collections.nCopies(axes, Padding.Same.UPPER);
            case "SAME_LOWER" -> Collections.nCopies(axes, Padding.Same.LOWER);
            default -> {
                List<Padding> paddings = new ArrayList<>();
                for (int axis = 0; axis < axes; axis++) {
                    paddings.add(Padding.explicit(pads[axis], pads[axes + axis]));
                }
                yield paddings;
            }
        };
    }

    /** An attribute that has one number for each axis, or is not there. */
    static int[] numbers(Attributes attributes, String name, int count, int absent) {
        int[] all = new int[count];
        Arrays.fill(all, absent);
        int[] numbers = attributes.integers(name).map(Integers::exact).orElse(all);
        if (numbers.length != count) {
            throw new ModelFormatException(
                    "attribute '" + name + "': wanted " + count + " numbers, got " + Arrays.toString(numbers));
        }
        return numbers;
    }

    private static int[] ones(int count) {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
