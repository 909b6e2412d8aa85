package conv4j.kernel.nd4j;

import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.Conv2d;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ND4J's {@code conv2d}: the cells under each window become a column (im2col), the columns are multiplied by BLAS. */
final class Nd4jConv2d implements Kernel<Conv2d> {
    /** Input and output are N x C x H x W. */
    private static final long NCHW = 0;

    /** Weights are height x width x input channels x output channels. */
    private static final long YXIO = 0;

    @Override
    public String name() {
        return "nd4j/conv2d/dense";
    }

    @Override
    public Class<Conv2d> op() {
        return Conv2d.class;
    }

    @Override
    public Optional<Refusal> refusal(Conv2d op, List<Shape> inputs) {
        return op.groups() > 1
                ? Optional.of(new Refusal("takes one group only, not " + op.groups()))
                : refusal(op, inputs.get(0), op.inputChannels());
    }

    /**
     * Whether the input is nothing, or there is no room for the columns, by far the largest of what ND4J allocates, and
     * the rest.
     *
     * @param channels whose columns are made at once
     */
    static Optional<Refusal> refusal(Conv2d op, Shape input, int channels) {
        if (input.elements() == 0) {
            // M2.1 divides by zero when it adds the bias, and takes the virtual machine with it.
            return Optional.of(new Refusal("takes no input without numbers"));
        }
        Border border = Border.of(op.window(), input);
        int height = border.rows().places();
        int width = border.columns().places();
        Shape output = Shape.of(input.extent(0), op.outputChannels(), height, width);
        Shape columns = Shape.of(
                input.extent(0),
                channels,
                op.window().height().size(),
                op.window().width().size(),
                height,
                width);
        return OffHeap.refusal(input, border.paddedInput(input), columns, output, output);
    }

    @Override
    public Computation prepare(Conv2d op, List<Shape> inputs) {
        Border border = Border.of(op.window(), inputs.get(0));
        return new Nd4jComputation(border.around(0, convolution(op, border)));
    }

    /** The operation for one group, on an input that has its border if it needs one. */
    static NativeOp convolution(Conv2d op, Border border) {
        // Weights as O x I x Y x X are permuted at each run: 512 x 512 x 3 x 3 on 7 x 7 takes 20 ms, not 4.
        Nd4jBuffer weights = Nd4jBuffer.of(op.weights()).permuted(2, 3, 1, 0);
        return new NativeOp("conv2d", withBias(weights, op), List.of(), border.window(0, NCHW, YXIO))
                .withOneDnn(!border.isDilated());
    }

    static List<Nd4jBuffer> withBias(Nd4jBuffer weights, Conv2d op) {
        List<Nd4jBuffer> constants = new ArrayList<>(List.of(weights));
        if (op.bias() != null) {
            constants.add(Nd4jBuffer.of(op.bias()));
        }
        return constants;
    }
}
