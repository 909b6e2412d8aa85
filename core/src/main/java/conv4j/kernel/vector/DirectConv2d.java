package conv4j.kernel.vector;

import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Kernel;
import conv4j.kernel.PackedWeights;
import conv4j.kernel.Refusal;
import conv4j.op.Conv2d;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * Convolution as it is defined, any window, stride, dilation, padding and grouping; a panel of output channels times a
 * row of pixels at a time.
 */
record DirectConv2d(VectorUnit unit, Cost cost) implements Kernel<Conv2d> {
    DirectConv2d(VectorUnit unit) {
        this(unit, Cost.of(unit, 0));
    }

    @Override
    public String name() {
        return "vector/conv2d/direct";
    }

    @Override
    public Class<Conv2d> op() {
        return Conv2d.class;
    }

    @Override
    public Optional<Refusal> refusal(Conv2d op, List<Shape> inputs) {
        return PackedPanel.refusal(op, unit.lanes(), 1);
    }

    @Override
    public Optional<Refusal> refusal(Conv2d op, List<Shape> inputs, Epilogue epilogue) {
        int perGroup = op.outputChannels() / op.groups();
        return epilogue.residual() && op.groups() > 1 && perGroup % unit.lanes() != 0
                ? Optional.of(new Refusal("adds nothing to results of groups that share a block of channels"))
                : refusal(op, inputs).or(() -> Residual.refusal(op, inputs, epilogue));
    }

    @Override
    public double cost(Conv2d op, List<Shape> inputs) {
        return cost.direct(op, inputs.get(0));
    }

    @Override
    public Computation prepare(Conv2d op, List<Shape> inputs) {
        return prepare(op, inputs, Epilogue.NONE);
    }

    @Override
    public Computation prepare(Conv2d op, List<Shape> inputs, Epilogue epilogue) {
        return prepare(op, inputs, epilogue, new PackedWeights());
    }

    @Override
    public Computation prepare(Conv2d op, List<Shape> inputs, Epilogue epilogue, PackedWeights packed) {
        return new DirectConvolution(op, inputs.get(0), epilogue, unit, cost.cold(), packed);
    }
}
