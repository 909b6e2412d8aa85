package conv4j.op;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected layer, on the last axis: {@code y[...,o] = bias[o] + sum over i of x[...,i] * weights[i,o]} (Keras
 * Dense; ONNX Gemm or MatMul with a constant).
 *
 * <p>Input {@code ... x IN}, of rank 1 or more; weights {@code IN x OUT}; bias {@code OUT}, or null for none.
 */
public record Dense(Tensor weights, @Nullable Tensor bias) implements Op {

    /**
     * @throws conv4j.tensor.ShapeException when weights and bias contradict each other
     */
    public Dense {
        Shape shape = weights.shape();
        Require.that(shape.rank() == 2, "dense weights", "rank 2 (in x out)", shape);
        if (bias != null) {
            Shape wanted = Shape.of(shape.extent(1));
            Require.that(bias.shape().equals(wanted), "dense bias", wanted + " (one number an output)", bias.shape());
        }
    }

    public int inputs() {
        return weights.shape().extent(0);
    }

    public int outputs() {
        return weights.shape().extent(1);
    }

    @Override
    public String name() {
        return "dense";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Shape input = Require.oneInput(name(), inputs);
        Require.that(
                input.rank() >= 1 && input.extent(input.rank() - 1) == inputs(),
                "dense input",
                "a last axis of " + inputs() + " as the weights",
                input);
    }

    @Override
    public List<Tensor> parameters() {
        return bias == null ? List.of(weights) : List.of(weights, bias);
    }

    @Override
    public long multiplyAdds(List<Shape> inputs, Shape output) {
        return output.elements() * inputs();
    }
}
