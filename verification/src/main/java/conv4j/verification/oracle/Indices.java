package conv4j.verification.oracle;

import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Indices of tensors: all of a shape in row-major order, and axes counted from either end. */
final class Indices {
    private Indices() {}

    /**
     * Goes through all indices of a shape, the last axis fastest.
     *
     * @param visit is given the same array each time, with other numbers
     */
    static void forEach(Shape shape, Consumer<int[]> visit) {
        int[] index = new int[shape.rank()];
        for (long left = shape.elements(); left > 0; left--) {
            visit.accept(index);
            advance(index, shape);
        }
    }

    private static void advance(int[] index, Shape shape) {
        for (int axis = index.length - 1; axis >= 0; axis--) {
            if (++index[axis] < shape.extent(axis)) {
                return;
            }
            index[axis] = 0;
        }
    }

    /** {@code axis mod rank}: -1 is the innermost, as in NumPy. */
    static int axis(int axis, int rank) {
        return Math.floorMod(axis, rank);
    }

    /** Which axes are named, from either end. */
    static boolean[] named(List<Integer> axes, int rank) {
        boolean[] named = new boolean[rank];
        axes.forEach(axis -> named[axis(axis, rank)] = true);
        return named;
    }

    /** The index with one of its numbers replaced. */
    static int[] with(int[] index, int axis, int place) {
        int[] other = index.clone();
        other[axis] = place;
        return other;
    }

    static int[] part(int[] index, int from, int to) {
        return Arrays.copyOfRange(index, from, to);
    }

    static int[] concat(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }
}
