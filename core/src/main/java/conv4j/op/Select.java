package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * Inputs condition, x, y, broadcast as in NumPy: x where the condition is not 0, else y (ONNX Where, NumPy where).
 */
public record Select() implements Op {
    @Override
    public String name() {
        return "select";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Require.inputs(name(), inputs, 3);
        Broadcast.shape(name(), inputs);
    }
}
