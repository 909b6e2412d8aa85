package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.op.Axes;
import conv4j.op.AxisPadding;
import conv4j.op.AxisRange;
import conv4j.op.Concat;
import conv4j.op.Gather;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Parts of values, and values put together. */
final class Selecting {
    /** Each output adds up the sizes of those before it. */
    private static final int MOST_PARTS = 4096;

    private Selecting() {}

    static Value concat(OnnxNode node) {
        return node.emit(
                new Concat(Integers.exact(node.attributes().integer("axis"))),
                node.inputs().toArray(Value[]::new));
    }

    static Value gather(OnnxNode node) {
        return node.emit(
                new Gather(Integers.exact(node.attributes().integer("axis", 0))), node.input(0), node.input(1));
    }

    /** Starts, ends and axes are attributes before opset 10, then inputs, with steps. */
    static Value slice(OnnxNode node) {
        if (node.opset() >= 10) {
            return node.emitKnowing("slice", node.input(0), List.of(1, 2, 3, 4), Selecting::ranges);
        }
        Attributes attributes = node.attributes();
        long[] starts = attributes.integers("starts").orElse(new long[0]);
        long[] ends = attributes.integers("ends").orElse(new long[0]);
        Optional<long[]> axes = attributes.integers("axes");
        return node.emit(slice(starts, ends, axes, Optional.empty()), node.input(0));
    }

    private static Op ranges(Known known) {
        return slice(
                known.at(1).integers(),
                known.at(2).integers(),
                known.find(3).map(Constant::integers),
                known.find(4).map(Constant::integers));
    }

    private static Op slice(long[] starts, long[] ends, Optional<long[]> axes, Optional<long[]> steps) {
        int count = starts.length;
        long[] along =
                axes.orElseGet(() -> IntStream.range(0, count).asLongStream().toArray());
        long[] step = steps.orElseGet(() -> ones(count));
        if (ends.length != count || along.length != count || step.length != count) {
            throw new ModelFormatException("wanted as many starts, ends, axes and steps, got " + count + ", "
                    + ends.length + ", " + along.length + " and " + step.length);
        }
        List<AxisRange> ranges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ranges.add(new AxisRange(Integers.exact(along[i]), starts[i], ends[i], step[i]));
        }
        return new Slice(ranges);
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /**
     * One slice for each output. Sizes are an attribute before opset 13, then an input; without them the axis is cut into
     * equal parts, the last one smaller where opset 18 allows it.
     */
    static List<Value> split(OnnxNode node) {
        int axis = Integers.exact(node.attributes().integer("axis", 0));
        int parts = node.outputCount();
        if (parts < 1 || parts > MOST_PARTS) {
            throw new ModelFormatException("wanted 1 to " + MOST_PARTS + " outputs, got " + parts);
        }
        if (node.opset() >= 18 && node.attributes().has("num_outputs")) {
            long wanted = node.attributes().integer("num_outputs");
            if (wanted != parts || node.has(1)) {
                throw new ModelFormatException("wanted num_outputs, without sizes, as the node's " + parts
                        + " outputs, got " + wanted + (node.has(1) ? " and sizes" : ""));
            }
        }
        Optional<long[]> fixed = node.opset() < 13 ? node.attributes().integers("split") : Optional.empty();
        boolean unequal = node.opset() >= 18;
        List<Value> outputs = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            int part = i;
            outputs.add(node.emitKnowing("split", node.input(0), List.of(Known.SHAPE, 1), known -> {
                long[] sizes =
                        known.find(1).map(Constant::integers).or(() -> fixed).orElse(null);
                int extent = Axes.extent("split", known.shape(), axis);
                return part(axis, part, sizes == null ? equal(extent, parts, unequal) : sizes, parts, extent);
            }));
        }
        return outputs;
    }

    private static long[] equal(int extent, int parts, boolean unequal) {
        if (extent % parts != 0 && !unequal) {
            throw new ModelFormatException("wanted an extent that is a multiple of " + parts + ", got " + extent);
        }
        long[] sizes = new long[parts];
        int size = extent / parts + (extent % parts == 0 ? 0 : 1);
        int left = extent;
        for (int i = 0; i < parts; i++) {
            sizes[i] = Math.min(size, left);
            left -= (int) sizes[i];
        }
        return sizes;
    }

    private static Op part(int axis, int part, long[] sizes, int parts, int extent) {
        if (sizes.length != parts
                || Arrays.stream(sizes).sum() != extent
                || Arrays.stream(sizes).anyMatch(s -> s < 0)) {
            throw new ModelFormatException(
                    "wanted " + parts + " sizes that add up to " + extent + ", got " + Arrays.toString(sizes));
        }
        long start = Arrays.stream(sizes, 0, part).sum();
        return new Slice(List.of(new AxisRange(axis, start, start + sizes[part], 1)));
    }

    /** Pads and value are attributes before opset 11, then inputs; axes are an input from opset 18 on. */
    static Value pad(OnnxNode node) {
        Attributes attributes = node.attributes();
        Pad.Mode mode = switch (attributes.word("mode", "constant", modes(node))) {
            case "reflect" -> Pad.Mode.REFLECT;
            case "edge" -> Pad.Mode.EDGE;
            case "wrap" -> Pad.Mode.WRAP;
            default -> Pad.Mode.CONSTANT;
        };
        if (node.opset() >= 11) {
            return node.emitKnowing(
                    "pad",
                    node.input(0),
                    List.of(1, 2, 3),
                    known -> pad(
                            known.at(1).integers(),
                            known.find(3).map(Constant::integers),
                            mode,
                            known.find(2)
                                    .filter(value -> value.size() > 0)
                                    .map(value -> value.number("the value"))
                                    .orElse(0f)));
        }
        long[] pads = attributes.integers("pads").orElse(new long[0]);
        return node.emit(pad(pads, Optional.empty(), mode, attributes.decimal("value", 0)), node.input(0));
    }

    private static String[] modes(OnnxNode node) {
        return node.opset() >= 19
                ? new String[] {"constant", "reflect", "edge", "wrap"}
                : new String[] {"constant", "reflect", "edge"};
    }

    private static Op pad(long[] pads, Optional<long[]> axes, Pad.Mode mode, float value) {
        int count = axes.map(named -> named.length).orElse(pads.length / 2);
        if (pads.length != 2 * count) {
            throw new ModelFormatException("wanted two pads for each axis, got " + Arrays.toString(pads)
                    + axes.map(named -> " for axes " + Arrays.toString(named)).orElse(""));
        }
        List<AxisPadding> paddings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int axis = axes.isPresent() ? Integers.exact(axes.get()[i]) : i;
            paddings.add(new AxisPadding(axis, Integers.exact(pads[i]), Integers.exact(pads[count + i])));
        }
        return new Pad(paddings, mode, value);
    }
}
