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
 * convolution of 1 x 1 of its own, and the results are transformed back; some tiles at a time, so that they stay in cache.
 */
final class WinogradConvolution implements BlockedComputation {
    private final VectorUnit unit;
    private final WinogradScheme scheme;
    private final WinogradTransform transform;
    private final Walk rows;
    private final Walk columns;
    private final Shape output;
    private final Epilogue epilogue;
    private final WinogradTiles tiles;
    private final float[] bias;
    /** One for each element of a transformed tile, as the buffers that they read and write. */
    private final List<Pass> products = new ArrayList<>();

    private final List<BlockedBuffer> transformed = new ArrayList<>();
    private final List<BlockedBuffer> multiplied = new ArrayList<>();

    WinogradConvolution(WinogradScheme scheme, Conv2d op, Shape input, Epilogue epilogue, VectorUnit unit) {
        this.unit = unit;
        this.scheme = scheme;
        this.transform = WinogradTransform.of(new WinogradTransform.Form(unit.lanes(), scheme));
        this.rows = op.window().height().walk(input.extent(2));
        this.columns = op.window().width().walk(input.extent(3));
        this.output = Residual.output(op, input);
        this.epilogue = epilogue;
        this.tiles = WinogradTiles.of(scheme, op, output);
        BlockedLayout layout = new BlockedLayout(unit.lanes(), Halo.NONE);
        this.bias = new float[layout.blocks(op.outputChannels()) * unit.lanes()];
        if (op.bias() != null) {
            System.arraycopy(op.bias().values(), 0, bias, 0, op.outputChannels());
        }
        for (int element = 0; element < scheme.inputs() * scheme.inputs(); element++) {
            Conv2d product = scheme.product(op, element / scheme.inputs(), element % scheme.inputs());
            Shape together = Shape.of(1, op.inputChannels(), 1, tiles.together());
            BlockedBuffer from = layout.allocate(together);
            BlockedBuffer to = layout.allocate(Shape.of(1, op.outputChannels(), 1, tiles.together()));
            products.add(new DirectConvolution(product, together, Epilogue.NONE, unit).bind(List.of(from), to));
            transformed.add(from);
            multiplied.add(to);
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

    /** Three rounds for some tiles at a time, each shared by all workers: blocks in, elements, blocks out. */
    private final class Bound implements Pass {
        private final BlockedBuffer in;
        private final BlockedBuffer residual;
        private final BlockedBuffer out;
        private final float[][] to = arrays(transformed);
        private final float[][] from = arrays(multiplied);
        private final RowEpilogue last = RowEpilogue.of(epilogue, unit);
        private final List<float[][]> scratches = new ArrayList<>();
        private final Workers.Task inwards = this::transformInputs;
        private final Workers.Task multiply =
                (element, worker) -> products.get(element).run(Workers.ONE);
        private final Workers.Task outwards = this::transformOutputs;
        private int start;

        Bound(BlockedBuffer in, BlockedBuffer residual, BlockedBuffer out) {
            this.in = in;
            this.residual = residual;
            this.out = out;
        }

        @Override
        public void run(Workers workers) {
            while (scratches.size() < workers.count()) {
                scratches.add(new float[scheme.inputs()][scheme.inputs() * unit.lanes()]);
            }
            for (int first = 0; first < tiles.all(); first += tiles.together()) {
                // The last ones overlap those before rather than being fewer.
                start = Math.min(first, tiles.all() - tiles.together());
                workers.each(in.blocks(), inwards);
                workers.each(products.size(), multiply);
                workers.each(out.blocks(), outwards);
            }
        }

        private void transformInputs(int block, int worker) {
            BlockedBuffer line = transformed.get(0);
            for (int t = 0; t < tiles.together(); t++) {
                int tile = start + t;
                int oh = tiles.row(tile) * scheme.outputs();
                int ow = tiles.column(tile) * scheme.outputs();
                int at = in.offset(tiles.image(tile), block, rows.start(oh), columns.start(ow));
                transform.input(in.values(), at, in.rowPitch(), scratches.get(worker), to, line.offset(0, block, 0, t));
            }
        }

        private void transformOutputs(int block, int worker) {
            BlockedBuffer line = multiplied.get(0);
            for (int t = 0; t < tiles.together(); t++) {
                int tile = start + t;
                int oh = tiles.row(tile) * scheme.outputs();
                int ow = tiles.column(tile) * scheme.outputs();
                transform.output(
                        from,
                        line.offset(0, block, 0, t),
                        scratches.get(worker),
                        bias,
                        block * unit.lanes(),
                        out.values(),
                        out.offset(tiles.image(tile), block, oh, ow),
                        out.rowPitch(),
                        Math.min(scheme.outputs(), rows.places() - oh),
                        Math.min(scheme.outputs(), columns.places() - ow));
            }
            if (!epilogue.equals(Epilogue.NONE)) {
                for (int t = 0, next; t < tiles.together(); t = next) {
                    int ahead = tiles.across() - tiles.column(start + t);
                    next = Math.min(t + ahead, tiles.together());
                    finish(block, start + t, next - t);
                }
            }
        }

        /** The epilogue of neighbouring tiles, row by row of their outputs. */
        private void finish(int block, int tile, int count) {
            int firstRow = tiles.row(tile) * scheme.outputs();
            int firstColumn = tiles.column(tile) * scheme.outputs();
            int width = Math.min(count * scheme.outputs(), columns.places() - firstColumn);
            for (int oh = firstRow; oh < Math.min(firstRow + scheme.outputs(), rows.places()); oh++) {
                int at = out.offset(tiles.image(tile), block, oh, firstColumn);
                int residualAt = epilogue.residual() ? residual.offset(tiles.image(tile), block, oh, firstColumn) : 0;
                last.row(out.values(), at, residual.values(), residualAt, width * unit.lanes());
            }
        }
    }

    private static float[][] arrays(List<BlockedBuffer> buffers) {
        return buffers.stream().map(BlockedBuffer::values).toArray(float[][]::new);
    }
}
