package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.op.Axes;
import conv4j.op.AxisPadding;
import conv4j.op.Pad;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** Says for each cell of the output which cell of the input it shows. */
final class ReferencePad {
    private ReferencePad() {}

    static Computation prepare(Pad op, List<Shape> inputs) {
        Shape input = inputs.get(0);
        AxisPadding[] paddings = new AxisPadding[input.rank()];
        long[] extents = new long[input.rank()];
        for (int axis = 0; axis < extents.length; axis++) {
            paddings[axis] = new AxisPadding(axis, 0, 0);
            extents[axis] = input.extent(axis);
        }
        for (AxisPadding padding : op.paddings()) {
            int axis = Axes.fromStart(op.name(), padding.axis(), input.rank());
            paddings[axis] = padding;
            extents[axis] += (long) padding.before() + padding.after();
        }
        Shape output = OutputShape.of(op.name(), extents);
        int[] strides = StridedLoop.strides(input);
        int[][] offsets = new int[input.rank()][];
        for (int axis = 0; axis < offsets.length; axis++) {
            int[] cells = cells(op.mode(), paddings[axis], input.extent(axis), output.extent(axis));
            offsets[axis] = CellTables.offsets(cells, strides[axis]);
        }
        return CellTables.computation(output, offsets, op.value());
    }

    private static int[] cells(Pad.Mode mode, AxisPadding padding, int length, int places) {
        int first = Math.max(0, -padding.before());
        int kept = length - first - Math.max(0, -padding.after());
        return IntStream.range(0, places)
                .map(place -> cell(mode, place - Math.max(0, padding.before()), kept))
                .map(cell -> cell == CellTables.NONE ? cell : cell + first)
                .toArray();
    }

    /** Which of the kept cells stands at a place that may be before the first or after the last of them. */
    private static int cell(Pad.Mode mode, int place, int kept) {
        if (place >= 0 && place < kept) {
            return place;
        }
        return switch (mode) {
            case CONSTANT -> CellTables.NONE;
            case EDGE -> place < 0 ? 0 : kept - 1;
            case WRAP -> Math.floorMod(place, kept);
            case REFLECT -> {
                int period = Math.max(1, 2 * (kept - 1));
                int there = Math.floorMod(place, period);
                yield Math.min(there, period - there);
            }
        };
    }
}
