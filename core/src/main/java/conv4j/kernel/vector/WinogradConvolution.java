package conv4j.kernel.vector;

import conv4j.kernel.Buffer;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Pass;
import conv4j.kernel.Workers;
import conv4j.op.Conv2d;
import conv4j.op.Walk;
import conv4j.tensor.Shape;
import java.util.ArrayList;
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
    /** One for each element of a transformed tile. */
    private final List<DirectConvolution> products = new ArrayList<>();

    WinogradConvolution(WinogradScheme scheme, Conv2d op, Shape input, Epilogue epilogue, VectorUnit unit) {
        this.unit = unit;
        this.scheme = scheme;
        this.rows = op.window().height().walk(input.extent(2));
        this.columns = op.window().width().walk(input.extent(3));
        this.channels = op.inputChannels();
        this.output = Residual.output(op, input);
        this.epilogue = epilogue;
        this.tiles = WinogradTiles.of(scheme, op, output);
        Shape together = Shape.of(1, channels, 1, tiles.together());
        for (int element = 0; element < scheme.elements(); element++) {
            products.add(new DirectConvolution(scheme.product(op, element), together, Epilogue.NONE, unit));
        }
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
        private final WorkerRooms scratches;
        private final List<WinogradLot> lots = new ArrayList<>();
        private final Workers.Task apart = (lot, worker) -> lots.get(worker).run(tiles.start(lot), worker, Workers.ONE);

        Bound(BlockedBuffer in, BlockedBuffer residual, BlockedBuffer out) {
            this.inwards = new WinogradInput(scheme, tiles, rows, columns, in, unit);
            this.outwards = new WinogradOutput(scheme, tiles, epilogue, out, residual, unit);
            this.scratches = new WorkerRooms(Math.max(inwards.scratch(), outwards.scratch()));
        }

        @Override
        public void run(Workers workers) {
            scratches.open(workers);
            boolean even = tiles.lots() % workers.count() == 0 || tiles.lots() >= EVEN * workers.count();
            boolean tasks = tiles.apart() && even;
            while (lots.size() < (tasks ? workers.count() : 1)) {
                lots.add(newLot());
            }
            if (tasks) {
                workers.each(tiles.lots(), apart);
            } else {
                for (int lot = 0; lot < tiles.lots(); lot++) {
                    lots.get(0).run(tiles.start(lot), 0, workers);
                }
            }
        }

        private WinogradLot newLot() {
            WinogradElements transformed = WinogradElements.allocate(scheme, channels, tiles.together(), unit);
            WinogradElements multiplied = WinogradElements.allocate(scheme, output.extent(1), tiles.together(), unit);
            List<Pass> passes = new ArrayList<>();
            for (int element = 0; element < products.size(); element++) {
                passes.add(products.get(element).bind(List.of(transformed.map(element)), multiplied.map(element)));
            }
            return new WinogradLot(inwards, transformed, passes, multiplied, outwards, scratches);
        }
    }
}
