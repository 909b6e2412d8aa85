package conv4j.kernel.vector;

import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Layout;
import conv4j.op.Conv2d;
import conv4j.op.Walk;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A 3 x 3 convolution in Winograd's domain: tiles are transformed, each element of a transformed tile goes through a
 * convolution of 1 x 1 of its own, and the results are transformed back; some tiles at a time, so that they stay in cache.
 */
final class WinogradConvolution implements Computation {
    private final VectorUnit unit;
    private final WinogradScheme scheme;
    private final WinogradTransform transform;
    private final Walk rows;
    private final Walk columns;
    private final Shape output;
    private final Bounds bounds;
    private final WinogradTiles tiles;
    private final float[] bias;
    private final float[][] scratch;
    /** One for each element of a transformed tile, as the buffers that they read and write. */
    private final List<DirectConvolution> products = new ArrayList<>();

    private final List<BlockedBuffer> transformed = new ArrayList<>();
    private final List<BlockedBuffer> multiplied = new ArrayList<>();

    /**
     * @param bounds of the results, from an activation that follows
     */
    WinogradConvolution(WinogradScheme scheme, Conv2d op, Shape input, Bounds bounds, VectorUnit unit) {
        this.unit = unit;
        this.scheme = scheme;
        this.transform = WinogradTransform.of(new WinogradTransform.Form(unit.lanes(), scheme));
        this.rows = op.window().height().walk(input.extent(2));
        this.columns = op.window().width().walk(input.extent(3));
        this.output = output(op, input);
        this.bounds = bounds;
        this.tiles = WinogradTiles.of(scheme, op, output);
        this.scratch = new float[scheme.inputs()][scheme.inputs() * unit.lanes()];
        BlockedLayout layout = new BlockedLayout(unit.lanes(), Halo.NONE);
        this.bias = new float[layout.blocks(op.outputChannels()) * unit.lanes()];
        if (op.bias() != null) {
            System.arraycopy(op.bias().values(), 0, bias, 0, op.outputChannels());
        }
        for (int element = 0; element < scheme.inputs() * scheme.inputs(); element++) {
            Conv2d product = scheme.product(op, element / scheme.inputs(), element % scheme.inputs());
            Shape together = Shape.of(1, op.inputChannels(), 1, tiles.together());
            products.add(new DirectConvolution(product, together, Bounds.NONE, unit));
            transformed.add(layout.allocate(together));
            multiplied.add(layout.allocate(Shape.of(1, op.outputChannels(), 1, tiles.together())));
        }
    }

    /** One element for each place at which the window lands. */
    static Shape output(Conv2d op, Shape input) {
        return Shape.of(
                input.extent(0),
                op.outputChannels(),
                op.window().height().walk(input.extent(2)).places(),
                op.window().width().walk(input.extent(3)).places());
    }

    @Override
    public BlockedLayout inputLayout() {
        Halo read = Halo.around(rows, columns);
        // The last tiles read whole tiles, and write what lies on the output.
        int below = tiles.down() * scheme.outputs() - rows.places();
        int right = tiles.across() * scheme.outputs() - columns.places();
        return new BlockedLayout(
                unit.lanes(), new Halo(read.top(), read.bottom() + below, read.left(), read.right() + right));
    }

    @Override
    public boolean reads(Layout layout) {
        return layout instanceof BlockedLayout blocked
                && blocked.block() == unit.lanes()
                && blocked.halo().covers(inputLayout().halo());
    }

    @Override
    public Buffer newOutput() {
        return newOutput(List.of());
    }

    @Override
    public Buffer newOutput(List<Layout> readers) {
        return new BlockedLayout(unit.lanes(), Halo.NONE).forReaders(readers).allocate(output);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        BlockedBuffer in = (BlockedBuffer) inputs.get(0);
        BlockedBuffer out = (BlockedBuffer) output;
        float[][] to = arrays(transformed);
        float[][] from = arrays(multiplied);
        int all = tiles.all();
        for (int first = 0; first < all; first += tiles.together()) {
            // The last ones overlap those before rather than being fewer.
            int start = Math.min(first, all - tiles.together());
            transformInputs(in, start, to);
            for (int element = 0; element < products.size(); element++) {
                products.get(element).run(List.of(transformed.get(element)), multiplied.get(element));
            }
            transformOutputs(from, start, out);
        }
    }

    private static float[][] arrays(List<BlockedBuffer> buffers) {
        return buffers.stream().map(BlockedBuffer::values).toArray(float[][]::new);
    }

    private void transformInputs(BlockedBuffer in, int start, float[][] to) {
        BlockedBuffer line = transformed.get(0);
        for (int block = 0; block < in.blocks(); block++) {
            for (int t = 0; t < tiles.together(); t++) {
                int tile = start + t;
                int oh = tiles.row(tile) * scheme.outputs();
                int ow = tiles.column(tile) * scheme.outputs();
                int at = in.offset(tiles.image(tile), block, rows.start(oh), columns.start(ow));
                transform.input(in.values(), at, in.rowPitch(), scratch, to, line.offset(0, block, 0, t));
            }
        }
    }

    private void transformOutputs(float[][] from, int start, BlockedBuffer out) {
        BlockedBuffer line = multiplied.get(0);
        for (int block = 0; block < out.blocks(); block++) {
            for (int t = 0; t < tiles.together(); t++) {
                int tile = start + t;
                int oh = tiles.row(tile) * scheme.outputs();
                int ow = tiles.column(tile) * scheme.outputs();
                WinogradTransform.Outputs outputs = new WinogradTransform.Outputs(
                        bias,
                        block * unit.lanes(),
                        out.values(),
                        out.offset(tiles.image(tile), block, oh, ow),
                        out.rowPitch(),
                        Math.min(scheme.outputs(), rows.places() - oh),
                        Math.min(scheme.outputs(), columns.places() - ow),
                        bounds);
                transform.output(from, line.offset(0, block, 0, t), scratch, outputs);
            }
        }
    }
}
