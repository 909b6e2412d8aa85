package conv4j.verification.coverage;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How often each pixel of a picture is read. A layer's filters all read alike, so reads are counted for one filter and one
 * channel. Counts are whole; through a network they are numbers of paths, exact up to 2^53 and beyond that to 15 digits.
 *
 * @param height rows of the picture
 * @param width columns of the picture
 * @param counts {@code height * width}, row by row
 */
public record Coverage(int height, int width, double[] counts) {

    /** The counts of a window that slides over both axes alike: each row's reads times each column's. */
    public static Coverage of(AxisReads rows, AxisReads columns) {
        double[] counts = new double[rows.length() * columns.length()];
        long[] down = rows.counts();
        long[] along = columns.counts();
        Arrays.setAll(counts, i -> (double) down[i / along.length] * along[i % along.length]);
        return new Coverage(down.length, along.length, counts);
    }

    public double at(int row, int column) {
        return counts[row * width + column];
    }

    public double least() {
        return Arrays.stream(counts).min().orElse(0);
    }

    public double most() {
        return Arrays.stream(counts).max().orElse(0);
    }

    public double mean() {
        return Arrays.stream(counts).average().orElse(0);
    }

    /** Pixels that are never read. */
    public int unread() {
        return (int) Arrays.stream(counts).filter(count -> count == 0).count();
    }

    /** Rows of which no pixel is read, from 0. */
    public int[] unreadRows() {
        return IntStream.range(0, height)
                .filter(row -> IntStream.range(0, width).allMatch(column -> at(row, column) == 0))
                .toArray();
    }

    /** Columns of which no pixel is read, from 0. */
    public int[] unreadColumns() {
        return IntStream.range(0, width)
                .filter(column -> IntStream.range(0, height).allMatch(row -> at(row, column) == 0))
                .toArray();
    }

    /** How many pixels are read so often. */
    public NavigableMap<Double, Integer> histogram() {
        NavigableMap<Double, Integer> pixels = new TreeMap<>();
        Arrays.stream(counts).forEach(count -> pixels.merge(count, 1, Integer::sum));
        return pixels;
    }
}
