package conv4j.kernel.vector;

import conv4j.kernel.Bounds;
import conv4j.kernel.Buffer;
import conv4j.kernel.Pass;
import conv4j.kernel.Refusal;
import conv4j.kernel.Workers;
import conv4j.op.Walk;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Each window of each channel reduced to one element. Windows that hang over the edge are clipped, so the input needs no
 * halo: zeros around it would be wrong for a largest element, and another filling would suit no convolution.
 */
final class Pooling implements BlockedComputation {
    private static final float[] NO_WEIGHTS = {};

    /** Cells under a window, 64 MB of offsets; a window of 4,000 x 4,000. */
    private static final long MOST_CELLS = 1 << 24;

    private final VectorUnit unit;
    private final Window window;
    private final Shape output;
    private final Walk rows;
    private final Walk columns;
    private final float[] start;
    private final boolean mean;
    private final List<Clip> rowClips = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();

    /**
     * Neighbouring columns whose windows are clipped alike.
     */
    private record Run(int firstPlace, int places, Clip clip, LaneTile tile) {

        /** Where the cells of a whole window's height are read, from the cell under its first tap on. */
        int[] offsets(Window window, BlockedBuffer in) {
            int[] offsets = new int[window.height().size() * clip.taps()];
            int t = 0;
            for (int kh = 0; kh < window.height().size(); kh++) {
                for (int kw = clip.firstTap(); kw < clip.endTap(); kw++) {
                    offsets[t++] = kh * window.height().dilation() * in.rowPitch()
                            + kw * window.width().dilation() * in.layout().block();
                }
            }
            return offsets;
        }
    }

    private Pooling(
            Window window,
            LaneTile.Reduction reduction,
            float start,
            boolean paddingCounts,
            Shape input,
            VectorUnit unit) {
        this.unit = unit;
        this.window = window;
        this.rows = window.height().walk(input.extent(2));
        this.columns = window.width().walk(input.extent(3));
        this.output = Shape.of(input.extent(0), input.extent(1), rows.places(), columns.places());
        this.start = new float[unit.lanes()];
        Arrays.fill(this.start, start);
        this.mean = reduction == LaneTile.Reduction.SUM;
        for (int oh = 0; oh < rows.places(); oh++) {
            rowClips.add(Clip.at(rows, oh, paddingCounts));
        }
        for (int from = 0, to; from < columns.places(); from = to) {
            Clip clip = Clip.at(columns, from, paddingCounts);
            for (to = from + 1; to < columns.places(); to++) {
                if (!Clip.at(columns, to, paddingCounts).equals(clip)) {
                    break;
                }
            }
            runs.add(new Run(from, to - from, clip, tile(reduction, clip, to - from)));
        }
    }

    static Optional<Refusal> refusal(Window window) {
        long cells = (long) window.height().size() * window.width().size();
        return cells > MOST_CELLS
                ? Optional.of(new Refusal("takes windows of at most " + MOST_CELLS + " cells, got " + cells))
                : Optional.empty();
    }

    /** The largest element under each window. */
    static Pooling max(Window window, Shape input, VectorUnit unit) {
        return new Pooling(window, LaneTile.Reduction.MAX, Float.NEGATIVE_INFINITY, false, input, unit);
    }

    /** The mean of the elements under each window. */
    static Pooling mean(Window window, boolean paddingCounts, Shape input, VectorUnit unit) {
        return new Pooling(window, LaneTile.Reduction.SUM, 0, paddingCounts, input, unit);
    }

    private LaneTile tile(LaneTile.Reduction reduction, Clip clip, int places) {
        int across = window.width().dilation() == 1 ? clip.taps() : 0;
        return LaneTile.of(reduction, Bounds.NONE, unit, 0, across, Tiling.stride(columns), places);
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
    public Pass bind(List<Buffer> inputs, Buffer output) {
        BlockedBuffer in = (BlockedBuffer) inputs.get(0);
        BlockedBuffer out = (BlockedBuffer) output;
        Bound bound = bind(in, out);
        Workers.Task row = (index, worker) -> {
            int plane = index / rows.places();
            pool(bound, index % rows.places(), in.planeOffset(plane), out.planeOffset(plane));
        };
        return workers -> workers.each(in.planes() * rows.places(), row);
    }

    /**
     * What the rows of all planes have in common.
     *
     * @param operands for each run of columns, one for each row of places
     */
    record Bound(BlockedBuffer in, BlockedBuffer out, List<LaneTile.Operands[]> operands) {}

    Bound bind(BlockedBuffer in, BlockedBuffer out) {
        return new Bound(
                in, out, runs.stream().map(run -> operands(run, in, out)).toList());
    }

    /**
     * Pools a row of one block of channels.
     *
     * @param from where the block's first cell is in the input
     * @param to where it is in the output
     */
    void pool(Bound bound, int oh, int from, int to) {
        int rowStart = from + rows.start(oh) * bound.in().rowPitch();
        int rowAt = to + oh * bound.out().rowPitch();
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            LaneTile.Operands row = bound.operands().get(i)[oh];
            int at = rowAt + run.firstPlace() * unit.lanes();
            if (!mean && row.firstTerm() == row.endTerm()) {
                Arrays.fill(row.out(), at, at + run.places() * unit.lanes(), start[0]);
            } else {
                int first = rowStart + columns.start(run.firstPlace()) * unit.lanes();
                run.tile().row(row, start, NO_WEIGHTS, first, at, run.places());
            }
        }
    }

    private LaneTile.Operands[] operands(Run run, BlockedBuffer in, BlockedBuffer out) {
        int[] offsets = run.offsets(window, in);
        LaneTile.Operands[] operands = new LaneTile.Operands[rows.places()];
        for (int oh = 0; oh < operands.length; oh++) {
            Clip row = rowClips.get(oh);
            operands[oh] = new LaneTile.Operands(
                    in.values(),
                    offsets,
                    row.firstTap() * run.clip().taps(),
                    row.endTap() * run.clip().taps(),
                    mean ? row.counted() * run.clip().counted() : 1,
                    out.values());
        }
        return operands;
    }
}
