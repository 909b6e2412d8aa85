package conv4j.verification.oracle;

import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a result differs from what it must be.
 *
 * @param differing how many elements; 0 when the shapes already differ
 * @param first in row-major order; null when the shapes differ
 * @param worst the one that is furthest beyond what is allowed; null when the shapes differ
 */
public record Mismatch(
        Shape wantedShape,
        Shape gotShape,
        int differing,
        @Nullable Element first,
        @Nullable Element worst) {

    /**
     * One number that differs.
     *
     * @param place in row-major order
     * @param allowed how far from wanted it might have been
     */
    public record Element(int place, double wanted, double got, double allowed) {}

    static Mismatch ofShapes(Shape wanted, Shape got) {
        return new Mismatch(wanted, got, 0, null, null);
    }

    /** In one line. */
    @Override
    public String toString() {
        if (first == null || worst == null) {
            return "shape: wanted " + wantedShape + ", got " + gotShape;
        }
        String worstToo = worst.place == first.place ? "" : "; worst " + text(worst);
        return String.format(
                Locale.ROOT,
                "%,d of %,d elements of %s differ: first %s%s",
                differing,
                gotShape.elements(),
                gotShape,
                text(first),
                worstToo);
    }

    private String text(Element element) {
        return String.format(
                Locale.ROOT,
                "at %s wanted %s, got %s (allowed %.3g)",
                Arrays.toString(index(element.place)),
                element.wanted,
                element.got,
                element.allowed);
    }

    /** Row-major place to one index per axis. */
    private int[] index(int place) {
        int[] index = new int[gotShape.rank()];
        int rest = place;
        for (int axis = index.length - 1; axis >= 0; axis--) {
            index[axis] = rest % gotShape.extent(axis);
            rest /= gotShape.extent(axis);
        }
        return index;
    }
}
