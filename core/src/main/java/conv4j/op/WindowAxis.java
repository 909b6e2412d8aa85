package conv4j.op;

import conv4j.tensor.ShapeException;
import java.util.Arrays;

/**
 * A sliding window along one axis. It is <em>walked</em>, never computed: {@link #walk} lists the places where the
 * window lands, and a kernel fills one output element per place. The closed forms for their number live in the
 * verification module, as predictions.
 *
 * @param name which axis this is, for messages: {@code height}, {@code width}
 * @param size cells under the window
 * @param stride cells from one place to the next
 * @param dilation cells from one cell under the window to the next; 1 for a dense window
 */
public record WindowAxis(String name, int size, int stride, int dilation, Padding padding, Rounding rounding) {
    /** Longest padded input and longest reach: the last cell under the last window is still countable in an int. */
    private static final int MOST_CELLS = 1 << 30;

    /** Most places that are listed: 64 MB of them, 250 times the 65,535 pixels that most picture formats can count. */
    private static final int MOST_PLACES = 1 << 24;

    /**
     * @throws ShapeException when size, stride or dilation is below 1
     */
    public WindowAxis {
        atLeastOne(name, "window size", size);
        atLeastOne(name, "stride", stride);
        atLeastOne(name, "dilation", dilation);
        if ((size - 1L) * dilation >= Integer.MAX_VALUE / 2) {
            throw new ShapeException(
                    name + ": window of " + size + " with dilation " + dilation + " reaches further than any input");
        }
    }

    private static void atLeastOne(String name, String what, int got) {
        if (got < 1) {
            throw new ShapeException(name + ": " + what + ": wanted at least 1, got " + got);
        }
    }

    /** A dense window with stride 1 and no padding. */
    public static WindowAxis of(String name, int size) {
        return new WindowAxis(name, size, 1, 1, Padding.VALID, Rounding.FLOOR);
    }

    public WindowAxis withStride(int cells) {
        return new WindowAxis(name, size, cells, dilation, padding, rounding);
    }

    public WindowAxis withDilation(int cells) {
        return new WindowAxis(name, size, stride, cells, padding, rounding);
    }

    public WindowAxis withPadding(Padding other) {
        return new WindowAxis(name, size, stride, dilation, other, rounding);
    }

    public WindowAxis withRounding(Rounding other) {
        return new WindowAxis(name, size, stride, dilation, padding, other);
    }

    /** Cells from the first to the last under the window, both included. */
    public int reach() {
        return (size - 1) * dilation + 1;
    }

    /**
     * Walks the window along an input.
     *
     * @param length cells of the input along this axis
     * @throws ShapeException when the window lands nowhere
     */
    public Walk walk(int length) {
        Walk walk = padding instanceof Padding.Explicit explicit
                ? walk(length, explicit.before(), explicit.after())
                : walkSame(length, (Padding.Same) padding);
        if (walk.places() == 0) {
            throw new ShapeException(name + ": wanted at least " + reach() + " cells for a window of " + size
                    + (dilation > 1 ? " with dilation " + dilation : "") + ", got an input of " + length
                    + (padding.equals(Padding.VALID)
                            ? ""
                            : " with padding " + walk.paddingBefore() + " + " + walk.paddingAfter()));
        }
        return walk;
    }

    private Walk walk(int length, int before, int after) {
        long end = (long) length + after;
        if (end + before > MOST_CELLS) {
            throw new ShapeException(name + ": wanted at most " + MOST_CELLS + " cells, padding included, got " + length
                    + " with padding " + before + " + " + after);
        }
        // Less than a stride may hang over when rounding up: then the window before has not yet read the last cell.
        int overhang = rounding == Rounding.FLOOR ? 0 : stride - 1;
        Starts starts = new Starts();
        for (long start = -before; start + reach() <= end + overhang; start += stride) {
            if (rounding == Rounding.CEIL && start >= length) {
                break;
            }
            starts.add(name, start);
        }
        return new Walk(this, length, before, after, starts.toArray());
    }

    private Walk walkSame(int length, Padding.Same same) {
        Starts starts = new Starts();
        for (long start = 0; start < length; start += stride) {
            starts.add(name, start);
        }
        if (starts.count == 0) {
            return new Walk(this, length, 0, 0, new int[0]);
        }
        long missing = Math.max(0L, (long) starts.last() + reach() - length);
        int smaller = (int) (missing / 2);
        int larger = (int) (missing - smaller);
        int before = same == Padding.Same.UPPER ? smaller : larger;
        int after = same == Padding.Same.UPPER ? larger : smaller;
        return new Walk(this, length, before, after, starts.shiftedBy(-before));
    }

    /**
     * Lands the window on an output once for each cell of an input, a stride apart: what a transposed convolution does.
     * The output is what the windows cover, less explicit padding, plus output padding; with same padding it is a stride
     * of cells for each cell of the input, and what the windows cover beyond that is padding.
     *
     * @param length cells of the input along this axis
     * @param outputPadding cells that the output has after those that are covered
     * @throws ShapeException when nothing is left of the output
     */
    public Scatter scatter(int length, int outputPadding) {
        Starts starts = new Starts();
        long covered = 0;
        long strides = 0;
        for (int cell = 0; cell < length && covered <= MOST_CELLS; cell++, strides += stride) {
            starts.add(name, strides);
            covered = strides + reach();
        }
        long all = covered + outputPadding;
        long before = padding instanceof Padding.Explicit explicit ? explicit.before() : 0;
        long kept = padding instanceof Padding.Explicit explicit ? all - before - explicit.after() : strides;
        if (padding instanceof Padding.Same same) {
            long missing = Math.max(0, all - kept);
            before = same == Padding.Same.UPPER ? missing / 2 : missing - missing / 2;
        }
        if (kept < 1 || Math.max(all, kept) > MOST_CELLS) {
            throw new ShapeException(name + ": wanted an output of 1 to " + MOST_CELLS + " cells, got " + kept
                    + " (covered " + covered + ", with output padding " + outputPadding + " and padding " + padding
                    + ")");
        }
        return new Scatter(this, (int) kept, starts.shiftedBy((int) -before));
    }

    /** The places in the making: grows as the walk goes on, since nobody says beforehand how many there will be. */
    private static final class Starts {
        private int[] places = new int[16];
        private int count;

        void add(String name, long start) {
            if (count == MOST_PLACES) {
                throw new ShapeException(name + ": wanted at most " + MOST_PLACES
                        + " places for the window, got more; take a larger stride");
            }
            if (count == places.length) {
                places = Arrays.copyOf(places, count * 2);
            }
            places[count++] = Math.toIntExact(start);
        }

        int last() {
            return places[count - 1];
        }

        int[] shiftedBy(int cells) {
            return Arrays.stream(toArray()).map(start -> start + cells).toArray();
        }

        int[] toArray() {
            return Arrays.copyOf(places, count);
        }
    }
}
