package conv4j.verification.oracle;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Optional;

/**
 * What an op must give: a shape, a value for each element, and how far rounding may take each from it.
 *
 * <p>A float sum of n products, added in any order, fused or not, is off by at most {@code gamma_n * sum |a_i * b_i|},
 * where {@code gamma_n = n * u / (1 - n * u)} and {@code u = 2^-24} [Higham, Accuracy and Stability of Numerical
 * Algorithms, 2nd edition, (3.5) and (3.12)]. Below the normal range each product may lose {@code 2^-150} more.
 */
public final class Expected {
    private static final double UNIT_ROUNDOFF = 0x1p-24;
    private static final double SUBNORMAL_LOSS = 0x1p-150;

    private final Shape shape;
    private final double[] values;
    private final double[] magnitudes;
    private final long terms;
    private final int divisions;

    private Expected(Shape shape, long terms, int divisions) {
        int elements = Math.toIntExact(shape.elements());
        this.shape = shape;
        this.values = new double[elements];
        this.magnitudes = new double[elements];
        this.terms = terms;
        this.divisions = divisions;
    }

    /** Each element is a sum of that many terms. */
    static Expected sums(Shape shape, long terms) {
        return new Expected(shape, terms, 0);
    }

    /** Each element is a sum of that many terms over their number: one rounding to divide, two by a reciprocal. */
    static Expected means(Shape shape, long terms) {
        return new Expected(shape, terms, 2);
    }

    /** Each element is one of the input's or a constant: nothing is rounded. */
    static Expected chosen(Shape shape) {
        return new Expected(shape, 0, 0);
    }

    /** What one element of an image batch comes to. */
    @FunctionalInterface
    interface Element {
        Sum at(int n, int channel, int oh, int ow);
    }

    void fill(Element element) {
        int i = 0;
        for (int n = 0; n < shape.extent(0); n++) {
            for (int channel = 0; channel < shape.extent(1); channel++) {
                for (int oh = 0; oh < shape.extent(2); oh++) {
                    for (int ow = 0; ow < shape.extent(3); ow++) {
                        Sum sum = element.at(n, channel, oh, ow);
                        put(i++, sum.value, sum.magnitude);
                    }
                }
            }
        }
    }

    void put(int i, double value, double magnitude) {
        values[i] = value;
        magnitudes[i] = magnitude;
    }

    public Shape shape() {
        return shape;
    }

    /** One value, by its place in the row-major order. */
    public double value(int i) {
        return values[i];
    }

    /** How far from {@link #value} an element may be. */
    public double allowed(int i, Tolerance tolerance) {
        double sum = tolerance.factor() * (gamma(terms) * magnitudes[i] + terms * SUBNORMAL_LOSS);
        return sum + gamma(divisions) * Math.abs(values[i]);
    }

    private static double gamma(long roundings) {
        return roundings * UNIT_ROUNDOFF / (1 - roundings * UNIT_ROUNDOFF);
    }

    /**
     * Compares what was computed with what must be.
     *
     * @return empty when every element is as near as the tolerance asks
     */
    public Optional<Mismatch> compare(Tensor got, Tolerance tolerance) {
        if (!got.shape().equals(shape)) {
            return Optional.of(Mismatch.ofShapes(shape, got.shape()));
        }
        int first = -1;
        int worst = -1;
        double worstExcess = -1;
        int differing = 0;
        for (int i = 0; i < values.length; i++) {
            double excess = excess(values[i], got.values()[i], allowed(i, tolerance));
            if (excess > 0) {
                first = first < 0 ? i : first;
                differing++;
                if (excess > worstExcess) {
                    worst = i;
                    worstExcess = excess;
                }
            }
        }
        return differing == 0
                ? Optional.empty()
                : Optional.of(new Mismatch(
                        shape, got.shape(), differing, element(first, got, tolerance), element(worst, got, tolerance)));
    }

    private Mismatch.Element element(int i, Tensor got, Tolerance tolerance) {
        return new Mismatch.Element(i, values[i], got.values()[i], allowed(i, tolerance));
    }

    /** By how much a number is too far off: 0 when it is not, infinite when NaN or an infinity is not what it is. */
    private static double excess(double wanted, double got, double allowed) {
        if (Double.isNaN(wanted) || Double.isNaN(got)) {
            return Double.isNaN(wanted) == Double.isNaN(got) ? 0 : Double.POSITIVE_INFINITY;
        }
        if (Double.isInfinite(wanted) || Double.isInfinite(got)) {
            return wanted == got ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.max(0, Math.abs(wanted - got) - allowed);
    }
}
