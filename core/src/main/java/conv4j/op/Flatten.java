package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * The same numbers as a matrix: the axes before one axis make its rows, that axis and those after it its columns (ONNX
 * Flatten; Keras Flatten is axis 1). Axis 0 makes one row.
 *
 * @param axis from 0 up to the rank, or from -1 at the innermost
 */
public record Flatten(int axis) implements Op {
    @Override
    public String name() {
        return "flatten";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        int rank = Require.oneInput(name(), inputs).rank();
        Require.that(axis >= -rank && axis <= rank, "flatten axis", "from " + -rank + " to " + rank, axis);
    }
}
