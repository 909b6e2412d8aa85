package conv4j.kernel.plain;

import conv4j.op.Walk;
import java.util.Arrays;

/**
 * A block of output rows, cut into strips of consecutive rows that lie side by side: row {@code t} of all strips together
 * is one long row, and so is each row of the input that they meet. So what a window has below each other are arrays of
 * their own, read at one index, and each is copied once and not for every row of the window.
 *
 * <p>A strip in a long row of the input is as wide as all that its places meet, padding included; cell {@code j} of the
 * first column of the window is {@code j + kw * dilation} of column {@code kw}. Between places there are as many cells as
 * the stride has, and some after the last place of a strip: what is computed there is never stored.
 */
final class Strips {
    private final Walk rows;
    private final Walk columns;
    /** Output rows of a strip. */
    private final int depth;

    private final int strips;
    /** Cells from one strip to the next, a multiple of the stride. */
    private final int pitch;
    /** Places from one strip to the next. */
    private final int placePitch;
    /** The first cell of the input that is read, where it lies in a strip, and how many there are. */
    private final int firstCell;

    private final int before;
    private final int cells;

    /**
     * @param outputRows in a block
     * @param mostCells of a long row
     */
    Strips(Walk rows, Walk columns, int outputRows, int mostCells) {
        this.rows = rows;
        this.columns = columns;
        int stride = columns.axis().stride();
        int start = columns.start(0);
        int width = width(columns);
        this.placePitch = (width + stride - 1) / stride;
        this.pitch = placePitch * stride;
        Blocks cut = Blocks.ofAtMost(Math.max(1, mostCells / pitch), outputRows);
        this.depth = cut.count();
        this.strips = cut.length();
        this.firstCell = Math.max(0, start);
        this.before = firstCell - start;
        this.cells = Math.max(0, Math.min(columns.length() - firstCell, width - before));
    }

    /** Cells from the first to the last that a row of places meets, padding included. */
    static int width(Walk columns) {
        return columns.start(columns.places() - 1)
                - columns.start(0)
                + columns.axis().reach();
    }

    /** Long rows of output that a block has. */
    int depth() {
        return depth;
    }

    /** Cells of a long row, with some more at the end for {@link Scratch#whole}. */
    int length() {
        return Scratch.whole(strips * pitch);
    }

    /** Cells of a long row at which the whole window is inside of it. */
    int reached() {
        return strips * pitch - columns.axis().reach() + 1;
    }

    /** Places of a long row, those between the strips included. */
    int places() {
        return strips * placePitch;
    }

    /**
     * A long row of the input.
     *
     * @param plane where the channel begins in x
     * @param firstRow of output in the block
     * @param count of output rows in the block
     * @param number of the long row: that of the cell's row under the first place
     * @param row holds what is outside of the input already, where that is to its left or right
     */
    void read(float[] x, int plane, int firstRow, int count, int number, float outside, float[] row) {
        int to = before;
        for (int oh = firstRow; oh < firstRow + count; oh += depth, to += pitch) {
            int ih = rows.start(oh) + number;
            if (rows.inInput(ih)) {
                System.arraycopy(x, plane + ih * columns.length() + firstCell, row, to, cells);
            } else {
                Arrays.fill(row, to, to + cells, outside);
            }
        }
    }

    /** Of what is computed for each cell, that at the places. */
    void pick(float[] cells, float[] places) {
        int stride = columns.axis().stride();
        TapRows.readCells(cells, 0, stride, places, 0, (reached() + stride - 1) / stride);
    }

    /**
     * Copies what lies as the output does into a long row of places.
     *
     * @param from where the block begins
     * @param number of the long row
     */
    void gather(float[] output, int from, int count, int number, float[] places) {
        for (int row = number, to = 0; row < count; row += depth, to += placePitch) {
            System.arraycopy(output, from + row * columns.places(), places, to, columns.places());
        }
    }

    /** Copies a long row of places to where it belongs; arguments as of {@link #gather}. */
    void scatter(float[] places, float[] output, int from, int count, int number) {
        for (int row = number, at = 0; row < count; row += depth, at += placePitch) {
            System.arraycopy(places, at, output, from + row * columns.places(), columns.places());
        }
    }
}
