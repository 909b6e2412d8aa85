package conv4j.kernel.vector;

import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Layout;
import conv4j.op.Conv2d;
import conv4j.op.Walk;
import conv4j.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A convolution over blocked buffers, as it is defined: every output pixel sums over channels and window. */
final class DirectConvolution implements Computation {
    /** Of packed weights: with more than this they leave the second-level cache between two rows. */
    private static final long CACHED_WEIGHTS = 700_000;

    private final VectorUnit unit;
    private final Walk rows;
    private final Walk columns;
    private final int channels;
    private final Shape output;
    private final List<PackedPanel> panels;
    private final Bounds bounds;

    /** A row of results whose channels do not fill whole blocks of the output. */
    private final BlockedBuffer aside;

    private @Nullable BlockedLayout boundTo;
    private final ProductTile[] tiles;
    private final int[][] offsets;

    /**
     * @param bounds of the results, from an activation that follows
     */
    DirectConvolution(Conv2d op, Shape input, Bounds bounds, VectorUnit unit) {
        this.unit = unit;
        this.rows = op.window().height().walk(input.extent(2));
        this.columns = op.window().width().walk(input.extent(3));
        this.channels = input.extent(1);
        this.output = Shape.of(input.extent(0), op.outputChannels(), rows.places(), columns.places());
        this.panels = PackedPanel.pack(op, unit.lanes());
        this.bounds = bounds;
        int most = panels.stream().mapToInt(PackedPanel::blocks).max().orElse(0);
        this.aside = new BlockedLayout(unit.lanes(), Halo.NONE)
                .allocate(Shape.of(1, most * unit.lanes(), 1, columns.places()));
        this.tiles = new ProductTile[panels.size()];
        this.offsets = new int[panels.size()][];
    }

    @Override
    public BlockedLayout inputLayout() {
        return new BlockedLayout(Math.min(channels, unit.lanes()), Halo.around(rows, columns));
    }

    @Override
    public boolean reads(Layout layout) {
        return layout instanceof BlockedLayout blocked
                && (blocked.block() == unit.lanes()
                        || blocked.block() == inputLayout().block())
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
        if (!in.layout().equals(boundTo)) {
            bind(in);
        }
        long weights = panels.stream()
                .mapToLong(panel -> panel.packed().weights().length)
                .sum();
        if (weights * Float.BYTES <= CACHED_WEIGHTS) {
            for (int row = 0; row < in.batch() * rows.places(); row++) {
                convolve(in, out, 0, panels.size(), row, row + 1);
            }
        } else {
            for (int panel = 0; panel < panels.size(); panel++) {
                convolve(in, out, panel, panel + 1, 0, in.batch() * rows.places());
            }
        }
    }

    /** Looks up where the terms lie in inputs of this layout, and the tiles for its pixel stride. */
    private void bind(BlockedBuffer in) {
        int stride = Tiling.stride(columns);
        Map<TermOrder, int[]> known = new HashMap<>();
        for (int i = 0; i < tiles.length; i++) {
            PackedPanel panel = panels.get(i);
            int blocks = panel.blocks();
            // Besides the accumulators: the weights of each block, and one input.
            int pixels = Tiling.pixels(columns.places(), blocks, blocks + 1, unit, ProductTile.mostPixels(blocks));
            tiles[i] = ProductTile.of(new ProductTile.Form(
                    unit.lanes(), blocks, pixels, stride * in.layout().block()));
            offsets[i] = known.computeIfAbsent(panel.terms(), terms -> terms.offsets(in));
        }
        boundTo = in.layout();
    }

    private void convolve(BlockedBuffer in, BlockedBuffer out, int firstPanel, int endPanel, int firstRow, int endRow) {
        for (int i = firstPanel; i < endPanel; i++) {
            PackedPanel panel = panels.get(i);
            BlockedBuffer to = panel.whole() ? out : aside;
            ProductTile.Operands operands =
                    new ProductTile.Operands(in.values(), offsets[i], to.values(), to.planePitch(), bounds);
            for (int row = firstRow; row < endRow; row++) {
                int n = row / rows.places();
                int oh = row % rows.places();
                int first = in.offset(n, 0, rows.start(oh), columns.start(0));
                int at = panel.whole() ? out.offset(n, panel.first() / unit.lanes(), oh, 0) : 0;
                tiles[i].row(panel.packed(), operands, first, at, columns.places());
                if (!panel.whole()) {
                    moveIn(panel, out, n, oh);
                }
            }
        }
    }

    /** Channels that share a block with another group's: from the row aside to their lanes. */
    private void moveIn(PackedPanel panel, BlockedBuffer out, int n, int oh) {
        int lanes = unit.lanes();
        for (int c = 0; c < panel.outputs(); c++) {
            int oc = panel.first() + c;
            int from = aside.offset(0, c / lanes, 0, 0) + c % lanes;
            int to = out.offset(n, oc / lanes, oh, 0) + oc % lanes;
            for (int ow = 0; ow < columns.places(); ow++) {
                out.values()[to + ow * lanes] = aside.values()[from + ow * lanes];
            }
        }
    }
}
