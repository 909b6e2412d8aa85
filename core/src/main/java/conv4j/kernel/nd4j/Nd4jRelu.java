package conv4j.kernel.nd4j;

import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.Relu;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** ND4J's {@code relu}. */
final class Nd4jRelu implements Kernel<Relu> {
    /** libnd4j's MAX_RANK; its arrays cannot have more axes. */
    private static final int MOST_AXES = 32;

    @Override
    public String name() {
        return "nd4j/relu/direct";
    }

    @Override
    public Class<Relu> op() {
        return Relu.class;
    }

    @Override
    public Optional<Refusal> refusal(Relu op, List<Shape> inputs) {
        Shape input = inputs.get(0);
        return input.rank() > MOST_AXES
                ? Optional.of(new Refusal("takes at most " + MOST_AXES + " axes, not " + input.rank()))
                : OffHeap.refusal(input, input);
    }

    @Override
    public Computation prepare(Relu op, List<Shape> inputs) {
        return new Nd4jComputation(new NativeOp("relu", List.of(), List.of(0.0)));
    }
}
