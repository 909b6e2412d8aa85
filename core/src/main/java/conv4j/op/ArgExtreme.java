package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * Where along an axis the largest or the smallest element is, counted from 0 (ONNX ArgMax, ArgMin). A NaN is it where
 * there is one, as in NumPy.
 *
 * @param largest else the smallest
 * @param axis from 0, or from -1 at the innermost
 * @param keepDimensions whether the axis stays, with extent 1
 * @param lastOfEqual whether the last of equal ones is named, else the first
 */
public record ArgExtreme(boolean largest, int axis, boolean keepDimensions, boolean lastOfEqual) implements Op {
    @Override
    public String name() {
        return largest ? "arg_max" : "arg_min";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Shape input = Require.oneInput(name(), inputs);
        Require.that(Axes.extent(name(), input, axis) > 0, name() + " axis " + axis, "at least one element", input);
    }
}
