package conv4j.kernel.vector;

import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.Relu;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** {@code max(x, 0)} over feature maps. */
record DirectRelu(VectorUnit unit) implements Kernel<Relu> {
    @Override
    public String name() {
        return "vector/relu/direct";
    }

    @Override
    public Class<Relu> op() {
        return Relu.class;
    }

    @Override
    public Optional<Refusal> refusal(Relu op, List<Shape> inputs) {
        Shape input = inputs.get(0);
        return input.rank() == 4 && input.extent(2) > 0 && input.extent(3) > 0
                ? Optional.empty()
                : Optional.of(
                        new Refusal("takes batch x channels x height x width with at least one cell, got " + input));
    }

    @Override
    public Computation prepare(Relu op, List<Shape> inputs) {
        return Pooling.relu(inputs.get(0), unit);
    }
}
