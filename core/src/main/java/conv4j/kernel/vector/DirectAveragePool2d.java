package conv4j.kernel.vector;

import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.AveragePool2d;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** The mean of the elements under each window, a block of channels times a row of pixels at a time. */
record DirectAveragePool2d(VectorUnit unit) implements Kernel<AveragePool2d> {
    @Override
    public String name() {
        return "vector/average_pool2d/direct";
    }

    @Override
    public Class<AveragePool2d> op() {
        return AveragePool2d.class;
    }

    @Override
    public Optional<Refusal> refusal(AveragePool2d op, List<Shape> inputs) {
        return Pooling.refusal(op.window());
    }

    @Override
    public Computation prepare(AveragePool2d op, List<Shape> inputs) {
        return Pooling.mean(op.window(), op.countIncludePad(), inputs.get(0), unit);
    }
}
