package conv4j.kernel.nd4j;

import conv4j.op.Walk;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.stream.LongStream;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A window on an input's edges, told in ND4J's terms. Its convolutions and pools know one number of padding cells an
 * axis, before and after alike, and round down. Where that does not give the places that were walked, ND4J's
 * {@code pad} writes the input with its border first, and the window slides on that without padding.
 */
record Border(Walk rows, Walk columns) {

    /**
     * @throws conv4j.tensor.ShapeException when the window lands nowhere
     */
    static Border of(Window window, Shape input) {
        return new Border(window.height().walk(input.extent(2)), window.width().walk(input.extent(3)));
    }

    /** The arguments that convolutions and pools begin with, and then their own. */
    long[] window(long... more) {
        boolean padded = needsPad();
        long[] geometry = {
            rows.axis().size(),
            columns.axis().size(),
            rows.axis().stride(),
            columns.axis().stride(),
            padded ? 0 : rows.paddingBefore(),
            padded ? 0 : columns.paddingBefore(),
            rows.axis().dilation(),
            columns.axis().dilation()
        };
        return LongStream.concat(LongStream.of(geometry), LongStream.of(more)).toArray();
    }

    /**
     * The stage on the input with its border.
     *
     * @param cell what stands in the border
     * @param stage whose arguments are from {@link #window}
     */
    Stage around(double cell, Stage stage) {
        return needsPad() ? new Chain(pad(cell), stage) : stage;
    }

    private NativeOp pad(double cell) {
        int[][] cells = {{0, 0}, {0, 0}, {rows.paddingBefore(), after(rows)}, {columns.paddingBefore(), after(columns)}
        };
        return new NativeOp("pad", List.of(Nd4jBuffer.holding(Nd4j.createFromArray(cells))), List.of(cell), 0);
    }

    private boolean needsPad() {
        return !paddedAlike(rows) || !paddedAlike(columns);
    }

    /** Whether the places stay the same when as many cells as stand before the input stand after it, too. */
    private static boolean paddedAlike(Walk walk) {
        long end = (long) walk.length() + walk.paddingBefore();
        return lastEnd(walk) <= end && lastEnd(walk) + walk.axis().stride() > end;
    }

    /** The cells after the input that some window reaches over; the rest of the padding is never read. */
    private static int after(Walk walk) {
        return (int) Math.max(0, lastEnd(walk) - walk.length());
    }

    private static long lastEnd(Walk walk) {
        return (long) walk.start(walk.places() - 1) + walk.axis().reach();
    }

    boolean isDilated() {
        return rows.axis().dilation() > 1 || columns.axis().dilation() > 1;
    }

    /** Whether every window meets at least one cell of the input. */
    boolean meetsInputEverywhere() {
        return meetsInputEverywhere(rows) && meetsInputEverywhere(columns);
    }

    private static boolean meetsInputEverywhere(Walk walk) {
        for (int place = 0; place < walk.places(); place++) {
            if (counted(walk, place, false) == 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * How many cells of the input are under the window at each place, {@code 1 x 1 x OH x OW}.
     *
     * @param paddingCounts whether cells of its padding count with them
     */
    Tensor counts(boolean paddingCounts) {
        Tensor counts = Tensor.zeros(Shape.of(1, 1, rows.places(), columns.places()));
        for (int oh = 0; oh < rows.places(); oh++) {
            for (int ow = 0; ow < columns.places(); ow++) {
                counts.set(counted(rows, oh, paddingCounts) * counted(columns, ow, paddingCounts), 0, 0, oh, ow);
            }
        }
        return counts;
    }

    private static int counted(Walk walk, int place, boolean paddingCounts) {
        int counted = 0;
        for (int tap = 0; tap < walk.axis().size(); tap++) {
            int cell = walk.cell(place, tap);
            if (paddingCounts ? walk.inPaddedInput(cell) : walk.inInput(cell)) {
                counted++;
            }
        }
        return counted;
    }

    /** The shape of the input with its border, when it is written; nothing when ND4J needs none. */
    Shape paddedInput(Shape input) {
        return needsPad()
                ? Shape.of(
                        input.extent(0),
                        input.extent(1),
                        rows.paddingBefore() + rows.length() + after(rows),
                        columns.paddingBefore() + columns.length() + after(columns))
                : Shape.of(0);
    }
}
