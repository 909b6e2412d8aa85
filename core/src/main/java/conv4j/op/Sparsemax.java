package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * The point of the probability simplex that is nearest to x, along one axis: {@code max(x - t, 0)} with the t that makes
 * the sum 1 (Martins and Astudillo, arXiv 1602.02068; {@code keras.activations.sparsemax}, which up to Keras 3.15.1 took
 * another t where more than one element stays above it: keras issue 23425).
 *
 * @param axis from 0, or from -1 at the innermost
 */
public record Sparsemax(int axis) implements Op {
    @Override
    public String name() {
        return "sparsemax";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Axes.fromStart(name(), axis, Require.oneInput(name(), inputs).rank());
    }
}
