package conv4j.model.keras;

import conv4j.tensor.Shape;

/**
 * A value of the graph, and how Keras has it.
 *
 * @param name in the graph
 * @param channelsLast whether Keras has the graph's axis 1 last: an image {@code N x C x H x W} that Keras has as
 *     {@code N x H x W x C}
 */
public record KerasValue(String name, boolean channelsLast) {

    /** A shape that was read off this value, in Keras' order of axes. */
    public Shape inKerasOrder(Shape shape) {
        int rank = shape.rank();
        if (!channelsLast || rank < 3) {
            return shape;
        }
        int[] extents = new int[rank];
        extents[0] = shape.extent(0);
        extents[rank - 1] = shape.extent(1);
        for (int axis = 2; axis < rank; axis++) {
            extents[axis - 1] = shape.extent(axis);
        }
        return Shape.of(extents);
    }
}
