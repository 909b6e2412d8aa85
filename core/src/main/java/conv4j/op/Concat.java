package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * The inputs, at least one, one after the other along an axis; their other extents are equal.
 *
 * @param axis from 0, or from -1 at the innermost
 */
public record Concat(int axis) implements Op {
    @Override
    public String name() {
        return "concat";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Require.that(!inputs.isEmpty(), "concat inputs", "at least 1", 0);
        int rank = inputs.get(0).rank();
        int along = Axes.fromStart(name(), axis, rank);
        for (Shape input : inputs) {
            Require.that(
                    input.rank() == rank && equalBut(along, input, inputs.get(0)),
                    "concat inputs",
                    "equal extents on every axis but " + along,
                    inputs);
        }
    }

    private static boolean equalBut(int along, Shape one, Shape other) {
        for (int axis = 0; axis < one.rank(); axis++) {
            if (axis != along && one.extent(axis) != other.extent(axis)) {
                return false;
            }
        }
        return true;
    }
}
