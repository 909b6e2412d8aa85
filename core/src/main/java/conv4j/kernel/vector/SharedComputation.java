package conv4j.kernel.vector;

import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Layout;
import conv4j.kernel.Pass;
import conv4j.kernel.PlainLayout;
import conv4j.kernel.Workers;
import conv4j.tensor.Shape;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * A computation whose work is a number of tasks that workers share, between values that lie plain or in blocks of
 * channels.
 *
 * @param output the shape that the tasks fill
 * @param written how it lies
 * @param read how each input lies
 */
record SharedComputation(Shape output, Layout written, List<Layout> read, Binding binding) implements Computation {

    /**
     * What is done in each pass.
     *
     * @param first what the caller's thread does before
     * @param tasks how many
     */
    record Work(Consumer<Workers> first, int tasks, Workers.Task task) {

        Work(int tasks, Workers.Task task) {
            this(workers -> {}, tasks, task);
        }

        /** The same, when something else is done. */
        Work after(Consumer<Workers> other) {
            return new Work(other, tasks, task);
        }
    }

    /** {@link Computation#bind}, with what comes of it cut into tasks. */
    @FunctionalInterface
    interface Binding {
        Work bind(List<Buffer> inputs, Buffer output);
    }

    /** One between feature maps in blocks of channels. */
    @FunctionalInterface
    interface BlockedBinding {
        Work bind(List<BlockedBuffer> inputs, BlockedBuffer output);
    }

    /** One between arrays of numbers. */
    @FunctionalInterface
    interface PlainBinding {
        Work bind(List<float[]> inputs, float[] output);
    }

    /** All values in blocks of channels, read without a halo. */
    static SharedComputation blocked(Shape output, int inputs, VectorUnit unit, BlockedBinding binding) {
        return blocked(output, Collections.nCopies(inputs, Halo.NONE), unit, binding);
    }

    /**
     * All values in blocks of channels.
     *
     * @param halos cells around each input that are read as zeros
     */
    static SharedComputation blocked(Shape output, List<Halo> halos, VectorUnit unit, BlockedBinding binding) {
        List<Layout> read = halos.stream()
                .<Layout>map(halo -> new BlockedLayout(unit.lanes(), halo))
                .toList();
        return new SharedComputation(
                output,
                new BlockedLayout(unit.lanes(), Halo.NONE),
                read,
                (in, out) ->
                        binding.bind(in.stream().map(BlockedBuffer.class::cast).toList(), (BlockedBuffer) out));
    }

    /** All values plain. */
    static SharedComputation plain(Shape output, int inputs, PlainBinding binding) {
        return new SharedComputation(
                output,
                PlainLayout.PLAIN,
                Collections.nCopies(inputs, PlainLayout.PLAIN),
                (in, out) -> binding.bind(
                        in.stream().map(one -> one.tensor().values()).toList(),
                        out.tensor().values()));
    }

    @Override
    public Layout inputLayout(int input) {
        return read.get(input);
    }

    @Override
    public boolean reads(int input, Layout layout) {
        return covers(layout, read.get(input));
    }

    @Override
    public Buffer newOutput() {
        return written.allocate(output);
    }

    @Override
    public boolean writes(Layout layout) {
        return covers(layout, written);
    }

    /** Whether it is the same layout, or with a wider halo. */
    private static boolean covers(Layout layout, Layout wanted) {
        return wanted.serving(layout).equals(layout);
    }

    @Override
    public Pass bind(List<Buffer> inputs, Buffer target) {
        Work work = binding.bind(inputs, target);
        return workers -> {
            work.first().accept(workers);
            workers.each(work.tasks(), work.task());
        };
    }
}
