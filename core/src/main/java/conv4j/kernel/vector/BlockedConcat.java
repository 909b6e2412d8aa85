package conv4j.kernel.vector;

import conv4j.kernel.DeclaredKernel;
import conv4j.kernel.Kernel;
import conv4j.op.Axes;
import conv4j.op.Concat;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Feature maps one after the other along their channels. What its producer wrote where it is wanted is left there; of the
 * others whole blocks are copied, or their lanes where the channels before them do not fill their blocks.
 */
final class BlockedConcat {

    /**
     * Neighbouring channels of one input that go into one block of the output.
     *
     * @param lane of the input's block
     * @param to lane of the output's block
     */
    private record Piece(int input, int block, int lane, int to, int count) {}

    private final List<BlockedBuffer> inputs;
    private final BlockedBuffer out;
    /** For each of the output's blocks. */
    private final List<List<Piece>> pieces = new ArrayList<>();

    private BlockedConcat(List<BlockedBuffer> inputs, BlockedBuffer out) {
        this.inputs = inputs;
        this.out = out;
        for (int block = 0; block < out.blocks(); block++) {
            pieces.add(new ArrayList<>());
        }
        int lanes = out.layout().block();
        int to = 0;
        for (int i = 0; i < inputs.size(); i++) {
            int channels = inputs.get(i).channels();
            if (!liesIn(inputs.get(i), to)) {
                for (int c = 0, count; c < channels; c += count) {
                    int lane = (to + c) % lanes;
                    count = Math.min(Math.min(lanes - lane, lanes - c % lanes), channels - c);
                    pieces.get((to + c) / lanes).add(new Piece(i, c / lanes, c % lanes, lane, count));
                }
            }
            to += channels;
        }
    }

    static Kernel<Concat> kernel(VectorUnit unit) {
        return new DeclaredKernel<>(
                "vector/concat/blocked",
                Concat.class,
                DeclaredKernel.Choice.alone((op, inputs, epilogue) -> Refusals.unlessMap(inputs.get(0))
                        .or(() -> Refusals.unless(
                                Axes.fromStart(op.name(), op.axis(), 4) == 1,
                                "takes channels one after the other, got axis " + op.axis()))
                        .or(() -> Refusals.unless(
                                inputs.stream().allMatch(input -> input.extent(1) > 0),
                                "takes inputs of at least one channel"))
                        .or(() -> Refusals.unlessInBlocks(output(inputs), unit))),
                (op, inputs, epilogue) -> {
                    Shape output = output(inputs);
                    return SharedComputation.blocked(output, inputs.size(), unit, (in, out) -> {
                        BlockedConcat concat = new BlockedConcat(in, out);
                        return concat.inPlace()
                                ? new SharedComputation.Work(0, (index, worker) -> {})
                                : RowTasks.of(output, unit).each(concat::fill);
                    });
                });
    }

    private static Shape output(List<Shape> inputs) {
        int[] extents = inputs.get(0).toArray();
        extents[1] = inputs.stream().mapToInt(input -> input.extent(1)).sum();
        return Shape.of(extents);
    }

    private boolean inPlace() {
        return pieces.stream().allMatch(List::isEmpty);
    }

    /** Whether an input is a view of the output from a channel on. */
    private boolean liesIn(BlockedBuffer input, int channel) {
        int lanes = out.layout().block();
        return input.values() == out.values()
                && channel % lanes == 0
                && input.offset(0, 0, 0, 0) == out.offset(0, channel / lanes, 0, 0);
    }

    private void fill(int plane, int row) {
        int lanes = out.layout().block();
        int n = plane / out.blocks();
        int block = plane % out.blocks();
        int at = out.offset(n, block, row, 0);
        List<Piece> parts = pieces.get(block);
        for (int i = 0; i < parts.size(); i++) {
            Piece piece = parts.get(i);
            BlockedBuffer in = inputs.get(piece.input());
            int from = in.offset(n, piece.block(), row, 0);
            if (piece.lane() == 0 && piece.to() == 0) {
                // With all lanes: those that are not its own are written after it, by the pieces that have them.
                System.arraycopy(in.values(), from, out.values(), at, out.width() * lanes);
                continue;
            }
            for (int p = 0; p < out.width() * lanes; p += lanes) {
                System.arraycopy(
                        in.values(), from + p + piece.lane(), out.values(), at + p + piece.to(), piece.count());
            }
        }
    }
}
