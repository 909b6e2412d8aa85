package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * 1 at the first of the largest elements along one axis, 0 elsewhere (ONNX Hardmax from opset 13 on).
 *
 * @param axis from 0, or from -1 at the innermost
 */
public record Hardmax(int axis) implements Op {
    @Override
    public String name() {
        return "hardmax";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Axes.fromStart(name(), axis, Require.oneInput(name(), inputs).rank());
    }
}
