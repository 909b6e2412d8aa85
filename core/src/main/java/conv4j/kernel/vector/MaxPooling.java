package conv4j.kernel.vector;

import conv4j.kernel.Buffer;
import conv4j.kernel.Pass;
import conv4j.kernel.Refusal;
import conv4j.op.Walk;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The largest element under each window. Windows that hang over the edge are clipped, so the input needs no halo: zeros
 * around it would be wrong, and another filling would suit no convolution.
 *
 * <p>A row of windows is taken down the columns first and then along them, so that neighbouring windows share what they
 * have in common; of small windows, a column that is done is carried on to the next ones without being stored. A cell may be met twice, it is no larger for that:
 * clipped windows take a row of theirs again, and windows that are wider than three columns are put together from
 * stretches of a power of two that overlap.
 */
final class MaxPooling implements BlockedComputation {
    /** From the first cell under the first window of a row to the last one under its last: 64 MB with 16 lanes. */
    private static final int MOST_CELLS = 1 << 20;

    private static final int MOST_CARRIED = MaxRow.MOST - 1;

    /**
     * Where C2 boxes a single column that is carried along, once other kernels have run in the same JVM: 3x3 with stride 2
     * on 64 channels of 112x112 takes .18 to .27 ms then, in steps always .056 (JDK 17; on 25 at once .042, in steps .053).
     */
    private static final boolean ONE_CARRIED_IS_BOXED = Runtime.version().feature() < 25;

    private final VectorUnit unit;
    private final Walk rows;
    private final Walk columns;
    private final Shape output;
    private final List<Clip> clips;
    private final MaxRow.Form form;
    private final MaxRow loop;
    private final int rowsAtOnce;
    /** Neighbouring columns of a window that an image stands for before the last step along them. */
    private final int stretch;

    private final Part left;
    private final Part atOnce;
    /** Of those taken at once, at the end of a row, the places whose last column is not on the input. */
    private final int trailing;

    private final Part right;

    /**
     * Neighbouring places of a row.
     *
     * @param cell the first cell on the input that their windows meet
     * @param cells from there to the last one
     */
    private record Part(int place, int places, int cell, int cells) {
        static Part of(Walk columns, int place, int endPlace) {
            if (place == endPlace) {
                return new Part(place, 0, 0, 0);
            }
            int first = Math.max(0, columns.start(place));
            int end = columns.cell(endPlace - 1, columns.axis().size() - 1) + 1;
            return new Part(place, endPlace - place, first, Math.max(0, Math.min(columns.length(), end) - first));
        }
    }

    private MaxPooling(Window window, Shape input, VectorUnit unit) {
        this.unit = unit;
        this.rows = window.height().walk(input.extent(2));
        this.columns = window.width().walk(input.extent(3));
        this.output = Shape.of(input.extent(0), input.extent(1), rows.places(), columns.places());
        this.clips = IntStream.range(0, rows.places())
                .mapToObj(oh -> Clip.at(rows, oh, false))
                .toList();
        int height = window.height().size();
        int width = window.width().size();
        int steps = (height + MaxRow.MOST - 1) / MaxRow.MOST;
        this.rowsAtOnce = (height + steps - 1) / steps;
        int pieces = 1;
        while ((long) pieces * MaxRow.MOST < width) {
            pieces *= 2;
        }
        this.stretch = pieces;
        int stride = Tiling.stride(columns);
        this.form = new MaxRow.Form(unit.lanes(), rowsAtOnce, Math.min(width, MaxRow.MOST), stride);
        this.loop = MaxRow.of(form);
        int first = 0;
        int end = 0;
        int endTrailing = 0;
        boolean boxed = ONE_CARRIED_IS_BOXED && form.carried() == 1;
        if (steps == 1 && pieces == 1 && window.width().dilation() == 1 && !boxed) {
            first = places(0, place -> columns.start(place) + form.carried() < 0);
            end = places(first, place -> columns.cell(place, width - 1) < columns.length());
            endTrailing = stride == 1 ? places(end, place -> columns.start(place) < columns.length()) : end;
        }
        this.left = Part.of(columns, 0, first);
        this.atOnce = Part.of(columns, first, endTrailing);
        this.trailing = endTrailing - end;
        this.right = Part.of(columns, endTrailing, columns.places());
    }

    /** The first place from one on at which this does not hold. */
    private int places(int from, IntPredicate holds) {
        int place = from;
        while (place < columns.places() && holds.test(place)) {
            place++;
        }
        return place;
    }

    static Optional<Refusal> refusal(Window window, Shape input) {
        int cells = cells(window.width().walk(input.extent(3)));
        return Refusals.unless(
                cells <= MOST_CELLS, "takes rows of at most " + MOST_CELLS + " cells with their padding, got " + cells);
    }

    static MaxPooling of(Window window, Shape input, VectorUnit unit) {
        return new MaxPooling(window, input, unit);
    }

    /** All cells from the first to the last one that a window meets. */
    private static int cells(Walk walk) {
        return walk.cell(walk.places() - 1, walk.axis().size() - 1) + 1 - walk.start(0);
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
        Bound bound = new Bound((BlockedBuffer) inputs.get(0), (BlockedBuffer) output);
        // Behind the images those of the columns that are carried along.
        WorkerRooms rooms = new WorkerRooms((cells(columns) + MOST_CARRIED) * unit.lanes(), MaxRow.NO_CELL);
        return new BandedRows(
                this.output, unit, (plane, oh, worker) -> bound.row(plane, oh, rooms.of(worker)), rooms::open);
    }

