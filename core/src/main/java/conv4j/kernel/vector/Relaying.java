package conv4j.kernel.vector;

import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Layout;
import conv4j.kernel.Pass;
import conv4j.kernel.PlainBuffer;
import conv4j.kernel.PlainLayout;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The same numbers under another shape: copied once from where they lie to where they are wanted, whether that is plain or
 * in blocks of channels.
 *
 * @param written how feature maps among the results lie
 */
record Relaying(Shape input, Shape output, Layout read, Layout written) implements Computation {

    /**
     * @param shape of the output, for an input's
     */
    static <O extends Op> Kernel<O> kernel(
            String name, Class<O> op, BiFunction<O, Shape, Shape> shape, VectorUnit unit) {
        return new VectorKernel<>(
                name,
                op,
                VectorKernel.Choice.alone((one, inputs, epilogue) -> Optional.empty()),
                (one, inputs, epilogue) -> {
                    Shape input = inputs.get(0);
                    Shape output = shape.apply(one, input);
                    return new Relaying(input, output, layout(input, unit), layout(output, unit));
                });
    }

    private static Layout layout(Shape shape, VectorUnit unit) {
        return Refusals.inBlocks(shape, unit) ? new BlockedLayout(unit.lanes(), Halo.NONE) : PlainLayout.PLAIN;
    }

    @Override
    public Layout inputLayout(int index) {
        return read;
    }

    @Override
    public boolean reads(int index, Layout layout) {
        return known(layout);
    }

    @Override
    public Buffer newOutput() {
        return written.allocate(output);
    }

    @Override
    public boolean writes(Layout layout) {
        return known(layout);
    }

    private static boolean known(Layout layout) {
        return layout.equals(PlainLayout.PLAIN) || layout instanceof BlockedLayout;
    }

    @Override
    public Pass bind(List<Buffer> inputs, Buffer out) {
        Buffer in = inputs.get(0);
        if (out instanceof PlainBuffer plain) {
            Tensor target = plain.tensor().reshape(input);
            return workers -> in.store(target);
        }
        if (in instanceof PlainBuffer plain) {
            Tensor source = plain.tensor().reshape(output);
            return workers -> out.load(source);
        }
        Tensor between = Tensor.zeros(input);
        Tensor source = between.reshape(output);
        return workers -> {
            in.store(between);
            out.load(source);
        };
    }
}
