package conv4j.kernel.vector;

import conv4j.kernel.Bounds;
import conv4j.kernel.Buffer;
import conv4j.kernel.Pass;
import conv4j.kernel.Refusal;
import conv4j.op.Walk;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The mean of the elements under each window. Windows that hang over the edge are clipped, so the input needs no
 * halo: where the padding does not count, a mean is over fewer cells there.
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

    private Pooling(Window window, boolean paddingCounts, Shape input, VectorUnit unit) {
        this.unit = unit;
        this.window = window;
        this.rows = window.height().walk(input.extent(2));
        this.columns = window.width().walk(input.extent(3));
        this.output = Shape.of(input.extent(0), input.extent(1), rows.places(), columns.places());
        this.start = new float[unit.lanes()];
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
            runs.add(new Run(from, to - from, clip, tile(clip, to - from)));
        }
    }

    static Optional<Refusal> refusal(Window window) {
        long cells = (long) window.height().size() * window.width().size();
        return cells > MOST_CELLS
                ? Optional.of(new Refusal("takes windows of at most " + MOST_CELLS + " cells, got " + cells))
                : Optional.empty();
    }

    /** The mean of the elements under each window. */
    static Pooling mean(Window window, boolean paddingCounts, Shape input, VectorUnit unit) {
        return new Pooling(window, paddingCounts, input, unit);
    }

    private LaneTile tile(Clip clip, int places) {
        int across = window.width().dilation() == 1 ? clip.taps() : 0;
        return LaneTile.of(LaneTile.Reduction.SUM, Bounds.NONE, unit, 0, across, Tiling.stride(columns), places);
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
        List<LaneTile.Operands[]> operands =
                runs.stream().map(run -> operands(run, in, out)).toList();
        SharedComputation.Work work = RowTasks.of(this.output, unit).each((plane, oh) -> {
            int rowStart = in.planeOffset(plane) + rows.start(oh) * in.rowPitch();
            int rowAt = out.planeOffset(plane) + oh * out.rowPitch();
            for (int i = 0; i < runs.size(); i++) {
                Run run = runs.get(i);
                int first = rowStart + columns.start(run.firstPlace()) * unit.lanes();
                int at = rowAt + run.firstPlace() * unit.lanes();
                run.tile().row(operands.get(i)[oh], start, NO_WEIGHTS, first, at, run.places());
            }
        });
        return workers -> workers.each(work.tasks(), work.task());
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
                    row.counted() * run.clip().counted(),
                    out.values());
        }
        return operands;
    }
}
