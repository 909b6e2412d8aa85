package conv4j.op;

import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Axes as ops name them: counted from 0 at the outermost, or from -1 at the innermost, as NumPy does. Ops hold them as
 * they were given, since the rank is not known before a tensor comes.
 */
public final class Axes {
    private Axes() {}

    /**
     * The same axis counted from the outermost.
     *
     * @param where for the message: an op's name
     * @throws conv4j.tensor.ShapeException when a tensor of this rank has no such axis
     */
    public static int fromStart(String where, int axis, int rank) {
        Require.that(axis >= -rank && axis < rank, where + " axis", "one of a tensor of rank " + rank, axis);
        return axis < 0 ? axis + rank : axis;
    }

    /**
     * The same axes counted from the outermost, in the order given.
     *
     * @throws conv4j.tensor.ShapeException when a tensor of this rank has no such axis, or one is named twice
     */
    public static List<Integer> fromStart(String where, List<Integer> axes, int rank) {
        List<Integer> counted = new ArrayList<>();
        for (int axis : axes) {
            counted.add(fromStart(where, axis, rank));
        }
        Require.that(new HashSet<>(counted).size() == counted.size(), where + " axes", "each once", axes);
        return counted;
    }

    /** The extent of the tensor along an axis that may be counted from either end. */
    public static int extent(String where, Shape shape, int axis) {
        return shape.extent(fromStart(where, axis, shape.rank()));
    }
}
