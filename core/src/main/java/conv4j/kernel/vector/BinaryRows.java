package conv4j.kernel.vector;

import conv4j.kernel.Bounds;
import conv4j.kernel.DeclaredKernel;
import conv4j.kernel.Kernel;
import conv4j.kernel.Layout;
import conv4j.op.Binary;
import conv4j.op.Broadcast;
import conv4j.tensor.Shape;
import java.util.List;

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
                .<Layout>map(input -> input.rank() == 4 ? blocks : new RaisedLayout(blocks))
                .toList();
        return new SharedComputation(output, blocks, read, (in, target) -> {
            BlockedBuffer a = RaisedLayout.blocks(in.get(0));
            BlockedBuffer b = RaisedLayout.blocks(in.get(1));
            BlockedBuffer out = (BlockedBuffer) target;
            return RowTasks.of(output, unit)
                    .each((plane, row) -> pair.row(
                            a.values(),
                            rowOffset(a, plane / out.blocks(), plane % out.blocks(), row),
                            b.values(),
                            rowOffset(b, plane / out.blocks(), plane % out.blocks(), row),
                            out.values(),
                            out.planeOffset(plane) + row * out.rowPitch(),
                            out.width() * unit.lanes()));
        });
    }

    private static RowPair.Operand operand(Shape operand, Shape output) {
        Shape raised = RaisedLayout.raised(operand);
        boolean channels = raised.extent(1) == output.extent(1) && output.extent(1) > 1;
        boolean columns = raised.extent(3) == output.extent(3) && output.extent(3) > 1;
        if (channels) {
            return columns ? RowPair.Operand.ROW : RowPair.Operand.CELL;
        }
        return columns ? RowPair.Operand.PIXEL : RowPair.Operand.NUMBER;
    }

    /** Where a row of the output reads an operand: axes of extent 1 have one place for all. */
    private static int rowOffset(BlockedBuffer operand, int n, int block, int row) {
        return operand.offset(
                operand.batch() == 1 ? 0 : n, operand.channels() == 1 ? 0 : block, operand.height() == 1 ? 0 : row, 0);
    }
}
