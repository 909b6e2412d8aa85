package conv4j.kernel.reference;

import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Nested loops over several arrays at once. Along each axis every array has a stride of its own; a stride of 0 reads the
 * same element again, which is how operands are broadcast. Axes along which all arrays can go on as if they were one are
 * joined, so that the innermost loop, which the caller writes, is as long as can be.
 */
final class StridedLoop {

    /** The innermost loop. */
    @FunctionalInterface
    interface Row {
        /**
         * @param starts where the row starts in each array; from there on {@link #length} elements {@link #stride} apart
         */
        void run(int[] starts);
    }

    private final int arrays;
    /** Outermost axis first; at least one. */
    private final List<Axis> axes = new ArrayList<>();

    private record Axis(int extent, int[] strides) {
        /** Whether this axis, with the next inner one, is one long axis in every array. */
        boolean goesOnIn(Axis inner) {
            for (int array = 0; array < strides.length; array++) {
                if (strides[array] != inner.strides[array] * inner.extent) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * @param extents how long each axis is, outermost first
     * @param strides of each array along each axis
     */
    StridedLoop(int[] extents, int[]... strides) {
        arrays = strides.length;
        axes.add(new Axis(1, new int[arrays]));
        for (int axis = 0; axis < extents.length; axis++) {
            int[] along = new int[arrays];
            for (int array = 0; array < arrays; array++) {
                along[array] = strides[array][axis];
            }
            add(new Axis(extents[axis], along));
        }
    }

    private void add(Axis axis) {
        Axis outer = axes.get(axes.size() - 1);
        if (axis.extent == 1) {
            return;
        }
        if (outer.extent == 1) {
            axes.set(axes.size() - 1, axis);
        } else if (outer.goesOnIn(axis)) {
            axes.set(axes.size() - 1, new Axis(outer.extent * axis.extent, axis.strides));
        } else {
            axes.add(axis);
        }
    }

    /** Row-major strides of a tensor. */
    static int[] strides(Shape shape) {
        int[] strides = new int[shape.rank()];
        int stride = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape.extent(axis);
        }
        return strides;
    }

    /** Strides of an operand that is broadcast to a shape: 0 along axes that it lacks or repeats. */
    static int[] broadcast(Shape operand, Shape to) {
        int[] own = strides(operand);
        int[] strides = new int[to.rank()];
        int missing = to.rank() - operand.rank();
        for (int axis = 0; axis < own.length; axis++) {
            strides[missing + axis] = operand.extent(axis) == 1 ? 0 : own[axis];
        }
        return strides;
    }

    /** How long a row is. */
    int length() {
        return axes.get(axes.size() - 1).extent;
    }

    /** How far the elements of a row are from each other in one of the arrays. */
    int stride(int array) {
        return axes.get(axes.size() - 1).strides[array];
    }

    void run(Row row) {
        run(0, new int[arrays], row);
    }

    private void run(int depth, int[] starts, Row row) {
        if (depth == axes.size() - 1) {
            row.run(starts);
            return;
        }
        Axis axis = axes.get(depth);
        int[] own = starts.clone();
        for (int i = 0; i < axis.extent; i++) {
            run(depth + 1, own, row);
            for (int array = 0; array < arrays; array++) {
                own[array] += axis.strides[array];
            }
        }
    }
}
