package conv4j.model.keras;

import conv4j.tensor.ShapeException;

/**
 * A tensor of the model, and how the graph holds it.
 *
 * @param name of the value in the graph
 * @param rank batch included
 * @param channelsMoved whether Keras' last axis is axis 1 in the graph, with the others after it: an image of a
 *     channels_last model, {@code N x H x W x C}, is held as {@code N x C x H x W}
 */
record Value(String name, int rank, boolean channelsMoved) {

    /**
     * The graph's axis for one of Keras'.
     *
     * @param axis counted from the end when negative
     */
    int axis(int axis) {
        int fromStart = fromStart(axis);
        if (!channelsMoved || fromStart == 0) {
            return fromStart;
        }
        return fromStart == rank - 1 ? 1 : fromStart + 1;
    }

    int fromStart(int axis) {
        int fromStart = axis < 0 ? axis + rank : axis;
        if (fromStart < 0 || fromStart >= rank) {
            throw new ShapeException("axis: wanted one of the " + rank + " axes of its input, got " + axis);
        }
        return fromStart;
    }

    /** For each axis of the graph the one of Keras' that it is. */
    int[] kerasAxes() {
        int[] axes = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            axes[axis(axis)] = axis;
        }
        return axes;
    }

    /** Another value that is held in the same way. */
    Value like(String other) {
        return new Value(other, rank, channelsMoved);
    }
}
