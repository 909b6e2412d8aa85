package conv4j.kernel.vector;

import conv4j.kernel.BandedPass;
import conv4j.kernel.Buffer;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Layout;
import conv4j.kernel.PackedWeights;
import conv4j.kernel.Pass;
import conv4j.kernel.Workers;
import conv4j.op.Conv2d;
import conv4j.op.Walk;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A convolution over blocked buffers, as it is defined: every output pixel sums over channels and window. */
final class DirectConvolution implements BlockedComputation {
    /** Of packed weights: with more than this they leave the second-level cache between two rows. */
    private static final long CACHED_WEIGHTS = 700_000;

    /** Where rows of pixels may be computed as one: enough to repay what each begins with, and few enough to share out. */
    private static final int PIXELS_TOGETHER = 49;

    private final VectorUnit unit;
    private final Walk rows;
    private final Walk columns;
    private final int channels;
    private final Shape output;
    private final List<PackedPanel> panels;
    private final Prefetch prefetch;
    private final Epilogue epilogue;

    /** With weights that nobody else has a use for. */
    DirectConvolution(Conv2d op, Shape input, Epilogue epilogue, VectorUnit unit) {
        this(op, input, epilogue, unit, false, new PackedWeights());
    }

    /**
     * @param epilogue without a residual, unless each panel is {@linkplain PackedPanel#whole whole}
     * @param cold whether each pass has to fetch the weights from memory
     */
    DirectConvolution(Conv2d op, Shape input, Epilogue epilogue, VectorUnit unit, boolean cold, PackedWeights packed) {
        this.unit = unit;
        this.rows = op.window().height().walk(input.extent(2));
        this.columns = op.window().width().walk(input.extent(3));
        this.channels = input.extent(1);
        this.output = Shape.of(input.extent(0), op.outputChannels(), rows.places(), columns.places());
        PackedPanel.Width width = Tiling.panels(width(), epilogue.atTheStore(), unit);
        this.panels = packed.of(op, new PackedPanel.All(unit.lanes(), width));
        this.prefetch = PackedPanel.prefetch(cold, panels);
        this.epilogue = epilogue;
    }

    @Override
    public VectorUnit unit() {
        return unit;
    }

    @Override
    public Shape output() {
        return output;
    }

    @Override
    public Halo halo(int input) {
        return input == 0 ? Halo.around(rows, columns) : Halo.NONE;
    }

    /** A picture's few channels lie plain, so that they are copied row by row, in a halo. */
    @Override
    public BlockedLayout inputLayout(int input) {
        int block = input == 0 && channels < unit.lanes() ? 1 : unit.lanes();
        return new BlockedLayout(block, halo(input));
    }

    @Override
    public boolean reads(int input, Layout layout) {
        return BlockedComputation.super.reads(input, layout)
                || inputLayout(input).isServedBy(layout);
    }

    /** Pixels in a row; rows that are computed as one have so many that it hardly matters. */
    private int width() {
        return isPointwise() ? Math.multiplyExact(rows.places(), columns.places()) : columns.places();
    }

    private boolean isPointwise() {
        return isPointwise(rows) && isPointwise(columns);
    }

    private static boolean isPointwise(Walk walk) {
        return walk.axis().size() == 1 && walk.axis().stride() == 1 && walk.places() == walk.length();
    }

    @Override
    public Pass bind(List<Buffer> inputs, Buffer output) {
        return new Bound(
                (BlockedBuffer) inputs.get(0), (BlockedBuffer) inputs.get(inputs.size() - 1), (BlockedBuffer) output);
    }

    /** Where a row of pixels fills a tile. */
    @Override
    public Optional<Walk> bands() {
        return columns.places() < ProductTile.MOST_PIXELS ? Optional.empty() : Optional.of(rows);
    }

    /** With all offsets looked up, and the tiles for the input's pixel stride. */
    private final class Bound implements BandedPass, Workers.Task {
        private final BlockedBuffer in;
        private final BlockedBuffer residual;
        private final BlockedBuffer out;
        private final ProductTile[] tiles = new ProductTile[panels.size()];
        private final ProductTile.Inputs[] inputs = new ProductTile.Inputs[panels.size()];
        private final RowEpilogue last = RowEpilogue.of(epilogue, unit);
        /** Whether all panels have their turn at a row before the next, or all rows at a panel. */
        private final boolean rowsOutermost;

        /** Whether rows of pixels may be computed as one. */
        private final boolean together;

        /** Rows of pixels that are. */
        private final int span;

