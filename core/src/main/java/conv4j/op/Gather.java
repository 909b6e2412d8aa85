package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * Inputs data and indices: the slices of the data along an axis that the indices name; the indices' shape takes the place
 * of that axis (ONNX Gather, NumPy take). Negative indices count from the end.
 *
 * <p>An index that is not an integer of the axis is a {@link conv4j.tensor.ShapeException} when it is met.
 *
 * @param axis of the data; from 0, or from -1 at the innermost
 */
public record Gather(int axis) implements Op {
    @Override
    public String name() {
        return "gather";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Require.inputs(name(), inputs, 2);
        Axes.fromStart(name(), axis, inputs.get(0).rank());
    }
}
