package conv4j.kernel.vector;

import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.op.Conv2d;
import conv4j.tensor.Shape;
import java.util.List;

/**
 * Convolution as it is defined, any window, stride, dilation, padding and grouping; a panel of output channels times a
 * row of pixels at a time.
 */
record DirectConv2d(VectorUnit unit) implements Kernel<Conv2d> {
    @Override
    public String name() {
        return "vector/conv2d/direct";
    }

    @Override
    public Class<Conv2d> op() {
        return Conv2d.class;
    }

    @Override
    public Computation prepare(Conv2d op, List<Shape> inputs) {
        return new DirectConvolution(op, inputs.get(0), Bounds.NONE, unit);
    }
}
