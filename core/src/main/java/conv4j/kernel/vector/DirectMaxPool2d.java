package conv4j.kernel.vector;

import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.MaxPool2d;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** The largest element under each window, a block of channels times a row of pixels at a time. */
record DirectMaxPool2d(VectorUnit unit) implements Kernel<MaxPool2d> {
    @Override
    public String name() {
        return "vector/max_pool2d/direct";
    }

    @Override
    public Class<MaxPool2d> op() {
        return MaxPool2d.class;
    }

    @Override
    public Optional<Refusal> refusal(MaxPool2d op, List<Shape> inputs) {
        return MaxPooling.refusal(op.window(), inputs.get(0));
    }

    @Override
    public Computation prepare(MaxPool2d op, List<Shape> inputs) {
        return MaxPooling.of(op.window(), inputs.get(0), unit);
    }
}
