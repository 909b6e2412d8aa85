package conv4j.kernel.vector;

import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Layout;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import java.util.List;

/**
 * The largest element under each window, first down the columns and then along the rows: neighbouring windows share what
 * they have in common. One block of channels at a time, so that what is between the two stays in cache.
 */
final class SeparablePooling implements Computation {
    private final Pooling down;
    private final Pooling along;
    private final BlockedBuffer between;

    private SeparablePooling(Pooling down, Pooling along, BlockedBuffer between) {
        this.down = down;
        this.along = along;
        this.between = between;
    }

    static SeparablePooling max(Window window, Shape input, VectorUnit unit) {
        Pooling down = Pooling.max(new Window(window.height(), WindowAxis.of("width", 1)), input, unit);
        Pooling along = Pooling.max(new Window(WindowAxis.of("height", 1), window.width()), down.output(), unit);
        Shape block =
                Shape.of(1, unit.lanes(), down.output().extent(2), down.output().extent(3));
        return new SeparablePooling(down, along, along.inputLayout().allocate(block));
    }

    /** Whether it takes fewer comparisons an output; two for what is stored and loaded between. */
    static boolean paysFor(Window window) {
        long height = window.height().size();
        long width = window.width().size();
        return (height - 1) * window.width().stride() + (width - 1) + 2 < height * width - 1;
    }

    @Override
    public BlockedLayout inputLayout() {
        return down.inputLayout();
    }

    @Override
    public boolean reads(Layout layout) {
        return down.reads(layout);
    }

    @Override
    public Buffer newOutput() {
        return along.newOutput();
    }

    @Override
    public Buffer newOutput(List<Layout> readers) {
        return along.newOutput(readers);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        BlockedBuffer in = (BlockedBuffer) inputs.get(0);
        BlockedBuffer out = (BlockedBuffer) output;
        List<LaneTile.Operands[]> downwards = down.operands(in, between);
        List<LaneTile.Operands[]> onwards = along.operands(between, out);
        for (int plane = 0; plane < in.batch() * in.blocks(); plane++) {
            down.pool(downwards, in, plane, between, 0);
            along.pool(onwards, between, 0, out, plane);
        }
    }
}
