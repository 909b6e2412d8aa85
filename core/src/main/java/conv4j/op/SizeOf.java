package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/** How many elements the input has, as a scalar (ONNX Size). */
public record SizeOf() implements Op {
    @Override
    public String name() {
        return "size_of";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Require.oneInput(name(), inputs);
    }
}
