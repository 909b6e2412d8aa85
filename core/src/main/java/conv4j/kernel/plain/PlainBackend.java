package conv4j.kernel.plain;

import conv4j.kernel.Backend;
import conv4j.kernel.DeclaredKernel;
import conv4j.kernel.DeclaredKernel.Choice;
import conv4j.kernel.Kernel;
import conv4j.op.AveragePool2d;
import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.Conv2d;
import conv4j.op.Dense;
import conv4j.op.Elementwise;
import conv4j.op.MaxPool2d;
import conv4j.op.Relu;
import java.util.List;

/**
 * Kernels in plain Java on plain arrays, for JVMs without the Vector API or without C2: right on every JVM, and fast
 * where the compiler makes vectors of simple loops.
 */
public final class PlainBackend implements Backend {
    private static final List<Kernel<?>> KERNELS = List.of(
            new DeclaredKernel<>("plain/conv2d/depthwise", Conv2d.class, Depthwise::refusal, Depthwise::prepare),
            new DeclaredKernel<>("plain/conv2d/rows", Conv2d.class, RowConvolution::refusal, RowConvolution::prepare),
            new DeclaredKernel<>(
                    "plain/max_pool2d/rows",
                    MaxPool2d.class,
                    Choice.alone((op, inputs, epilogue) -> ChannelRows.refusal(op.window(), inputs.get(0))),
                    LargestCell::prepare),
            new DeclaredKernel<>(
                    "plain/average_pool2d/rows",
                    AveragePool2d.class,
                    Choice.alone((op, inputs, epilogue) -> ChannelRows.refusal(op.window(), inputs.get(0))),
                    MeanCell::prepare),
            new DeclaredKernel<>("plain/dense/rows", Dense.class, Choice.bounded(Choice.all()), RowDense::prepare),
            new DeclaredKernel<>("plain/relu/rows", Relu.class, Elements::refusal, Elements::bring),
            new DeclaredKernel<>("plain/elementwise/rows", Elementwise.class, Elements::refusal, Elements::bring),
            new DeclaredKernel<>("plain/binary/rows", Binary.class, Elements::refusal, Elements::add),
            new DeclaredKernel<>(
                    "plain/batch_normalization/rows", BatchNormalization.class, Elements::refusal, Elements::normalize),
            new DeclaredKernel<>(
                    "plain/concat/copy", Concat.class, Choice.alone(Choice.all()), Concatenation::prepare));

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public List<Kernel<?>> kernels() {
        return KERNELS;
    }
}
