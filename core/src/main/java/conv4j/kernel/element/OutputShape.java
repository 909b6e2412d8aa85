package conv4j.kernel.element;

import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import java.util.Arrays;

/** Shapes that are computed and not read off an input, checked before anything is made for them. */
public final class OutputShape {
    private OutputShape() {}

    /**
     * @throws ShapeException when an extent, or a tensor of that shape, would not fit into memory
     */
    public static Shape of(String op, long... extents) {
        // An index table as long as the axis is made for each axis, as large as the tensor itself if that is the only
        // one.
        long most = Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / (2 * Float.BYTES));
        int[] counted = new int[extents.length];
        for (int axis = 0; axis < extents.length; axis++) {
            require(extents[axis] <= most, op, extents, most);
            counted[axis] = (int) extents[axis];
        }
        Shape shape = Shape.of(counted);
        require(shape.elements() <= most, op, extents, most);
        return shape;
    }

    private static void require(boolean fits, String op, long[] extents, long most) {
        if (!fits) {
            throw new ShapeException(String.format(
                    "%s: wanted at most %,d elements in this JVM's memory, got %s",
                    op, most, Arrays.toString(extents)));
        }
    }
}
