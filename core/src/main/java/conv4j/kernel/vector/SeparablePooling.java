package conv4j.kernel.vector;

import conv4j.kernel.Buffer;
import conv4j.kernel.Pass;
import conv4j.kernel.Workers;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The largest element under each window, first down the columns and then along the rows: neighbouring windows share what
 * they have in common. One block of channels at a time, so that what is between the two stays in cache.
 */
final class SeparablePooling implements BlockedComputation {
    private final Pooling down;
    private final Pooling along;
    private final Shape output;
    /** One block of channels of one image, between the two. */
    private final Shape block;

    private SeparablePooling(Pooling down, Pooling along, Shape output) {
        this.down = down;
        this.along = along;
        this.output = output;
        this.block = Shape.of(
                1, down.unit().lanes(), down.output().extent(2), down.output().extent(3));
    }

    static SeparablePooling max(Window window, Shape input, VectorUnit unit) {
        Pooling down = Pooling.max(new Window(window.height(), WindowAxis.of("width", 1)), input, unit);
        Pooling along = Pooling.max(new Window(WindowAxis.of("height", 1), window.width()), down.output(), unit);
        return new SeparablePooling(down, along, along.output());
    }

    /** Whether it takes fewer comparisons: a strip of small windows does without what is stored between. */
    static boolean paysFor(Window window) {
        return window.height().size() > 1 && window.width().size() > 3;
    }

    @Override
    public VectorUnit unit() {
        return down.unit();
    }

    @Override
    public Shape output() {
        return output;
    }

    @Override
    public Pass bind(List<Buffer> inputs, Buffer output) {
        return new Bound((BlockedBuffer) inputs.get(0), (BlockedBuffer) output);
    }

    private final class Bound implements Pass, Workers.Task {
        private final BlockedBuffer in;
        private final BlockedBuffer out;
        /** One for each worker. */
        private final List<Pooling.Bound> downwards = new ArrayList<>();

        private final List<Pooling.Bound> onwards = new ArrayList<>();

        Bound(BlockedBuffer in, BlockedBuffer out) {
            this.in = in;
            this.out = out;
        }

        @Override
        public void run(Workers workers) {
            while (downwards.size() < workers.count()) {
                BlockedBuffer between = new BlockedLayout(unit().lanes(), Halo.NONE).allocate(block);
                downwards.add(down.bind(in, between));
                onwards.add(along.bind(between, out));
            }
            workers.each(in.planes(), this);
        }

        @Override
        public void run(int plane, int worker) {
            Pooling.Bound downward = downwards.get(worker);
            Pooling.Bound onward = onwards.get(worker);
            for (int oh = 0; oh < block.extent(2); oh++) {
                down.pool(downward, oh, in.planeOffset(plane), downward.out().planeOffset(0));
            }
            for (int oh = 0; oh < block.extent(2); oh++) {
                along.pool(onward, oh, onward.in().planeOffset(0), out.planeOffset(plane));
            }
        }
    }
}
