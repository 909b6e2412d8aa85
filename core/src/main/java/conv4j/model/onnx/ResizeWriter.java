package conv4j.model.onnx;

import static conv4j.model.onnx.NodeWriter.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import conv4j.op.AxisResize;
import conv4j.op.Resize;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Resize as operators of a file, which takes cells for all its axes or factors for all. */
final class ResizeWriter {
    private ResizeWriter() {}

    /**
     * TensorFlow's coordinates have left the standard. What it does with them is still in it: the cell below
     * {@code (o + 0.5) / f} is the one nearest to {@code (o + 0.5) / f - 0.5}.
     */
    static boolean isWritable(Resize op) {
        return op.coordinates() != Resize.Coordinates.TF_HALF_PIXEL_FOR_NEAREST
                || (op.interpolation() == Resize.Interpolation.NEAREST && op.nearest() == Resize.Nearest.FLOOR);
    }

    /**
     * @param op one that is {@linkplain #isWritable writable}
     */
    static void resize(Resize op, NodeWriter node) {
        List<AxisResize> byCells = op.axes().stream()
                .filter(axis -> axis.target() instanceof AxisResize.Cells)
                .toList();
        List<AxisResize> byFactor = op.axes().stream()
                .filter(axis -> axis.target() instanceof AxisResize.Factor)
                .toList();
        if (op.axes().isEmpty()) {
            node.last("Identity", node.inputs());
        } else if (byCells.isEmpty() || byFactor.isEmpty()) {
            node.last("Resize", inputs(node, node.input(0), op.axes())).addAllAttribute(attributes(op, op.axes()));
        } else {
            // Each axis is interpolated for itself, so one after the other is the same.
            String between = node.part("Resize", inputs(node, node.input(0), byCells), attributes(op, byCells));
            node.last("Resize", inputs(node, between, byFactor)).addAllAttribute(attributes(op, byFactor));
        }
    }

    private static List<String> inputs(NodeWriter node, String x, List<AxisResize> axes) {
        float[] region = new float[2 * axes.size()];
        float[] factors = new float[axes.size()];
        List<Integer> cells = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            AxisResize axis = axes.get(i);
            region[i] = axis.regionStart();
            region[axes.size() + i] = axis.regionEnd();
            if (axis.target() instanceof AxisResize.Factor factor) {
                factors[i] = factor.factor();
            } else {
                cells.add(((AxisResize.Cells) axis.target()).cells());
            }
        }
        String regions = node.numbers("region", Tensor.of(Shape.of(region.length), region));
        return cells.isEmpty()
                ? List.of(x, regions, node.numbers("factors", Tensor.of(Shape.of(factors.length), factors)))
                : List.of(x, regions, "", node.integers("cells", cells));
    }

    private static List<AttributeProto> attributes(Resize op, List<AxisResize> axes) {
        boolean tensorFlow = op.coordinates() == Resize.Coordinates.TF_HALF_PIXEL_FOR_NEAREST;
        Resize.Coordinates coordinates = tensorFlow ? Resize.Coordinates.HALF_PIXEL : op.coordinates();
        List<AttributeProto> attributes = new ArrayList<>(List.of(
                attribute("axes", axes.stream().map(AxisResize::axis).toList()),
                attribute("mode", lower(op.interpolation())),
                attribute("coordinate_transformation_mode", lower(coordinates)),
                attribute("antialias", op.antialias()),
                attribute("cubic_coeff_a", op.cubicCoefficient()),
                attribute("exclude_outside", op.excludeOutside()),
                attribute("extrapolation_value", op.extrapolationValue())));
        if (op.interpolation() == Resize.Interpolation.NEAREST) {
            attributes.add(
                    attribute("nearest_mode", lower(tensorFlow ? Resize.Nearest.ROUND_PREFER_CEIL : op.nearest())));
        }
        if (axes.stream().allMatch(axis -> axis.target() instanceof AxisResize.Cells)) {
            attributes.add(attribute("keep_aspect_ratio_policy", lower(op.proportions())));
        }
        return attributes;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
