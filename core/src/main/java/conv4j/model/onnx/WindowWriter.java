package conv4j.model.onnx;

import static conv4j.model.onnx.NodeWriter.attribute;

import ai.onnx.proto.OnnxMl.NodeProto;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.LpPool2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Scatter;
import conv4j.op.Walk;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ops with a sliding window as operators of a file. */
final class WindowWriter {
    private WindowWriter() {}

    static void conv(Conv2d op, NodeWriter node) {
        List<String> inputs = new ArrayList<>(List.of(node.input(0), node.numbers("weights", op.weights())));
        if (op.bias() != null) {
            inputs.add(node.numbers("bias", op.bias()));
        }
        window(node.last("Conv", inputs), op.window()).addAttribute(attribute("group", op.groups()));
    }

    /**
     * Same padding is written as the cells that it comes to, since runtimes read it in two ways: how many there are does not
     * depend on the input, and is read off windows that land for a single cell. Cells that no window reaches are put there
     * afterwards: not all runtimes add as many as a stride.
     */
    static void convTranspose(ConvTranspose2d op, NodeWriter node) {
        Border height = Border.of(op.window().height(), op.outputPaddingHeight());
        Border width = Border.of(op.window().width(), op.outputPaddingWidth());
        Window explicit = op.window()
                .withPadding(
                        Padding.explicit(height.before(), Math.max(0, height.after())),
                        Padding.explicit(width.before(), Math.max(0, width.after())));
        String weights = node.numbers("weights", op.weights());
        List<Integer> added = List.of(0, 0, Math.max(0, -height.after()), Math.max(0, -width.after()));
        if (added.stream().allMatch(cells -> cells == 0)) {
            List<String> inputs = new ArrayList<>(List.of(node.input(0), weights));
            if (op.bias() != null) {
                inputs.add(node.numbers("bias", op.bias()));
            }
            window(node.last("ConvTranspose", inputs), explicit).addAttribute(attribute("group", op.groups()));
            return;
        }
        String covered = node.between();
        window(node.operator("ConvTranspose", List.of(node.input(0), weights), covered), explicit)
                .addAttribute(attribute("group", op.groups()));
        List<Integer> cells = new ArrayList<>(List.of(0, 0, 0, 0));
        cells.addAll(added);
        String pads = node.integers("pads", cells);
        Tensor bias = op.bias();
        if (bias == null) {
            node.last("Pad", covered, pads);
        } else {
            Tensor column = bias.reshape(Shape.of(op.outputChannels(), 1, 1));
            node.last("Add", node.part("Pad", covered, pads), node.numbers("bias", column));
        }
    }

    /**
     * What is taken off the cells that windows cover when they land along one axis.
     *
     * @param after negative for cells that no window covers
     */
    private record Border(int before, int after) {
        static Border of(WindowAxis axis, int outputPadding) {
            if (axis.padding() instanceof Padding.Explicit explicit) {
                return new Border(explicit.before(), explicit.after() - outputPadding);
            }
            Scatter scatter = axis.scatter(1, outputPadding);
            return new Border(-scatter.cell(0, 0), scatter.cell(0, 0) + axis.reach() - scatter.length());
        }
    }

    static void lpPool(LpPool2d op, NodeWriter node) {
        rounded(window(node.last("LpPool", node.inputs()), op.window()), op.window())
                .addAttribute(attribute("p", op.p()));
    }

    static void maxPool(MaxPool2d op, NodeWriter node) {
        rounded(window(node.last("MaxPool", node.inputs()), op.window()), op.window());
    }

    static void averagePool(AveragePool2d op, NodeWriter node) {
        rounded(window(node.last("AveragePool", node.inputs()), op.window()), op.window())
                .addAttribute(attribute("count_include_pad", op.countIncludePad() ? 1 : 0));
    }

    /** What ONNX can say of a window only of both axes at once: same padding, and rounding up. */
    static boolean isWritable(Window window) {
        WindowAxis height = window.height();
        WindowAxis width = window.width();
        Padding vertical = counted(height);
        Padding horizontal = counted(width);
        boolean explicit = vertical instanceof Padding.Explicit && horizontal instanceof Padding.Explicit;
        boolean full = height.rounding() == Rounding.FULL || width.rounding() == Rounding.FULL;
        boolean rounding = height.rounding() == width.rounding() || isSingleCell(height) || isSingleCell(width);
        return (explicit || height.padding().equals(width.padding())) && !full && rounding;
    }

    private static boolean isExplicit(WindowAxis axis) {
        return axis.padding() instanceof Padding.Explicit;
    }

    /** A window that lands once on each cell, however it is rounded. */
    private static boolean isSingleCell(WindowAxis axis) {
        return axis.reach() == 1 && axis.stride() == 1;
    }

    private static NodeProto.Builder window(NodeProto.Builder node, Window window) {
        WindowAxis height = window.height();
        WindowAxis width = window.width();
        node.addAttribute(attribute("kernel_shape", List.of(height.size(), width.size())));
        node.addAttribute(attribute("strides", List.of(height.stride(), width.stride())));
        node.addAttribute(attribute("dilations", List.of(height.dilation(), width.dilation())));
        Padding vertical = counted(height);
        Padding horizontal = counted(width);
        if (vertical instanceof Padding.Explicit rows && horizontal instanceof Padding.Explicit columns) {
            return node.addAttribute(
                    attribute("pads", List.of(rows.before(), columns.before(), rows.after(), columns.after())));
        }
        return node.addAttribute(
                attribute("auto_pad", height.padding().toString().toUpperCase(Locale.ROOT)));
    }

    /**
     * With a stride of 1, same padding is the same cells for every input, and is read off one. Written as such: ONNX Runtime
     * knows no same padding of dilated windows.
     */
    private static Padding counted(WindowAxis axis) {
        if (isExplicit(axis) || axis.stride() > 1) {
            return axis.padding();
        }
        Walk walk = axis.walk(1);
        return Padding.explicit(walk.paddingBefore(), walk.paddingAfter());
    }

    private static NodeProto.Builder rounded(NodeProto.Builder node, Window window) {
        boolean up = window.height().rounding() == Rounding.CEIL && !isSingleCell(window.height())
                || window.width().rounding() == Rounding.CEIL && !isSingleCell(window.width());
        return node.addAttribute(attribute("ceil_mode", up ? 1 : 0));
    }
}
