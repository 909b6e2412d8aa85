package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/** {@code max(x, 0)}, element by element, on a tensor of any shape; NaN stays NaN. */
public record Relu() implements Op {
    @Override
    public String name() {
        return "relu";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Require.oneInput(name(), inputs);
    }
}
