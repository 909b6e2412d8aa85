package conv4j.verification.oracle;

import conv4j.op.AxisPadding;
import conv4j.op.Pad;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/** NumPy pad, after what negative numbers take away is gone. */
final class PadDefinition implements Definition<Pad> {
    private static final int NONE = -1;

    @Override
    public Expected expect(Pad op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        int rank = in.shape().rank();
        int[] before = new int[rank];
        int[] after = new int[rank];
        for (AxisPadding padding : op.paddings()) {
            before[Indices.axis(padding.axis(), rank)] = padding.before();
            after[Indices.axis(padding.axis(), rank)] = padding.after();
        }
        int[] extents = in.shape().toArray();
        for (int axis = 0; axis < rank; axis++) {
            extents[axis] += before[axis] + after[axis];
        }
        return Expected.of(Shape.of(extents), at -> {
            int[] index = new int[rank];
            for (int axis = 0; axis < rank; axis++) {
                int first = Math.max(-before[axis], 0);
                int end = in.shape().extent(axis) + Math.min(after[axis], 0);
                index[axis] = cell(op.mode(), at[axis] - before[axis], first, end);
                if (index[axis] == NONE) {
                    return Rounded.exact(op.value());
                }
            }
            return Rounded.exact(in.get(index));
        });
    }

    /** From a place on the endless axis to the cell, first to end - 1, that it shows: step by step, as often as it takes. */
    private static int cell(Pad.Mode mode, int place, int first, int end) {
        int cell = place;
        while (cell < first || cell >= end) {
            switch (mode) {
                case CONSTANT -> {
                    return NONE;
                }
                case EDGE -> cell += cell < first ? 1 : -1;
                case WRAP -> cell += cell < first ? end - first : first - end;
                case REFLECT -> {
                    if (end - first == 1) {
                        return first;
                    }
                    cell = cell < first ? 2 * first - cell : 2 * (end - 1) - cell;
                }
            }
        }
        return cell;
    }
}
