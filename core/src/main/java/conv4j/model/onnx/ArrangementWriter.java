package conv4j.model.onnx;

import static conv4j.model.onnx.NodeWriter.attribute;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import conv4j.op.AxisPadding;
import conv4j.op.AxisRange;
import conv4j.op.DepthToSpace;
import conv4j.op.Fill;
import conv4j.op.Gather;
import conv4j.op.Pad;
import conv4j.op.Range;
import conv4j.op.Reshape;
import conv4j.op.ShapeOf;
import conv4j.op.Slice;
import conv4j.op.Tile;
import conv4j.op.Transpose;
import conv4j.op.Unsqueeze;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ops that put numbers elsewhere, or make them of nothing, as operators of a file. */
final class ArrangementWriter {
    private ArrangementWriter() {}

    static void transpose(Transpose op, NodeWriter node) {
        var written = node.last("Transpose", node.inputs());
        if (!op.permutation().isEmpty()) {
            written.addAttribute(attribute("perm", op.permutation()));
        }
    }

    static void reshape(Reshape op, NodeWriter node) {
        node.last("Reshape", node.input(0), node.integers("shape", op.target()))
                .addAttribute(attribute("allowzero", !op.zeroCopies()));
    }

    /** None named means all, in both worlds. */
    static List<String> withAxes(NodeWriter node, List<Integer> axes) {
        List<String> inputs = new ArrayList<>(node.inputs());
        if (!axes.isEmpty()) {
            inputs.add(node.integers("axes", axes));
        }
        return inputs;
    }

    static void slice(Slice op, NodeWriter node) {
        lastUnlessNone(op.ranges(), "Slice", slice(op.ranges(), node.input(0), node), node);
    }

    static void unsqueeze(Unsqueeze op, NodeWriter node) {
        lastUnlessNone(op.axes(), "Unsqueeze", withAxes(node, op.axes()), node);
    }

    static void tile(Tile op, NodeWriter node) {
        List<String> inputs = List.of(node.input(0), node.integers("repeats", op.repeats()));
        lastUnlessNone(op.repeats(), "Tile", inputs, node);
    }

    /** An operator for axes, of which there may be none. */
    private static void lastUnlessNone(List<?> axes, String operator, List<String> inputs, NodeWriter node) {
        node.last(axes.isEmpty() ? "Identity" : operator, axes.isEmpty() ? node.inputs() : inputs);
    }

    private static List<String> slice(List<AxisRange> ranges, String x, NodeWriter node) {
        return List.of(
                x,
                node.integers("starts", ranges.stream().map(AxisRange::start).toList()),
                node.integers("ends", ranges.stream().map(AxisRange::end).toList()),
                node.integers("axes", ranges.stream().map(AxisRange::axis).toList()),
                node.integers("steps", ranges.stream().map(AxisRange::step).toList()));
    }

    static void gather(Gather op, NodeWriter node) {
        node.last("Gather", node.input(0), node.as(DataType.INT64, node.input(1)))
                .addAttribute(attribute("axis", op.axis()));
    }

    /** What is taken away is taken away first, as the op has it; in a file both at once means other things by mode. */
    static void pad(Pad op, NodeWriter node) {
        List<AxisRange> kept = op.paddings().stream()
                .filter(padding -> padding.before() < 0 || padding.after() < 0)
                .map(padding -> new AxisRange(
                        padding.axis(),
                        Math.max(0, -padding.before()),
                        padding.after() < 0 ? padding.after() : Long.MAX_VALUE,
                        1))
                .toList();
        String x = kept.isEmpty() ? node.input(0) : node.part("Slice", slice(kept, node.input(0), node), List.of());
        List<Integer> cells = new ArrayList<>();
        op.paddings().forEach(padding -> cells.add(Math.max(0, padding.before())));
        op.paddings().forEach(padding -> cells.add(Math.max(0, padding.after())));
        if (cells.stream().allMatch(count -> count == 0)) {
            node.last("Identity", x);
            return;
        }
        List<Integer> axes = op.paddings().stream().map(AxisPadding::axis).toList();
        node.last(
                        "Pad",
                        x,
                        node.integers("pads", cells),
                        node.number("value", op.mode() == Pad.Mode.CONSTANT ? op.value() : 0),
                        node.integers("axes", axes))
                .addAttribute(attribute("mode", op.mode().name().toLowerCase(Locale.ROOT)));
    }

    static void depthToSpace(DepthToSpace op, NodeWriter node) {
        String mode = op.order() == DepthToSpace.Order.DEPTH_LAST ? "DCR" : "CRD";
        node.last("DepthToSpace", node.inputs())
                .addAttribute(attribute("blocksize", op.block()))
                .addAttribute(attribute("mode", mode));
    }

    static void shapeOf(ShapeOf op, NodeWriter node) {
        var attributes = new ArrayList<>(List.of(attribute("start", op.start())));
        if (op.end() != Integer.MAX_VALUE) {
            attributes.add(attribute("end", op.end()));
        }
        node.lastAsFloat(node.part("Shape", node.inputs(), attributes));
    }

    static void fill(Fill op, NodeWriter node) {
        Tensor value = Tensor.of(Shape.of(1), op.value());
        node.last("ConstantOfShape", node.integers("shape", op.shape()))
                .addAttribute(attribute("value", NodeWriter.tensor("value", value)));
    }

    static void range(Range op, NodeWriter node) {
        node.last(
                "Range",
                node.number("start", op.start()),
                node.number("limit", op.limit()),
                node.number("delta", op.delta()));
    }
}
