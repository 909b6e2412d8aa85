package conv4j.model.article;

import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The filters that every textbook shows, at any odd size from 3.
 *
 * <p>At 3x3 they are the classic numbers. At a larger size a filter is its 3x3 form convolved with a binomial plane
 * that sums to 1, so that a slope is answered alike at every size. For Sobel that is binomial smoothing across and its
 * derivative along (OpenCV's {@code getDerivKernels}, which leaves out the division by {@code 2^(height+width-6)}); for
 * {@code gaussian} it is the binomial plane of that size. {@code sharpen} and {@code emboss} add their detail to the
 * unblurred centre, and {@code blur} is the plain mean.
 *
 * <p>Convolution is cross-correlation here ({@link conv4j.op.Conv2d}): {@code sobel-x} answers positively where the
 * picture grows brighter from left to right.
 */
public enum NamedFilter {
    SOBEL_X("gradient from left to right: answers at vertical edges", 0, 1, -1, 0, 1, -2, 0, 2, -1, 0, 1),
    SOBEL_Y("gradient from top to bottom: answers at horizontal edges", 0, 1, -1, -2, -1, 0, 0, 0, 1, 2, 1),
    LAPLACIAN("sum of second derivatives: answers at spots and fine lines", 0, 1, 0, 1, 0, 1, -4, 1, 0, 1, 0),
    BLUR("mean of the window", 0, 9, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    SHARPEN("the picture less its laplacian", 1, 1, 0, -1, 0, -1, 4, -1, 0, -1, 0),
    GAUSSIAN("binomial smoothing", 0, 16, 1, 2, 1, 2, 4, 2, 1, 2, 1),
    EMBOSS("the picture lit from the top left", 1, 1, -2, -1, 0, -1, 0, 1, 0, 1, 2),
    PREWITT_X("gradient from left to right, smoothed by a mean", 0, 1, -1, 0, 1, -1, 0, 1, -1, 0, 1),
    PREWITT_Y("gradient from top to bottom, smoothed by a mean", 0, 1, -1, -1, -1, 0, 0, 0, 1, 1, 1),
    SCHARR_X("gradient from left to right, even in all directions", 0, 1, -3, 0, 3, -10, 0, 10, -3, 0, 3),
    SCHARR_Y("gradient from top to bottom, even in all directions", 0, 1, -3, -10, -3, 0, 0, 0, 3, 10, 3),
    OUTLINE("the centre against its eight neighbours", 0, 1, -1, -1, -1, -1, 8, -1, -1, -1, -1),
    IDENTITY("the picture as it is", 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final String description;
    private final int centre;
    private final double divisor;

    @SuppressWarnings("ImmutableEnumChecker") // never written to, never given away
    private final int[] detail;

    /**
     * @param centre share of the unblurred picture
     * @param divisor of the detail
     * @param detail 3x3, row by row
     */
    NamedFilter(String description, int centre, int divisor, int... detail) {
        this.description = description;
        this.centre = centre;
        this.divisor = divisor;
        this.detail = detail;
    }

    /** The filter of that name, as {@link #toString} gives it. */
    public static Optional<NamedFilter> named(String name) {
        return Arrays.stream(values())
                .filter(filter -> filter.toString().equals(name))
                .findFirst();
    }

    /** All names, for messages and help: {@code sobel-x, sobel-y, ...}. */
    public static String names() {
        return Arrays.stream(values()).map(NamedFilter::toString).collect(Collectors.joining(", "));
    }

    /** What it does, in a few words. */
    public String description() {
        return description;
    }

    /**
     * The filter at one size.
     *
     * @throws ShapeException when height or width is even or below 3
     */
    public Filter of(int height, int width) {
        if (height < 3 || width < 3 || height % 2 == 0 || width % 2 == 0) {
            throw new ShapeException("filter '" + this + "': wanted a window of odd height and width from 3, got "
                    + height + "x" + width + "; random filters and filter files take any size");
        }
        Tensor weights = Tensor.zeros(Shape.of(height, width));
        if (this == BLUR) {
            Arrays.fill(weights.values(), 1f / (height * width));
        } else {
            addDetail(weights);
        }
        weights.set(weights.get(height / 2, width / 2) + centre, height / 2, width / 2);
        return new Filter(toString(), weights);
    }

    /** Adds the 3x3 detail, convolved with the binomial plane that fills the size. */
    private void addDetail(Tensor weights) {
        double[] down = binomial(weights.shape().extent(0) - 2);
        double[] across = binomial(weights.shape().extent(1) - 2);
        for (int h = 0; h < weights.shape().extent(0); h++) {
            for (int w = 0; w < weights.shape().extent(1); w++) {
                double sum = 0;
                for (int kh = Math.max(0, h - down.length + 1); kh <= Math.min(2, h); kh++) {
                    for (int kw = Math.max(0, w - across.length + 1); kw <= Math.min(2, w); kw++) {
                        sum += detail[kh * 3 + kw] * down[h - kh] * across[w - kw];
                    }
                }
                weights.set((float) (sum / divisor), h, w);
            }
        }
    }

    /** One row of Pascal's triangle over its sum: the mean of two neighbours, taken size - 1 times. */
    private static double[] binomial(int size) {
        double[] row = new double[size];
        row[0] = 1;
        for (int i = 1; i < size; i++) {
            for (int k = i; k > 0; k--) {
                row[k] = (row[k] + row[k - 1]) / 2;
            }
            row[0] /= 2;
        }
        return row;
    }

    /** As a command line names it: {@code sobel-x}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
