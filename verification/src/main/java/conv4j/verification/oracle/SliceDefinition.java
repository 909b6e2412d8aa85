package conv4j.verification.oracle;

import conv4j.op.AxisRange;
import conv4j.op.Slice;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/** Python's {@code slice.indices} on each axis: cell i of the part is cell {@code start + i * step}. */
final class SliceDefinition implements Definition<Slice> {

    private record Cells(long start, long step, int count) {
        static Cells of(AxisRange range, int length) {
            boolean forward = range.step() > 0;
            long lowest = forward ? 0 : -1;
            long highest = forward ? length : length - 1L;
            long start = inside(range.start(), length, lowest, highest);
            long end = inside(range.end(), length, lowest, highest);
            long count = 0;
            if (forward ? start < end : end < start) {
                count = forward ? (end - start - 1) / range.step() + 1 : (start - end - 1) / -range.step() + 1;
            }
            return new Cells(start, range.step(), (int) count);
        }

        private static long inside(long place, int length, long lowest, long highest) {
            return Math.min(Math.max(place < 0 ? place + length : place, lowest), highest);
        }
    }

    @Override
    public Expected expect(Slice op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        int[] extents = in.shape().toArray();
        Cells[] cells = new Cells[extents.length];
        for (int axis = 0; axis < cells.length; axis++) {
            cells[axis] = new Cells(0, 1, extents[axis]);
        }
        for (AxisRange range : op.ranges()) {
            int axis = Indices.axis(range.axis(), extents.length);
            cells[axis] = Cells.of(range, extents[axis]);
            extents[axis] = cells[axis].count;
        }
        return Expected.of(Shape.of(extents), at -> {
            int[] index = new int[at.length];
            for (int axis = 0; axis < index.length; axis++) {
                index[axis] = (int) (cells[axis].start + at[axis] * cells[axis].step);
            }
            return Rounded.exact(in.get(index));
        });
    }
}
