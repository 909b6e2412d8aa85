package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.tensor.Shape;
import java.util.Arrays;

/**
 * For ops whose output elements are elements of the input: where each comes from, axis by axis. The offset of an element
 * in the input is the sum of what its place along each axis of the output adds.
 */
final class CellTables {
    /** The offset of a place where there is no element of the input. */
    static final int NONE = -1;

    private final int[][] offsets;
    private final int[] elementsBelow;
    private final float otherwise;

    /**
     * @param offsets for each axis of the output, what each place adds to the offset in the input, or {@link #NONE}
     * @param otherwise the output's value where there is no element of the input
     */
    private CellTables(Shape output, int[][] offsets, float otherwise) {
        this.offsets = offsets.length == 0 ? new int[][] {{0}} : offsets;
        this.otherwise = otherwise;
        this.elementsBelow = offsets.length == 0 ? new int[] {1} : StridedLoop.strides(output);
    }

    /** Fills an output of this shape by tables. */
    static Computation computation(Shape output, int[][] offsets, float otherwise) {
        CellTables tables = new CellTables(output, offsets, otherwise);
        return new PlainComputation(
                output, (in, out) -> tables.copy(0, 0, in.get(0).values(), out.values(), 0));
    }

    /** Fills an output by tables. */
    static Computation computation(Shape output, int[][] offsets) {
        return computation(output, offsets, 0);
    }

    /** A table from the cells of one axis of the input, in place. */
    static int[] offsets(int[] cells, int stride) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i] == NONE ? NONE : cells[i] * stride;
        }
        return cells;
    }

    /** Fills all that is below one axis from one element on; returns the output element after. */
    private int copy(int axis, int from, float[] x, float[] y, int to) {
        int o = to;
        boolean innermost = axis == offsets.length - 1;
        for (int offset : offsets[axis]) {
            if (offset == NONE) {
                Arrays.fill(y, o, o + elementsBelow[axis], otherwise);
                o += elementsBelow[axis];
            } else if (innermost) {
                y[o++] = x[from + offset];
            } else {
                o = copy(axis + 1, from + offset, x, y, o);
            }
        }
        return o;
    }
}
