package conv4j.kernel.vector;

import conv4j.kernel.Bounds;
import conv4j.kernel.DeclaredKernel;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Kernel;
import conv4j.kernel.PackedWeights;
import conv4j.op.ConvTranspose2d;
import conv4j.op.Scatter;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Transposed convolution as convolutions of stride 1, one for each phase of the stride in rows and columns: the cells of
 * the output that are a stride apart meet the same taps of the window, so that no product is with a zero that was put in
 * between (Shi et al., "Is the deconvolution layer the same as a convolutional layer?", arXiv 1609.07009). Rows of a phase
 * are computed by the product loop of all convolutions, and then laid between those of the other phases.
 */
final class PhasedConvTranspose {
    private final VectorUnit unit;
    private final Epilogue epilogue;
    private final Shape output;
    private final List<ScatterPhase> rows;
    private final List<ScatterPhase> columns;
    private final Halo halo;
    /** For each phase of rows and of columns. */
    private final List<List<Phase>> phases = new ArrayList<>();

    /**
     * @param meets whether any tap does: else the outputs are the bias
     */
    private record Phase(ScatterPhase row, ScatterPhase column, List<PackedPanel> panels, boolean meets) {}

    private PhasedConvTranspose(
            ConvTranspose2d op, Shape input, Epilogue epilogue, VectorUnit unit, PackedWeights packed) {
        this.unit = unit;
        this.epilogue = epilogue;
        Scatter height = op.window().height().scatter(input.extent(2), op.outputPaddingHeight());
        Scatter width = op.window().width().scatter(input.extent(3), op.outputPaddingWidth());
        this.output = Shape.of(input.extent(0), op.outputChannels(), height.length(), width.length());
        this.rows = ScatterPhase.all(height);
        this.columns = ScatterPhase.all(width);
        this.halo = new Halo(
                rows.stream().mapToInt(ScatterPhase::before).max().orElse(0),
                rows.stream().mapToInt(row -> row.after(input.extent(2))).max().orElse(0),
                columns.stream().mapToInt(ScatterPhase::before).max().orElse(0),
                columns.stream()
                        .mapToInt(column -> column.after(input.extent(3)))
                        .max()
                        .orElse(0));
        for (ScatterPhase row : rows) {
            phases.add(columns.stream()
                    .map(column -> {
                        PhaseWeights weights = new PhaseWeights(row, column, unit);
                        return new Phase(row, column, packed.of(op, weights), weights.meets());
                    })
                    .toList());
        }
    }

    static Kernel<ConvTranspose2d> kernel(VectorUnit unit) {
        return new DeclaredKernel<>(
                "vector/conv_transpose2d/phased",
                ConvTranspose2d.class,
                DeclaredKernel.Choice.bounded((op, inputs, epilogue) -> Refusals.unlessMap(inputs.get(0))),
                (op, inputs, epilogue, packed) -> {
                    PhasedConvTranspose phased = new PhasedConvTranspose(op, inputs.get(0), epilogue, unit, packed);
                    return SharedComputation.blocked(
                            phased.output,
                            List.of(phased.halo),
                            unit,
                            (in, out) -> phased.new Bound(in.get(0), out).work());
                });
    }

    /** With all offsets looked up. */
    private final class Bound {
        private final BlockedBuffer in;
        private final BlockedBuffer out;
        private final RowEpilogue last = RowEpilogue.of(epilogue, unit);
        private final int panels = phases.get(0).get(0).panels().size();
        /** Where a phase's terms are read, by row phase, column phase and panel. */
        private final ProductTile.Inputs[][][] inputs;

        private final ProductTile[][] tiles;
        private final WorkerRooms rooms;

        Bound(BlockedBuffer in, BlockedBuffer out) {
            this.in = in;
            this.out = out;
            this.inputs = new ProductTile.Inputs[rows.size()][columns.size()][panels];
            this.tiles = new ProductTile[columns.size()][panels];
            int mostBlocks = 1;
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < columns.size(); c++) {
                    Phase phase = phases.get(r).get(c);
                    for (int p = 0; p < panels; p++) {
                        PackedPanel panel = phase.panels().get(p);
                        int[] offsets = phase.meets() ? panel.terms().offsets(in) : new int[0];
                        inputs[r][c][p] = new ProductTile.Inputs(in.values(), offsets);
                        tiles[c][p] = tile(phase.column().cells(), panel.blocks());
                        mostBlocks = Math.max(mostBlocks, panel.blocks());
                    }
                }
            }
            this.rooms = new WorkerRooms(mostBlocks * columns.get(0).cells() * unit.lanes());
        }

        private ProductTile tile(int cells, int blocks) {
            int pixels = Tiling.products(cells, blocks, unit);
            return ProductTile.of(new ProductTile.Form(unit.lanes(), blocks, pixels, unit.lanes(), Bounds.NONE));
        }

        SharedComputation.Work work() {
            int allRows = in.batch() * out.height();
            // All rows have their turn at a panel before the next: its weights stay in cache.
            SharedComputation.Work work = new SharedComputation.Work(panels * allRows, (index, worker) -> {
                int row = index % allRows;
                for (int c = 0; c < columns.size(); c++) {
                    fill(index / allRows, row / out.height(), row % out.height(), c, rooms.of(worker));
                }
            });
            return work.after(rooms::open);
        }

        private void fill(int p, int n, int oh, int c, float[] room) {
            int r = oh % rows.size();
            Phase phase = phases.get(r).get(c);
            PackedPanel panel = phase.panels().get(p);
            int cells = phase.column().cells();
            int plane = cells * unit.lanes();
            int ih = oh / rows.size() + phase.row().firstCell();
            int first = in.offset(n, 0, ih, phase.column().firstCell());
            tiles[c][p].row(panel.packed(), inputs[r][c][p], first, room, 0, plane, cells);
            if (!epilogue.equals(Epilogue.NONE)) {
                last.row(room, 0, room, 0, panel.blocks() * plane);
            }
            layBetween(panel, n, oh, c, room, plane);
        }

        /** Lane by lane where other groups' channels are in the same blocks. */
        private void layBetween(PackedPanel panel, int n, int oh, int c, float[] room, int plane) {
            int lanes = unit.lanes();
            int pitch = columns.size() * lanes;
            for (int i = 0, count; i < panel.outputs(); i += count) {
                int oc = panel.first() + i;
                count = panel.whole() ? lanes : 1;
                int at = out.offset(n, oc / lanes, oh, c) + oc % lanes;
                for (int from = i / lanes * plane + i % lanes, end = from + plane; from < end; from += lanes) {
                    System.arraycopy(room, from, out.values(), at, count);
                    at += pitch;
                }
            }
        }
    }
}
