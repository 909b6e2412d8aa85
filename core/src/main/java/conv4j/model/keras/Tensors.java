package conv4j.model.keras;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;

/** Weights brought from the order of axes of a file to that of an op. */
final class Tensors {
    private Tensors() {}

    /**
     * The tensor with its axes in another order.
     *
     * @param permutation for each axis of the result the one of the tensor that it is
     */
    static Tensor transposed(Tensor tensor, int... permutation) {
        Shape shape = tensor.shape();
        int rank = shape.rank();
        int[] extents = new int[rank];
        int[] strides = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            extents[axis] = shape.extent(permutation[axis]);
            strides[axis] = 1;
            for (int inner = permutation[axis] + 1; inner < rank; inner++) {
                strides[axis] *= shape.extent(inner);
            }
        }
        return tensor.map(Shape.of(extents), from -> transposed(from, extents, strides));
    }

    private static float[] transposed(float[] from, int[] extents, int[] strides) {
        int rank = extents.length;
        float[] to = new float[from.length];
        int[] index = new int[rank];
        int offset = 0;
        for (int i = 0; i < to.length; i++) {
            to[i] = from[offset];
            for (int axis = rank - 1; axis >= 0; axis--) {
                offset += strides[axis];
                if (++index[axis] < extents[axis]) {
                    break;
                }
                offset -= index[axis] * strides[axis];
                index[axis] = 0;
            }
        }
        return to;
    }

    /** The tensor with the numbers along its first axes in reverse: a kernel turned by 180 degrees. */
    static Tensor turned(Tensor kernel, int spatialAxes) {
        Shape shape = kernel.shape();
        int cells = 1;
        for (int axis = 0; axis < spatialAxes; axis++) {
            cells *= shape.extent(axis);
        }
        int all = cells;
        return kernel.map(shape, from -> turned(from, all));
    }

    private static float[] turned(float[] from, int cells) {
        float[] to = new float[from.length];
        int each = cells == 0 ? 0 : from.length / cells;
        for (int cell = 0; cell < cells; cell++) {
            System.arraycopy(from, cell * each, to, (cells - 1 - cell) * each, each);
        }
        return to;
    }
}