        private final int spansPerImage;
        private final int spans;
        /** One for each worker: a row of results whose channels do not fill whole blocks of the output. */
        private final List<BlockedBuffer> asides = new ArrayList<>();

        private int mostOutputs;

        Bound(BlockedBuffer in, BlockedBuffer residual, BlockedBuffer out) {
            this.in = in;
            this.residual = residual;
            this.out = out;
            this.together = isTogether();
            this.span = together ? span() : 1;
            this.spansPerImage = (rows.places() - 1 + span) / span;
            this.spans = in.batch() * spansPerImage;
            int stride = Tiling.stride(columns) * in.layout().block();
            Map<TermOrder, int[]> offsets = new HashMap<>();
            for (int i = 0; i < tiles.length; i++) {
                PackedPanel panel = panels.get(i);
                int blocks = panel.blocks();
                int width = columns.places() * span;
                int pixels = Tiling.products(width, blocks, unit);
                tiles[i] = ProductTile.of(
                        new ProductTile.Form(unit.lanes(), blocks, pixels, stride, epilogue.atTheStore()));
                inputs[i] = new ProductTile.Inputs(
                        in.values(), offsets.computeIfAbsent(panel.terms(), terms -> terms.offsets(in)));
                mostOutputs = Math.max(mostOutputs, panel.blocks() * unit.lanes());
            }
            this.rowsOutermost = (long) panels.get(0).packed().weights().length * Float.BYTES <= CACHED_WEIGHTS;
        }

        /** With a window of one cell and no halo, the rows of an image are one row, and a tile may go on in the next. */
        private boolean isTogether() {
            return isPointwise()
                    && panels.stream().allMatch(PackedPanel::whole)
                    && in.rowPitch() == columns.places() * in.layout().block()
                    && out.rowPitch() == columns.places() * unit.lanes()
                    && (!epilogue.residual() || residual.rowPitch() == out.rowPitch());
        }

        private int span() {
            int groups = Math.max(1, rows.places() * columns.places() / PIXELS_TOGETHER);
            return (rows.places() - 1 + groups) / groups;
        }

        @Override
        public void run(Workers workers) {
            open(workers.count());
            workers.each(panels.size() * spans, this);
        }

        private void open(int workers) {
            while (asides.size() < workers) {
                asides.add(new BlockedLayout(unit.lanes(), Halo.NONE)
                        .allocate(Shape.of(1, mostOutputs, 1, columns.places())));
            }
        }

        @Override
        public void run(int index, int worker) {
            int i = rowsOutermost ? index % panels.size() : index / spans;
            int place = rowsOutermost ? index / panels.size() : index % spans;
            int oh = place % spansPerImage * span;
            if (place == 0) {
                prefetch.before(i);
            }
            convolve(i, place / spansPerImage, oh, Math.min(span, rows.places() - oh), worker);
        }

        @Override
        public void rows(int from, int to) {
            open(1);
            int step = together ? to - from : 1;
            for (int i = 0; i < panels.size(); i++) {
                for (int n = 0; n < in.batch(); n++) {
                    for (int oh = from; oh < to; oh += step) {
                        convolve(i, n, oh, step, 0);
                    }
                }
            }
        }

        private void convolve(int i, int n, int oh, int count, int worker) {
            if (panels.get(i).whole()) {
                convolve(i, n, oh, count, out, n, oh);
            } else {
                convolve(i, n, oh, count, asides.get(worker), 0, 0);
                moveIn(panels.get(i), asides.get(worker), n, oh);
            }
        }

        /**
         * @param count of rows
         */
        private void convolve(int i, int n, int oh, int count, BlockedBuffer to, int toImage, int toRow) {
            PackedPanel panel = panels.get(i);
            int lanes = unit.lanes();
            int firstBlock = panel.whole() ? panel.first() / lanes : 0;
            int at = to.offset(toImage, firstBlock, toRow, 0);
            int first = in.offset(n, 0, rows.start(oh), columns.start(0));
            int pixels = count * columns.places();
            tiles[i].row(panel.packed(), inputs[i], first, to.values(), at, to.planePitch(), pixels);
            if (!epilogue.residual()) {
                return;
            }
            for (int block = 0; block < panel.blocks(); block++) {
                int residualAt = residual.offset(n, firstBlock + block, oh, 0);
                last.row(to.values(), at + block * to.planePitch(), residual.values(), residualAt, pixels * lanes);
            }
        }

        /** Channels that share a block with another group's: from a row aside to their lanes. */
        private void moveIn(PackedPanel panel, BlockedBuffer aside, int n, int oh) {
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
}