    @Override
    public Optional<Walk> bands() {
        return Optional.of(rows);
    }

    private final class Bound {
        private final int lanes = unit.lanes();
        private final float[] in;
        private final float[] out;
        /** From a row of a window to its next. */
        private final int below;
        /** From a column of a window to its next. */
        private final int beside = columns.axis().dilation() * lanes;

        private final int[] inPlanes;
        private final int[] outPlanes;
        /** Where the first row of the windows is read that is on the input, in a plane. */
        private final int[] inRows;

        private final int outPitch;
        /** The column that a row of places taken at once begins with, and where those before it are that are carried. */
        private final int slideFrom;

        private final int oldest;
        private final int older;

        Bound(BlockedBuffer in, BlockedBuffer out) {
            this.in = in.values();
            this.out = out.values();
            this.below = rows.axis().dilation() * in.rowPitch();
            this.inPlanes = in.planeOffsets();
            this.outPlanes = out.planeOffsets();
            this.inRows = IntStream.range(0, rows.places())
                    .map(oh -> rows.cell(oh, clips.get(oh).firstTap()) * in.rowPitch())
                    .toArray();
            this.outPitch = out.rowPitch();
            int start = atOnce.places() > 0 ? columns.start(atOnce.place()) : 0;
            this.slideFrom = start + form.carried();
            this.oldest = lanes * (columnOnInput(start) - slideFrom);
            this.older = lanes * (columnOnInput(start + 1) - slideFrom);
        }

        private int columnOnInput(int column) {
            return Math.max(0, Math.min(column, columns.length() - 1));
        }

        void row(int plane, int oh, float[] images) {
            int taps = clips.get(oh).taps();
            int at = outPlanes[plane] + oh * outPitch;
            if (taps == 0) {
                Arrays.fill(out, at, at + columns.places() * lanes, Float.NEGATIVE_INFINITY);
                return;
            }
            int first = inPlanes[plane] + inRows[oh];
            if (left.places() > 0) {
                inSteps(left, first, taps, images, at);
            }
            if (atOnce.places() > 0) {
                slide(first, taps, images, at + atOnce.place() * lanes);
            }
            if (right.places() > 0) {
                inSteps(right, first, taps, images, at);
            }
        }

        private void slide(int first, int taps, float[] images, int at) {
            int cell = first + slideFrom * lanes;
            int carried = images.length - MOST_CARRIED * lanes;
            if (form.carried() > 0) {
                down(cell + oldest, taps, images, carried, 1);
            }
            if (form.carried() > 1) {
                down(cell + older, taps, images, carried + lanes, 1);
            }
            int places = atOnce.places() - trailing;
            loop.slide(in, cell, cell + row(1, taps), cell + row(2, taps), images, carried, out, at, places);
            for (int place = 0; place < trailing; place++) {
                int left = carried + place * lanes;
                int last = (form.carried() - 1 - place) * lanes;
                loop.along(images, left, last, last, out, at + (places + place) * lanes, 1);
            }
        }

        private void down(int cell, int taps, float[] images, int image, int cells) {
            loop.down(in, cell, cell + row(1, taps), cell + row(2, taps), images, image, cells);
        }

        /** How far below the first row of a clipped window one is; its last one where there are no more. */
        private int row(int tap, int taps) {
            return Math.min(tap, taps - 1) * below;
        }

        /**
         * @param first where the windows' first row is read
         * @param taps rows of the clipped windows
         */
        private void inSteps(Part part, int first, int taps, float[] images, int at) {
            int before = columns.start(0);
            int cell = first + part.cell() * lanes;
            int image = (part.cell() - before) * lanes;
            if (part.cells() > 0) {
                down(cell, taps, images, image, part.cells());
            }
            if (taps > rowsAtOnce) {
                further(cell, taps, images, image, part.cells());
            }
            if (stretch > 1) {
                widen(images, image);
            }
            int last = (columns.axis().size() - stretch) * beside;
            int from = (columns.start(part.place()) - before) * lanes;
            int to = at + part.place() * lanes;
            loop.along(images, from, Math.min(stretch * beside, last), last, out, to, part.places());
        }

        /** The rows that are not among the first. */
        private void further(int cell, int taps, float[] images, int image, int cells) {
            for (int tap = rowsAtOnce; tap < taps; tap += rowsAtOnce) {
                int one = cell + row(tap, taps);
                loop.further(in, one, cell + row(tap + 1, taps), cell + row(tap + 2, taps), images, image, cells);
            }
        }

        /** Each image becomes that of a stretch of columns. */
        private void widen(float[] images, int image) {
            // Into the padding before a row the row before was widened; into that behind it nothing but padding is.
            Arrays.fill(images, 0, Math.min(image, images.length), MaxRow.NO_CELL);
            for (int columnsOfImage = 1; columnsOfImage < stretch; columnsOfImage *= 2) {
                int distance = columnsOfImage * beside;
                loop.widen(images, 0, distance, (images.length - distance) / lanes);
            }
        }
    }
}
