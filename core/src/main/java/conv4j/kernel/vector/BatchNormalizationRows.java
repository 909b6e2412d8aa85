package conv4j.kernel.vector;

import conv4j.kernel.Computation;
import conv4j.kernel.DeclaredKernel;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Kernel;
import conv4j.op.Axes;
import conv4j.op.BatchNormalization;
import conv4j.op.Conv2d;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalization of feature maps: one factor and one offset a channel, which is a depthwise convolution with a window
 * of one cell. {@code (x - mean) * f + offset} becomes {@code f * x + (offset - mean * f)}, the offset in double
 * precision until the end, as where it is folded into a convolution.
 */
final class BatchNormalizationRows {
    private BatchNormalizationRows() {}

    static Kernel<BatchNormalization> kernel(VectorUnit unit) {
        return new DeclaredKernel<>(
                "vector/batch_normalization/rows",
                BatchNormalization.class,
                DeclaredKernel.Choice.bounded((op, inputs, epilogue) -> Refusals.unlessInBlocks(inputs.get(0), unit)
                        .or(() -> Refusals.unless(
                                Axes.fromStart(op.name(), op.axis(), 4) == 1,
                                "takes channels on axis 1, got axis " + op.axis()))),
                (op, inputs, epilogue) -> prepare(op, inputs, epilogue, unit));
    }

    private static Computation prepare(BatchNormalization op, List<Shape> inputs, Epilogue epilogue, VectorUnit unit) {
        Tensor factors = Tensor.zeros(Shape.of(op.channels(), 1, 1, 1));
        Tensor offsets = Tensor.zeros(Shape.of(op.channels()));
        for (int c = 0; c < op.channels(); c++) {
            double factor =
                    at(op.scale(), c, 1) / Math.sqrt((double) op.variance().values()[c] + op.epsilon());
            factors.values()[c] = (float) factor;
            offsets.values()[c] = (float) (at(op.offset(), c, 0) - op.mean().values()[c] * factor);
        }
        Conv2d scaled = new Conv2d(Window.of(1, 1), op.channels(), factors, offsets);
        return new DepthwiseConvolution(scaled, inputs.get(0), epilogue, unit);
    }

    private static double at(@Nullable Tensor tensor, int c, double otherwise) {
        return tensor == null ? otherwise : tensor.values()[c];
    }
}
