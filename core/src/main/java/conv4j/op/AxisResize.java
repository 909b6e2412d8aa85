package conv4j.op;

/**
 * How one axis is resized.
 *
 * @param axis from 0, or from -1 at the innermost
 * @param target how long the axis becomes
 * @param regionStart of the part of the input that is resized with {@link Resize.Coordinates#TF_CROP_AND_RESIZE}, from 0
 *     at the first cell's centre to 1 at the last's
 * @param regionEnd likewise
 */
public record AxisResize(int axis, Target target, float regionStart, float regionEnd) {

    /** How long an axis becomes. */
    public sealed interface Target {}

    /** A number of cells. */
    public record Cells(int cells) implements Target {
        public Cells {
            Require.that(cells >= 0, "resize", "at least 0 cells", cells);
        }
    }

    /** A multiple of what it is, rounded down. */
    public record Factor(float factor) implements Target {
        public Factor {
            Require.that(factor > 0 && Float.isFinite(factor), "resize", "a factor above 0", factor);
        }
    }

    public static AxisResize to(int axis, int cells) {
        return new AxisResize(axis, new Cells(cells), 0, 1);
    }

    public static AxisResize by(int axis, float factor) {
        return new AxisResize(axis, new Factor(factor), 0, 1);
    }

    public AxisResize ofRegion(float start, float end) {
        return new AxisResize(axis, target, start, end);
    }
}
