package conv4j.verification;

import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.WindowAxis;
import java.util.Locale;

/** A way to lay a geometry on its input: what a layer's padding and rounding mode come to when it is executed. */
public enum Setting {
    /** The geometry's padding; a window lands only where all of it lies on the padded input. */
    FLOOR,
    /** The geometry's padding; a last window may hang over. Pools only. */
    CEIL,
    /** The geometry's padding; a last window may hang over, wherever it starts, and so lie on nothing. Pools only. */
    FULL,
    /** No padding, whatever the geometry says. */
    VALID,
    /** No padding; a last window may hang over. Pools only. */
    VALID_CEIL,
    /** As much padding as it takes, the odd cell after. */
    SAME_UPPER,
    /** As much padding as it takes, the odd cell before. */
    SAME_LOWER,
    /** The window's reach less one before, nothing after: no output looks ahead. */
    CAUSAL;

    public boolean fits(Kind kind) {
        return kind.isPool() || rounding() == Rounding.FLOOR;
    }

    /** Whether the geometry's own padding counts; the others lay their own. */
    public boolean readsPadding() {
        return this == FLOOR || this == CEIL || this == FULL;
    }

    private Rounding rounding() {
        return switch (this) {
            case CEIL, VALID_CEIL -> Rounding.CEIL;
            case FULL -> Rounding.FULL;
            case FLOOR, VALID, SAME_UPPER, SAME_LOWER, CAUSAL -> Rounding.FLOOR;
        };
    }

    /**
     * The window as core slides it.
     *
     * @throws conv4j.tensor.ShapeException when a number is out of range
     */
    public WindowAxis axis(Geometry geometry) {
        return new WindowAxis(
                "width", geometry.window(), geometry.stride(), geometry.dilation(), padding(geometry), rounding());
    }

    private Padding padding(Geometry geometry) {
        return switch (this) {
            case FLOOR, CEIL, FULL -> Padding.explicit(geometry.before(), geometry.after());
            case VALID, VALID_CEIL -> Padding.VALID;
            case SAME_UPPER -> Padding.Same.UPPER;
            case SAME_LOWER -> Padding.Same.LOWER;
            case CAUSAL -> Padding.explicit((geometry.window() - 1) * geometry.dilation(), 0);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
