package conv4j.verification.oracle;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The elements that a reduction over some axes brings together: those whose indices differ along these axes alone.
 *
 * @param input shape of what is reduced
 * @param reduced for each axis, whether it is
 */
record Group(Shape input, boolean[] reduced) {

    /**
     * @param axes from either end; none for all
     */
    static Group over(Shape input, List<Integer> axes) {
        boolean[] reduced = Indices.named(axes, input.rank());
        if (axes.isEmpty()) {
            Arrays.fill(reduced, true);
        }
        return new Group(input, reduced);
    }

    static Group over(Shape input, int axis) {
        return over(input, List.of(axis));
    }

    /** The reduced axes left out, or of extent 1. */
    Shape output(boolean keepDimensions) {
        return Shape.of(IntStream.range(0, input.rank())
                .filter(axis -> keepDimensions || !reduced[axis])
                .map(axis -> reduced[axis] ? 1 : input.extent(axis))
                .toArray());
    }

    /** The index of a group's first element, from the index of what it is reduced to. */
    int[] first(int[] output) {
        int[] first = new int[input.rank()];
        boolean keptDimensions = output.length == first.length;
        for (int axis = 0, next = 0; axis < first.length; axis++) {
            if (keptDimensions || !reduced[axis]) {
                first[axis] = output[next++];
            }
        }
        return first;
    }

    /** All elements of the group that one index belongs to, in row-major order. */
    double[] elements(Tensor in, int[] member) {
        int[] extents = input.toArray();
        for (int axis = 0; axis < extents.length; axis++) {
            extents[axis] = reduced[axis] ? extents[axis] : 1;
        }
        Shape shape = Shape.of(extents);
        double[] elements = new double[Math.toIntExact(shape.elements())];
        int[] count = {0};
        Indices.forEach(shape, at -> {
            int[] index = member.clone();
            for (int axis = 0; axis < index.length; axis++) {
                index[axis] = reduced[axis] ? at[axis] : index[axis];
            }
            elements[count[0]++] = in.get(index);
        });
        return elements;
    }
}
