package conv4j.kernel.plain;

import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Pass;
import conv4j.kernel.Refusal;
import conv4j.kernel.Workers;
import conv4j.op.Walk;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Each channel by itself: depthwise convolution and pooling. A window of {@code h x w} cells reads {@code h} rows and
 * then {@code w}, and not {@code h * w}: copies are what such a layer takes its time with. With a stride along the rows,
 * everything is computed for each cell and what lies at the places is picked at last: vectors of twice the cells take
 * less time than to pick what each column of the window meets, since picking is scalar (0.15 ns a number on JDK 17 and
 * 25, as much as nine multiply-adds).
 */
final class ChannelRows {
    /** Cells of a long row of {@link Strips}: eleven of 4 KB, as a 3x3 window works with, stay in a first-level cache of 48 KB. */
    private static final int MOST_CELLS = 1024;

    /** Places of a task: 16 rows of the largest pictures, so that few planes still are work for many threads. */
    private static final int MOST_PLACES = 16_384;

    /** Cells that a worker keeps in rows, 16 MB of them: some window and padding of a few bytes would have it keep terabytes. */
    private static final int MOST_KEPT = 1 << 22;

    private final Walk rows;
    private final Walk columns;
    private final Shape output;
    private final int planes;
    private final Blocks blocks;
    private final Strips strips;
    private final ChannelReduction reduction;
    private final RowEnd end;

    private ChannelRows(Window window, Shape input, ChannelReduction reduction, Epilogue epilogue) {
        this.rows = window.height().walk(input.extent(2));
        this.columns = window.width().walk(input.extent(3));
        this.output = Shape.of(input.extent(0), input.extent(1), rows.places(), columns.places());
        this.planes = input.extent(0) * input.extent(1);
        this.blocks = Blocks.ofAtMost(Math.max(1, MOST_PLACES / columns.places()), rows.places());
        this.strips = new Strips(rows, columns, blocks.length(), MOST_CELLS);
        this.reduction = reduction;
        this.end = new RowEnd(epilogue);
    }

    static Optional<Refusal> refusal(Window window, Shape input) {
        int width = Strips.width(window.width().walk(input.extent(3)));
        long rows = window.height().reach() + 2L * window.width().size();
        return rows * width <= MOST_KEPT
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "keeps at most " + MOST_KEPT + " cells at once, got " + rows + " rows of " + width));
    }

    static Computation prepare(Window window, Shape input, ChannelReduction reduction, Epilogue epilogue) {
        ChannelRows channels = new ChannelRows(window, input, reduction, epilogue);
        return new RowComputation(channels.output, channels::bind);
    }

    private Pass bind(List<float[]> inputs, float[] output) {
        return new Bound(inputs.get(0), inputs.get(inputs.size() - 1), output);
    }

    /** What one worker works in. */
    private final class Room {
        /** Rows of the input, each until no window meets it any more. */
        private final float[][] met = Scratch.rows(rows.axis().reach(), strips.length());
        /** Those of them that a window meets. */
        private final float[][] under = new float[rows.axis().size()][];

        private final float[][] results = Scratch.rows(reduction.columns(), strips.length());
        private final float[][] others = Scratch.rows(columns.axis().size() - 1, strips.length());
        private final float[] places = Scratch.rows(1, strips.places())[0];
        private final float[] spare = Scratch.rows(1, strips.places())[0];

        Room() {
            for (float[] row : met) {
                Arrays.fill(row, reduction.outside());
            }
        }
    }

    private final class Bound implements Pass, Workers.Task {
        private final float[] in;
        private final float[] residual;
        private final float[] out;
        private final Scratch.Shelf<Room> shelf = new Scratch.Shelf<>(Room::new);

        Bound(float[] in, float[] residual, float[] out) {
            this.in = in;
            this.residual = residual;
            this.out = out;
        }

        @Override
        public void run(Workers workers) {
            shelf.stock(workers);
            workers.each(planes * blocks.count(), this);
        }

        @Override
        public void run(int index, int worker) {
            Room room = shelf.of(worker);
            int plane = index / blocks.count();
            int firstRow = blocks.first(index % blocks.count());
            int count = blocks.length(index % blocks.count());
            int next = 0;
            for (int row = 0; row < Math.min(strips.depth(), count); row++) {
                next = meet(plane, firstRow, count, row, next, room);
                reduction.down(plane % output.extent(1), room.under, room.results, strips.length());
                for (int kw = 1; kw < columns.axis().size(); kw++) {
                    int shift = kw * columns.axis().dilation();
                    float[] from = room.results[kw % reduction.columns()];
                    System.arraycopy(from, shift, room.others[kw - 1], 0, strips.reached());
                }
                reduction.along(room.results[0], room.others, strips.length());
                store(plane, firstRow, count, row, room);
            }
        }

        /**
         * What the windows of one long row of output meet.
         *
         * @param next the first long row of the input that was not read yet
         * @return the one after the last that is met
         */
        private int meet(int plane, int firstRow, int count, int row, int next, Room room) {
            int first = row * rows.axis().stride();
            int end = first + rows.axis().reach();
            int from = plane * rows.length() * columns.length();
            for (int number = Math.max(first, next); number < end; number++) {
                float[] to = room.met[number % room.met.length];
                strips.read(in, from, firstRow, count, number, reduction.outside(), to);
            }
            for (int kh = 0; kh < room.under.length; kh++) {
                room.under[kh] = room.met[(first + kh * rows.axis().dilation()) % room.met.length];
            }
            return end;
        }

        private void store(int plane, int firstRow, int count, int row, Room room) {
            float[] places = room.results[0];
            if (columns.axis().stride() > 1) {
                places = room.places;
                strips.pick(room.results[0], places);
            }
            int place = firstRow * columns.places();
            int at = plane * rows.places() * columns.places() + place;
            if (reduction.divisors().length > 0) {
                strips.gather(reduction.divisors(), place, count, row, room.spare);
                Rows.divide(places, room.spare, strips.places());
            }
            if (end.epilogue().residual()) {
                strips.gather(residual, at, count, row, room.spare);
            }
            end.finish(places, room.spare, strips.places());
            strips.scatter(places, out, at, count, row);
        }
    }
}
