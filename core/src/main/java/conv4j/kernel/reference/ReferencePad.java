package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.element.OutputShape;
import conv4j.kernel.element.PaddedCells;
import conv4j.op.Axes;
import conv4j.op.AxisPadding;
import conv4j.op.Pad;
import conv4j.tensor.Shape;
import java.util.List;

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
            int[] cells = PaddedCells.of(op.mode(), paddings[axis], input.extent(axis));
            offsets[axis] = CellTables.offsets(cells, strides[axis]);
        }
        return CellTables.computation(output, offsets, op.value());
    }
}
