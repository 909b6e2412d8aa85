package conv4j.model.onnx;

import static conv4j.model.onnx.NodeWriter.attribute;

import ai.onnx.proto.OnnxMl.NodeProto;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
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

    static void maxPool(MaxPool2d op, NodeWriter node) {
        rounded(window(node.last("MaxPool", node.inputs()), op.window()), op.window());
    }

    static void averagePool(AveragePool2d op, NodeWriter node) {
        rounded(window(node.last("AveragePool", node.inputs()), op.window()), op.window())
                .addAttribute(attribute("count_include_pad", op.countIncludePad() ? 1 : 0));
    }

    /** What ONNX can say of a window only of both axes at once: same padding, and rounding up. */
    static boolean isWritable(Window window) {
        Padding vertical = window.height().padding();
        Padding horizontal = window.width().padding();
        boolean same = vertical instanceof Padding.Same || horizontal instanceof Padding.Same;
        return (!same || vertical.equals(horizontal))
                && window.height().rounding() == window.width().rounding();
    }

    private static NodeProto.Builder window(NodeProto.Builder node, Window window) {
        WindowAxis height = window.height();
        WindowAxis width = window.width();
        node.addAttribute(attribute("kernel_shape", List.of(height.size(), width.size())));
        node.addAttribute(attribute("strides", List.of(height.stride(), width.stride())));
        node.addAttribute(attribute("dilations", List.of(height.dilation(), width.dilation())));
        if (height.padding() instanceof Padding.Explicit vertical
                && width.padding() instanceof Padding.Explicit horizontal) {
            return node.addAttribute(attribute(
                    "pads", List.of(vertical.before(), horizontal.before(), vertical.after(), horizontal.after())));
        }
        String same = height.padding().toString().toUpperCase(Locale.ROOT);
        return node.addAttribute(attribute("auto_pad", same));
    }

    private static NodeProto.Builder rounded(NodeProto.Builder node, Window window) {
        boolean up = window.height().rounding() == Rounding.CEIL;
        return node.addAttribute(attribute("ceil_mode", up ? 1 : 0));
    }
}
