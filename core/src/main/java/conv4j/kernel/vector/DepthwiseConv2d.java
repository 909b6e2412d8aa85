package conv4j.kernel.vector;

import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.Conv2d;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** Convolution of each channel by itself: a block of channels times a row of pixels at a time. */
record DepthwiseConv2d(VectorUnit unit) implements Kernel<Conv2d> {
    @Override
    public String name() {
        return "vector/conv2d/depthwise";
    }

    @Override
    public Class<Conv2d> op() {
        return Conv2d.class;
    }

    @Override
    public Optional<Refusal> refusal(Conv2d op, List<Shape> inputs) {
        return op.groups() == op.outputChannels() && op.inputChannelsPerGroup() == 1
                ? Optional.empty()
                : Optional.of(new Refusal("takes one filter for each channel, got " + op.outputChannels()
                        + " filters of " + op.inputChannelsPerGroup() + " channels in " + op.groups() + " groups"));
    }

    @Override
    public Optional<Refusal> refusal(Conv2d op, List<Shape> inputs, Epilogue epilogue) {
        return refusal(op, inputs).or(() -> Residual.refusal(op, inputs, epilogue));
    }

    @Override
    public Computation prepare(Conv2d op, List<Shape> inputs) {
        return prepare(op, inputs, Epilogue.NONE);
    }

    @Override
    public Computation prepare(Conv2d op, List<Shape> inputs, Epilogue epilogue) {
        return new DepthwiseConvolution(op, inputs.get(0), epilogue, unit);
    }
}
