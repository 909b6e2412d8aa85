package conv4j.verification.oracle;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/** What an op must give: a shape, a value for each element, and how far rounding may take each from it. */
public final class Expected {
    private final Shape shape;
    private final Rounded[] elements;

    private Expected(Shape shape, Rounded[] elements) {
        this.shape = shape;
        this.elements = elements;
    }

    /** What one element comes to. */
    @FunctionalInterface
    interface Element {
        Rounded at(int[] index);
    }

    /** What one element of an image batch comes to. */
    @FunctionalInterface
    interface ImageElement {
        Rounded at(int n, int channel, int oh, int ow);
    }

    static Expected of(Shape shape, Element element) {
        Rounded[] elements = new Rounded[Math.toIntExact(shape.elements())];
        int[] count = {0};
        Indices.forEach(shape, index -> elements[count[0]++] = element.at(index));
        return new Expected(shape, elements);
    }

    static Expected ofImages(Shape shape, ImageElement element) {
        return of(shape, at -> element.at(at[0], at[1], at[2], at[3]));
    }

    /** Numbers that are not rounded, in row-major order. */
    static Expected exactly(Shape shape, double... values) {
        return new Expected(
                shape, Arrays.stream(values).mapToObj(Rounded::exact).toArray(Rounded[]::new));
    }

    public Shape shape() {
        return shape;
    }

    /** One value, by its place in the row-major order. */
    public double value(int i) {
        return elements[i].value();
    }

    /** How far from {@link #value} an element may be. */
    public double allowed(int i, Tolerance tolerance) {
        return elements[i].allowed(tolerance);
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
        for (int i = 0; i < elements.length; i++) {
            double excess = excess(value(i), got.values()[i], allowed(i, tolerance));
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
        return new Mismatch.Element(i, value(i), got.values()[i], allowed(i, tolerance));
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
