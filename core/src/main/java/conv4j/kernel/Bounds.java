package conv4j.kernel;

import conv4j.op.Elementwise;
import conv4j.op.Op;
import conv4j.op.Relu;
import java.util.Optional;

/** The least and the largest value that a result may have: an activation that costs next to nothing where it is stored. */
public record Bounds(float lower, float upper) {
    public static final Bounds NONE = new Bounds(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    public static final Bounds RELU = new Bounds(0, Float.POSITIVE_INFINITY);

    /** The bounds that an activation amounts to; empty when it is more than that. */
    public static Optional<Bounds> of(Op activation) {
        if (activation instanceof Relu) {
            return Optional.of(RELU);
        }
        return activation instanceof Elementwise clip && clip.function() == Elementwise.Function.CLIP
                ? Optional.of(new Bounds(clip.alpha(), clip.beta()))
                : Optional.empty();
    }

    /** Whether numbers lie outside on both sides. */
    public boolean areTwo() {
        return lower > Float.NEGATIVE_INFINITY && upper < Float.POSITIVE_INFINITY;
    }

    /** Whether any number lies outside. */
    public boolean bind() {
        return lower > Float.NEGATIVE_INFINITY || upper < Float.POSITIVE_INFINITY;
    }
}
