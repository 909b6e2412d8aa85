package conv4j.kernel.vector;

import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.DeclaredKernel;
import conv4j.kernel.Kernel;
import conv4j.kernel.Layout;
import conv4j.kernel.Pass;
import conv4j.kernel.PlainBuffer;
import conv4j.kernel.PlainLayout;
import conv4j.kernel.Refusal;
import conv4j.op.Axes;
import conv4j.op.Op;
import conv4j.op.Transpose;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The same numbers under another shape: copied once from where they lie to where they are wanted, whether that is plain or
 * in blocks of channels.
 *
 * @param written how feature maps among the results lie
 */
record Relaying(Shape input, Shape output, Layout read, Layout written) implements Computation {

    /**
     * @param shape of the output, for an input's
     * @param refusal of what does not keep the order of the numbers
     */
    static <O extends Op> Kernel<O> kernel(
            String name,
            Class<O> op,
            BiFunction<O, Shape, Shape> shape,
            BiFunction<O, Shape, Optional<Refusal>> refusal,
            VectorUnit unit) {
        return new DeclaredKernel<>(
                name,
                op,
                DeclaredKernel.Choice.alone((one, inputs, epilogue) -> refusal.apply(one, inputs.get(0))),
                (one, inputs, epilogue) -> {
                    Shape input = inputs.get(0);
                    Shape output = shape.apply(one, input);
                    return new Relaying(input, output, layout(input, unit), layout(output, unit));
                });
    }

    /** For ops that keep the order of any numbers. */
    static <O extends Op> Kernel<O> kernel(
            String name, Class<O> op, BiFunction<O, Shape, Shape> shape, VectorUnit unit) {
        return kernel(name, op, shape, (one, input) -> Optional.empty(), unit);
    }

    /** For transpositions that move axes of extent 1 only, as from one number a channel to the other layout's. */
    static Kernel<Transpose> transpose(VectorUnit unit) {
        return kernel(
                "vector/transpose/relaying",
                Transpose.class,
                (op, input) -> Shape.of(order(op, input).map(input::extent).toArray()),
                (op, input) -> {
                    int[] moved = order(op, input)
                            .filter(axis -> input.extent(axis) > 1)
                            .toArray();
                    return Refusals.unless(
                            Arrays.equals(moved, Arrays.stream(moved).sorted().toArray()),
                            "moves axes of extent 1 only, got " + op.permutation() + " of " + input);
                },
                unit);
    }

    private static IntStream order(Transpose op, Shape input) {
        int rank = input.rank();
        return op.permutation().isEmpty()
                ? IntStream.range(0, rank).map(axis -> rank - 1 - axis)
                : Axes.fromStart(op.name(), op.permutation(), rank).stream().mapToInt(Integer::intValue);
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
