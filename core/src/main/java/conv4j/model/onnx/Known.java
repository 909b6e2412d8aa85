package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.tensor.Shape;
import java.util.Map;
import java.util.Optional;

/**
 * Values that decide an op's geometry, by their place among the node's inputs; under {@link #SHAPE} the extents of the
 * data. They are constants of the file, or were computed from shapes in the first forward pass.
 */
record Known(Map<Integer, Constant> byPlace) {
    /** The place of the data's own extents. */
    static final int SHAPE = -1;

    Optional<Constant> find(int place) {
        return Optional.ofNullable(byPlace.get(place));
    }

    /**
     * @throws ModelFormatException when the node leaves it out
     */
    Constant at(int place) {
        return find(place).orElseThrow(() -> new ModelFormatException("wanted an input " + place + ", got none"));
    }

    /** The data's own shape. */
    Shape shape() {
        return shape(SHAPE);
    }

    /** The extents that are at a place. */
    Shape shape(int place) {
        return Shape.of(Integers.exact(at(place).integers()));
    }

    int rank() {
        return at(SHAPE).size();
    }
}
