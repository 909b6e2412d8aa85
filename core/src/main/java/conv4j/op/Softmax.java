package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * {@code e^x} over the sum of {@code e^x} along one axis, or the logarithm of that (ONNX Softmax from opset 13 on and
 * LogSoftmax, Keras softmax and log_softmax).
 *
 * @param axis from 0, or from -1 at the innermost
 */
public record Softmax(int axis, boolean logarithm) implements Op {
    @Override
    public String name() {
        return logarithm ? "log_softmax" : "softmax";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Axes.fromStart(name(), axis, Require.oneInput(name(), inputs).rank());
    }
}
