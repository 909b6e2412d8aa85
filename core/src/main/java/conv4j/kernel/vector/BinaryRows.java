package conv4j.kernel.vector;

import conv4j.kernel.Bounds;
import conv4j.kernel.Buffer;
import conv4j.kernel.DeclaredKernel;
import conv4j.kernel.Kernel;
import conv4j.kernel.Layout;
import conv4j.kernel.PlainLayout;
import conv4j.op.Binary;
import conv4j.op.Broadcast;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A function of two numbers over feature maps, row by row. An operand may be repeated along any axis: one number for each
 * channel, say, or one for each pixel.
 */
final class BinaryRows {
    private BinaryRows() {}

    static Kernel<Binary> kernel(VectorUnit unit) {
        return new DeclaredKernel<>(
                "vector/binary/rows",
                Binary.class,
                DeclaredKernel.Choice.bounded(
                        (op, inputs, epilogue) -> Refusals.unlessInBlocks(Broadcast.shape(op.name(), inputs), unit)),
                (op, inputs, epilogue) -> prepare(op, inputs, epilogue.bounds(), unit));
    }

    private static SharedComputation prepare(Binary op, List<Shape> inputs, Bounds bounds, VectorUnit unit) {
        Shape output = Broadcast.shape(op.name(), inputs);
        RowPair pair = RowPair.of(
                new RowPair.Form(
                        unit.lanes(),
                        op.function(),
                        operand(inputs.get(0), output),
                        operand(inputs.get(1), output),
                        bounds),
                output.elements());
        BlockedLayout blocks = new BlockedLayout(unit.lanes(), Halo.NONE);
        List<Layout> read = inputs.stream()
                .<Layout>map(input -> input.rank() == 4 ? blocks : PlainLayout.PLAIN)
                .toList();
        return new SharedComputation(output, blocks, read, (in, target) -> {
            Raised a = Raised.of(in.get(0), blocks);
            Raised b = Raised.of(in.get(1), blocks);
            BlockedBuffer out = (BlockedBuffer) target;
            SharedComputation.Work work = RowTasks.of(output, unit)
                    .each((plane, row) -> pair.row(
                            a.blocked.values(),
                            a.rowOffset(plane / out.blocks(), plane % out.blocks(), row),
                            b.blocked.values(),
                            b.rowOffset(plane / out.blocks(), plane % out.blocks(), row),
                            out.values(),
                            out.planeOffset(plane) + row * out.rowPitch(),
                            out.width() * unit.lanes()));
            return work.after(workers -> {
                a.refresh();
                b.refresh();
            });
        });
    }

    private static RowPair.Operand operand(Shape operand, Shape output) {
        Shape raised = raised(operand);
        boolean channels = raised.extent(1) == output.extent(1) && output.extent(1) > 1;
        boolean columns = raised.extent(3) == output.extent(3) && output.extent(3) > 1;
        if (channels) {
            return columns ? RowPair.Operand.ROW : RowPair.Operand.CELL;
        }
        return columns ? RowPair.Operand.PIXEL : RowPair.Operand.NUMBER;
    }

    /** With axes of extent 1 before its own. */
    private static Shape raised(Shape operand) {
        int missing = 4 - operand.rank();
        return Shape.of(IntStream.range(0, 4)
                .map(axis -> axis < missing ? 1 : operand.extent(axis - missing))
                .toArray());
    }

    /**
     * An operand in blocks of channels.
     *
     * @param plain the tensor whose numbers they are, under the blocks' shape
     * @param given whether it came in blocks, and need not be copied from the tensor in each pass
     */
    private record Raised(BlockedBuffer blocked, Tensor plain, boolean given) {

        static Raised of(Buffer operand, BlockedLayout blocks) {
            if (operand instanceof BlockedBuffer blocked) {
                return new Raised(blocked, Tensor.zeros(Shape.of(0)), true);
            }
            Shape shape = raised(operand.shape());
            return new Raised(blocks.allocate(shape), operand.tensor().reshape(shape), false);
        }

        void refresh() {
            if (!given) {
                blocked.load(plain);
            }
        }

        /** Where a row of the output reads it: axes of extent 1 have one place for all. */
        int rowOffset(int n, int block, int row) {
            return blocked.offset(
                    blocked.batch() == 1 ? 0 : n,
                    blocked.channels() == 1 ? 0 : block,
                    blocked.height() == 1 ? 0 : row,
                    0);
        }
    }
}
