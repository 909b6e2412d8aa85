package conv4j.kernel.plain;

import conv4j.op.Walk;
import java.util.Arrays;

/**
 * What one cell of a window meets at consecutive places of a plane, as a row: a row of the matrix that the field calls
 * im2col, made for as many places as stay in cache.
 */
final class TapRows {
    private final Walk rows;
    private final Walk columns;
    private final float outside;
    /** For each column of the window, the first place at which it is on the input, and the one after the last. */
    private final int[] first;

    private final int[] end;

    /** Whether the cells that a tap meets at all places of a plane are as far from each other as those of one row. */
    private final boolean evenlySpaced;

    /**
     * @param outside what a cell of the padding holds
     */
    TapRows(Walk rows, Walk columns, float outside) {
        this.rows = rows;
        this.columns = columns;
        this.outside = outside;
        this.first = new int[columns.axis().size()];
        this.end = new int[first.length];
        this.evenlySpaced =
                rows.axis().stride() * columns.length() == columns.axis().stride() * columns.places();
        for (int kw = 0; kw < first.length; kw++) {
            for (int ow = 0; ow < columns.places(); ow++) {
                first[kw] += columns.cell(ow, kw) < 0 ? 1 : 0;
                end[kw] += columns.cell(ow, kw) < columns.length() ? 1 : 0;
            }
        }
    }

    /** Places in a plane. */
    int places() {
        return rows.places() * columns.places();
    }

    /** Cells of a window. */
    int taps() {
        return rows.axis().size() * columns.axis().size();
    }

    /**
     * @param plane where the channel begins in x
     * @param tap of the window, row by row
     * @param place the first one, counted row by row
     * @param count of places
     * @param row gets them from index 0 on
     */
    void read(float[] x, int plane, int tap, int place, int count, float[] row) {
        int kh = tap / first.length;
        int kw = tap % first.length;
        if (evenlySpaced) {
            readEvenly(x, plane, kh, kw, place, count, row);
            return;
        }
        int oh = place / columns.places();
        int ow = place % columns.places();
        for (int done = 0; done < count; oh++, ow = 0) {
            int length = Math.min(columns.places() - ow, count - done);
            int ih = rows.cell(oh, kh);
            if (rows.inInput(ih)) {
                readRow(x, plane + ih * columns.length(), kw, ow, ow + length, row, done - ow);
            } else {
                Arrays.fill(row, done, done + length, outside);
            }
            done += length;
        }
    }

    /** Places from one on of one row of places; at a place's number and {@code to}. */
    private void readRow(float[] x, int from, int kw, int ow, int endPlace, float[] row, int to) {
        int begin = Math.min(Math.max(ow, first[kw]), endPlace);
        int stop = Math.max(Math.min(endPlace, end[kw]), begin);
        for (int i = ow; i < begin; i++) {
            row[to + i] = outside;
        }
        for (int i = stop; i < endPlace; i++) {
            row[to + i] = outside;
        }
        if (begin < stop) {
            readCells(x, from + columns.cell(begin, kw), columns.axis().stride(), row, to + begin, stop - begin);
        }
    }

    /** Three times the same; with a stride that is no constant, C2 checks each index, which takes twice as long. */
    static void readCells(float[] x, int cell, int stride, float[] row, int to, int count) {
        if (stride == 1) {
            System.arraycopy(x, cell, row, to, count);
        } else if (stride == 2) {
            for (int i = 0; i < count; i++) {
                row[to + i] = x[cell + 2 * i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                row[to + i] = x[cell + stride * i];
            }
        }
    }

    /** All rows of places at once; then what a row got of its neighbours goes. */
    private void readEvenly(float[] x, int plane, int kh, int kw, int place, int count, float[] row) {
        int stride = columns.axis().stride();
        int cell = place * stride + rows.cell(0, kh) * columns.length() + columns.cell(0, kw);
        int begin = Math.min(cell < 0 ? (stride - 1 - cell) / stride : 0, count);
        int cells = rows.length() * columns.length() - cell;
        int stop = Math.max(Math.min(count, (cells + stride - 1) / stride), begin);
        Arrays.fill(row, 0, begin, outside);
        Arrays.fill(row, stop, count, outside);
        if (begin < stop) {
            readCells(x, plane + cell + begin * stride, stride, row, begin, stop - begin);
        }
        int start = -(place % columns.places());
        clear(row, start, 0, first[kw], count);
        clear(row, start, end[kw], columns.places(), count);
    }

    /** Columns of all rows of places, the first of which begins at {@code start}. */
    private void clear(float[] row, int start, int fromColumn, int toColumn, int count) {
        for (int ow = fromColumn; ow < toColumn; ow++) {
            for (int i = start + ow; i < count; i += columns.places()) {
                if (i >= 0) {
                    row[i] = outside;
                }
            }
        }
    }
}
