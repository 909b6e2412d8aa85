package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * The same numbers with axes of extent 1 put in (ONNX Unsqueeze, NumPy expand_dims).
 *
 * @param axes of the output; from 0, or from -1 at the innermost
 */
public record Unsqueeze(List<Integer> axes) implements Op {
    public Unsqueeze {
        axes = List.copyOf(axes);
    }

    @Override
    public String name() {
        return "unsqueeze";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Axes.fromStart(name(), axes, Require.oneInput(name(), inputs).rank() + axes.size());
    }
}
