package conv4j.kernel.plain;

import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Pass;
import conv4j.kernel.Workers;
import conv4j.op.Walk;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Each channel by itself: depthwise convolution and pooling. A window of {@code h x w} cells reads {@code h} rows and
 * then {@code w}, and not {@code h * w}: reading is what such a layer takes its time with.
 */
final class ChannelRows {
    /** Cells of a block: its rows stay in a second-level cache of 256 KB for windows of up to seven rows. */
    private static final int MOST_CELLS = 4096;

    private final Walk rows;
    private final Walk columns;
    private final Shape output;
    private final int planes;
    private final Blocks blocks;
    private final TapRows down;
    private final TapRows along;
    private final ChannelReduction reduction;
    private final RowEnd end;

    private ChannelRows(Window window, Shape input, ChannelReduction reduction, Epilogue epilogue) {
        this.rows = window.height().walk(input.extent(2));
        this.columns = window.width().walk(input.extent(3));
        this.output = Shape.of(input.extent(0), input.extent(1), rows.places(), columns.places());
        this.planes = input.extent(0) * input.extent(1);
        this.blocks = Blocks.ofAtMost(Math.max(1, MOST_CELLS / columns.length()), rows.places());
        this.down = new TapRows(rows, eachCell(columns.length()), reduction.outside());
        this.along = new TapRows(eachCell(blocks.length()), columns, reduction.outside());
        this.reduction = reduction;
        this.end = new RowEnd(epilogue);
    }

    static Computation prepare(Window window, Shape input, ChannelReduction reduction, Epilogue epilogue) {
        ChannelRows channels = new ChannelRows(window, input, reduction, epilogue);
        return new RowComputation(channels.output, channels::bind);
    }

    private static Walk eachCell(int length) {
        return WindowAxis.of("cells", 1).walk(length);
    }

    private Pass bind(List<float[]> inputs, float[] output) {
        return new Bound(inputs.get(0), inputs.get(inputs.size() - 1), output);
    }

    private final class Bound implements Pass, Workers.Task {
        private final float[] in;
        private final float[] residual;
        private final float[] out;
        /** The last one of the sums is the result. */
        private final Scratch.Shelf shelf = new Scratch.Shelf(
                Math.max(rows.axis().size(), columns.axis().size()),
                reduction.columns() + 1,
                blocks.length() * Math.max(columns.length(), columns.places()));

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
            Scratch scratch = shelf.of(worker);
            int plane = index / blocks.count();
            int channel = plane % output.extent(1);
            int firstRow = blocks.first(index % blocks.count());
            int count = blocks.length(index % blocks.count());
            int cells = count * columns.length();
            for (int kh = 0; kh < rows.axis().size(); kh++) {
                int from = plane * rows.length() * columns.length();
                down.read(in, from, kh, firstRow * columns.length(), cells, scratch.terms()[kh]);
            }
            reduction.down(channel, scratch.terms(), scratch.sums(), cells);
            int places = count * columns.places();
            float[] result = scratch.sums()[reduction.columns()];
            Arrays.fill(result, 0, places, reduction.start(channel));
            for (int kw = 0; kw < columns.axis().size(); kw++) {
                along.read(scratch.sums()[kw % reduction.columns()], 0, kw, 0, places, scratch.terms()[kw]);
            }
            reduction.along(result, scratch.terms(), columns.axis().size(), places);
            int place = firstRow * columns.places();
            reduction.finish(result, scratch.spare(), place, places);
            int at = plane * rows.places() * columns.places() + place;
            end.store(result, places, scratch.spare(), residual, out, at);
        }
    }
}
