package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * {@code (x - mean) / sqrt(variance + epsilon)}, where mean and variance (the mean of the squared distances from the
 * mean) are those of the elements along some axes. The layers Layer-, Instance- and GroupNormalization and ONNX
 * MeanVarianceNormalization are this, with a {@link Reshape} around it or a {@link Binary} after it.
 *
 * @param axes at least one; from 0, or from -1 at the innermost
 */
public record Normalize(List<Integer> axes, float epsilon) implements Op {
    public Normalize {
        axes = List.copyOf(axes);
        Require.that(!axes.isEmpty(), "normalize axes", "at least one", axes);
    }

    @Override
    public String name() {
        return "normalize";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Axes.fromStart(name(), axes, Require.oneInput(name(), inputs).rank());
    }
}
