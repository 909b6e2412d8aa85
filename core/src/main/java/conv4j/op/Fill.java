package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/** No inputs: a tensor of one value (ONNX ConstantOfShape, NumPy full). */
public record Fill(List<Integer> shape, float value) implements Op {
    public Fill {
        shape = List.copyOf(shape);
        Require.that(shape.stream().allMatch(extent -> extent >= 0), "fill shape", "extents of at least 0", shape);
    }

    @Override
    public String name() {
        return "fill";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Require.inputs(name(), inputs, 0);
    }
}
