package conv4j.op;

import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * NumPy's rule for operands of different shapes: aligned at the innermost axis, an extent of 1 (or an axis that is not
 * there) is repeated to match the others.
 */
public final class Broadcast {
    private Broadcast() {}

    /**
     * The shape that operands of these shapes are repeated to.
     *
     * @param where for the message: an op's name
     * @throws conv4j.tensor.ShapeException when two extents differ and neither is 1
     */
    public static Shape shape(String where, List<Shape> operands) {
        int rank = operands.stream().mapToInt(Shape::rank).max().orElse(0);
        int[] extents = new int[rank];
        Arrays.fill(extents, 1);
        for (Shape operand : operands) {
            int missing = rank - operand.rank();
            for (int axis = 0; axis < operand.rank(); axis++) {
                int extent = operand.extent(axis);
                int other = extents[missing + axis];
                Require.that(
                        extent == other || extent == 1 || other == 1,
                        where + " inputs",
                        "shapes whose extents, counted from the last, are equal or 1",
                        operands);
                extents[missing + axis] = extent == 1 ? other : extent;
            }
        }
        return Shape.of(extents);
    }
}
