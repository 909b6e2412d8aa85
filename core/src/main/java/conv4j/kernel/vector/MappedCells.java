package conv4j.kernel.vector;

import conv4j.kernel.DeclaredKernel;
import conv4j.kernel.Kernel;
import conv4j.kernel.element.AxisWeights;
import conv4j.kernel.element.PaddedCells;
import conv4j.op.Axes;
import conv4j.op.AxisPadding;
import conv4j.op.Pad;
import conv4j.op.Resize;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A feature map whose cells are cells of another: for each row and each column it is known which of the input's it shows.
 *
 * @param rows of the input, or {@link PaddedCells#NONE}
 * @param columns likewise
 * @param otherwise what a cell is that shows none
 */
record MappedCells(int[] rows, int[] columns, float otherwise) {

    static Kernel<Pad> pad(VectorUnit unit) {
        return new DeclaredKernel<>(
                "vector/pad/cells",
                Pad.class,
                DeclaredKernel.Choice.alone((op, inputs, epilogue) -> Refusals.unlessInBlocks(inputs.get(0), unit)
                        .or(() -> Refusals.unless(
                                op.paddings().stream().allMatch(MappedCells::aroundMap),
                                "pads height and width, got " + op.paddings()))
                        .or(() -> Refusals.unlessMap(padded(op, inputs.get(0)).output(inputs.get(0))))),
                (op, inputs, epilogue) -> padded(op, inputs.get(0)).prepare(inputs.get(0), unit));
    }

    static Kernel<Resize> nearest(VectorUnit unit) {
        return new DeclaredKernel<>(
                "vector/resize/nearest",
                Resize.class,
                DeclaredKernel.Choice.alone((op, inputs, epilogue) -> ResizedMap.refusal(op, inputs.get(0), unit)
                        .or(() -> Refusals.unless(
                                op.interpolation() == Resize.Interpolation.NEAREST,
                                "takes the nearest cell, got " + op.interpolation()))),
                (op, inputs, epilogue) -> {
                    ResizedMap map = ResizedMap.of(op, inputs.get(0));
                    return new MappedCells(cells(map.rows()), cells(map.columns()), op.extrapolationValue())
                            .prepare(inputs.get(0), unit);
                });
    }

    private static int[] cells(AxisWeights axis) {
        return IntStream.range(0, axis.places())
                .map(place -> axis.outside()[place] ? PaddedCells.NONE : axis.cells()[place])
                .toArray();
    }

    private static boolean aroundMap(AxisPadding padding) {
        boolean nothing = padding.before() == 0 && padding.after() == 0;
        return nothing || Math.floorMod(padding.axis(), 4) >= 2;
    }

    private static MappedCells padded(Pad op, Shape input) {
        return new MappedCells(padded(op, input, 2), padded(op, input, 3), op.value());
    }

    private static int[] padded(Pad op, Shape input, int axis) {
        AxisPadding padding = op.paddings().stream()
                .filter(one -> Axes.fromStart(op.name(), one.axis(), 4) == axis)
                .findFirst()
                .orElse(new AxisPadding(axis, 0, 0));
        return PaddedCells.of(op.mode(), padding, input.extent(axis));
    }

    private Shape output(Shape input) {
        return Shape.of(input.extent(0), input.extent(1), rows.length, columns.length);
    }

    private SharedComputation prepare(Shape input, VectorUnit unit) {
        Shape output = output(input);
        return SharedComputation.blocked(
                output,
                1,
                unit,
                (in, out) -> RowTasks.of(output, unit).each((plane, row) -> fill(in.get(0), out, plane, row)));
    }

    /** Neighbouring columns that show neighbours are copied in one go. */
    private void fill(BlockedBuffer in, BlockedBuffer out, int plane, int row) {
        int lanes = out.layout().block();
        int at = out.planeOffset(plane) + row * out.rowPitch();
        if (rows[row] == PaddedCells.NONE) {
            Arrays.fill(out.values(), at, at + columns.length * lanes, otherwise);
            return;
        }
        int from = in.planeOffset(plane) + rows[row] * in.rowPitch();
        for (int first = 0, end; first < columns.length; first = end) {
            int column = columns[first];
            end = first + 1;
            if (column == PaddedCells.NONE) {
                Arrays.fill(out.values(), at + first * lanes, at + end * lanes, otherwise);
                continue;
            }
            while (end < columns.length && columns[end] == column + end - first) {
                end++;
            }
            System.arraycopy(
                    in.values(), from + column * lanes, out.values(), at + first * lanes, (end - first) * lanes);
        }
    }
}
