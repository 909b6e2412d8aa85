package conv4j.kernel.vector;

import conv4j.kernel.Bounds;
import conv4j.kernel.Buffer;
import conv4j.kernel.Epilogue;
import conv4j.kernel.PackedWeights;
import conv4j.kernel.Pass;
import conv4j.kernel.Workers;
import conv4j.op.Conv2d;
import conv4j.op.Walk;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * A 3 x 3 convolution in Winograd's domain: tiles are transformed, each element of a transformed tile goes through a
 * convolution of 1 x 1 of its own, and the results are transformed back; a lot of tiles at a time, so that they stay in
 * cache.
 */
final class WinogradConvolution implements BlockedComputation {
    /** Lots for each worker, from which on it hardly matters that not all have as many. */
    private static final int EVEN = 4;

    private final VectorUnit unit;
    private final WinogradScheme scheme;
    private final Walk rows;
    private final Walk columns;
    private final int channels;
    private final Shape output;
    private final Epilogue epilogue;
    private final WinogradTiles tiles;
    private final WinogradProducts products;
    private final boolean cold;
    private final Workspace workspace;

    WinogradConvolution(
            WinogradScheme scheme,
            Conv2d op,
            Shape input,
            Epilogue epilogue,
            VectorUnit unit,
            boolean cold,
            Workspace workspace,
            PackedWeights packed) {
        this.unit = unit;
        this.scheme = scheme;
        this.rows = op.window().height().walk(input.extent(2));
        this.columns = op.window().width().walk(input.extent(3));
        this.channels = op.inputChannels();
        this.output = Residual.output(op, input);
        this.epilogue = epilogue;
        this.tiles = WinogradTiles.of(scheme, op, output);
        PackedPanel.Width width = Tiling.panels(tiles.together(), Bounds.NONE, unit);
        this.products = packed.of(op, new WinogradProducts.In(scheme, unit.lanes(), width));
        this.cold = cold;
        this.workspace = workspace;
    }

    @Override
    public VectorUnit unit() {
        return unit;
    }

    @Override
    public Shape output() {
        return output;
    }

    /** The last tiles read whole tiles, and write what lies on the output. */
    @Override
    public Halo halo(int input) {
        if (input > 0) {
            return Halo.NONE;
        }
        Halo read = Halo.around(rows, columns);
        int below = tiles.down() * scheme.outputs() - rows.places();
        int right = tiles.across() * scheme.outputs() - columns.places();
        return new Halo(read.top(), read.bottom() + below, read.left(), read.right() + right);
    }

    @Override
    public Pass bind(List<Buffer> inputs, Buffer output) {
        return new Bound(
                (BlockedBuffer) inputs.get(0), (BlockedBuffer) inputs.get(inputs.size() - 1), (BlockedBuffer) output);
    }

    /**
     * Where all weights stay in a core's own cache, a worker takes a lot through all three rounds; where they do not, or
     * lots do not come out even, the workers share each round, so that each reads some of the weights only.
     */
    private final class Bound implements Pass {
        private final WinogradInput inwards;
        private final WinogradOutput outwards;
        private final WinogradElements transformed;
        private final WinogradElements multiplied;
        private WinogradLot[] lots = {};
        private float[][] rooms = {};
        private final Workers.Task apart =
                (lot, worker) -> lots[worker].run(tiles.start(lot), rooms, worker, Workers.ONE);

        Bound(BlockedBuffer in, BlockedBuffer residual, BlockedBuffer out) {
            this.inwards = new WinogradInput(scheme, tiles, rows, columns, in, unit);
            this.outwards = new WinogradOutput(scheme, tiles, epilogue, out, residual, unit);
            int scratch = BlockedBuffer.LEAD + Math.max(inwards.scratch(), outwards.scratch());
            this.transformed = WinogradElements.from(scratch, scheme, channels, tiles.together(), unit);
            this.multiplied =
                    WinogradElements.from(transformed.end(), scheme, output.extent(1), tiles.together(), unit);
        }

        @Override
        public void run(Workers workers) {
            boolean even = tiles.lots() % workers.count() == 0 || tiles.lots() >= EVEN * workers.count();
            boolean tasks = tiles.apart() && even;
            open(workers.count(), tasks);
            try {
                if (tasks) {
                    workers.each(tiles.lots(), apart);
                } else {
                    for (int lot = 0; lot < tiles.lots(); lot++) {
                        lots[0].run(tiles.start(lot), rooms, 0, workers);
                    }
                }
            } finally {
                for (int worker = rooms.length - 1; worker >= 0; worker--) {
                    workspace.give(rooms[worker]);
                }
            }
        }

        /** A room for each worker, for a lot or for a transform of one only. */
        private void open(int workers, boolean tasks) {
            if (lots.length != workers) {
                lots = new WinogradLot[workers];
                Arrays.setAll(lots, worker -> newLot());
                rooms = new float[workers][];
            }
            for (int worker = 0; worker < workers; worker++) {
                rooms[worker] = workspace.take(tasks || worker == 0 ? multiplied.end() : transformed.first());
            }
        }

        private WinogradLot newLot() {
            WinogradProducts.Bound bound = products.bind(transformed, multiplied, tiles.together(), cold, unit);
            return new WinogradLot(inwards, transformed, bound, products.tasks(), multiplied, outwards);
        }
    }
}
