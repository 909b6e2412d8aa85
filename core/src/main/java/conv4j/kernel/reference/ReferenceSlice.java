package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.op.Axes;
import conv4j.op.AxisRange;
import conv4j.op.Slice;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Walks each range and notes the cells that it meets. */
final class ReferenceSlice {
    private ReferenceSlice() {}

    static Computation prepare(Slice op, List<Shape> inputs) {
        Shape input = inputs.get(0);
        int[][] cells = new int[input.rank()][];
        for (int axis = 0; axis < cells.length; axis++) {
            cells[axis] = IntStream.range(0, input.extent(axis)).toArray();
        }
        for (AxisRange range : op.ranges()) {
            int axis = Axes.fromStart(op.name(), range.axis(), input.rank());
            cells[axis] = walk(range, input.extent(axis));
        }
        Shape output =
                Shape.of(Arrays.stream(cells).mapToInt(along -> along.length).toArray());
        int[] strides = StridedLoop.strides(input);
        for (int axis = 0; axis < cells.length; axis++) {
            CellTables.offsets(cells[axis], strides[axis]);
        }
        return CellTables.computation(output, cells);
    }

    private static int[] walk(AxisRange range, int length) {
        // A step past the whole axis is as good as any larger one, and cannot overflow.
        long step = Math.max(-length - 1L, Math.min(length + 1L, range.step()));
        long first = step > 0 ? 0 : -1;
        long last = step > 0 ? length : length - 1L;
        long start = clamp(range.start(), length, first, last);
        long end = clamp(range.end(), length, first, last);
        int[] cells = new int[length];
        int count = 0;
        for (long cell = start; step > 0 ? cell < end : cell > end; cell += step) {
            cells[count++] = (int) cell;
        }
        return Arrays.copyOf(cells, count);
    }

    private static long clamp(long place, int length, long first, long last) {
        long counted = place < 0 ? place + length : place;
        return Math.max(first, Math.min(last, counted));
    }
}
