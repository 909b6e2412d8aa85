package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * The same numbers without axes of extent 1 (ONNX Squeeze, NumPy squeeze).
 *
 * @param axes from 0, or from -1 at the innermost; none named means all of extent 1
 */
public record Squeeze(List<Integer> axes) implements Op {
    public Squeeze {
        axes = List.copyOf(axes);
    }

    @Override
    public String name() {
        return "squeeze";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Shape input = Require.oneInput(name(), inputs);
        for (int axis : Axes.fromStart(name(), axes, input.rank())) {
            Require.that(input.extent(axis) == 1, "squeeze axis " + axis, "an extent of 1", input);
        }
    }
}
