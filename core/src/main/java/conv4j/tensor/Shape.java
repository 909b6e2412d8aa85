package conv4j.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The extents of a tensor, outermost axis first. Pictures and feature maps are {@code N x C x H x W}.
 * Every extent is at least 0, the rank may be 0 (one number).
 */
public final class Shape {
    private final int[] extents;

    private Shape(int[] extents) {
        this.extents = extents;
    }

    /**
     * @throws ShapeException when an extent is negative
     */
    public static Shape of(int... extents) {
        for (int axis = 0; axis < extents.length; axis++) {
            if (extents[axis] < 0) {
                throw new ShapeException(
                        "shape " + text(extents) + ", axis " + axis + ": wanted at least 0, got " + extents[axis]);
            }
        }
        return new Shape(extents.clone());
    }

    public int rank() {
        return extents.length;
    }

    /** The extent of one axis, counted from 0 at the outermost. */
    public int extent(int axis) {
        return extents[axis];
    }

    public int[] toArray() {
        return extents.clone();
    }

    /** How many numbers a tensor of this shape holds; {@link Long#MAX_VALUE} when that is not countable in 63 bits. */
    public long elements() {
        long product = 1;
        for (int extent : extents) {
            if (extent == 0) {
                return 0;
            }
            product = product > Long.MAX_VALUE / extent ? Long.MAX_VALUE : product * extent;
        }
        return product;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(extents, shape.extents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(extents);
    }

    /** As in {@code 1x3x224x224}; {@code scalar} for rank 0. */
    @Override
    public String toString() {
        return text(extents);
    }

    private static String text(int[] extents) {
        return extents.length == 0
                ? "scalar"
                : Arrays.stream(extents).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }
}
