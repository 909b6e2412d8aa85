package conv4j.verification.audit;

import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.tensor.ShapeException;
import conv4j.verification.Geometry;
import java.util.function.UnaryOperator;

/**
 * A claim as its framework would lay it on its input, ready to be executed.
 *
 * @param note what a reader should know of it; empty when it is as the row says
 */
record Layout(LaidAxis height, LaidAxis width, String note) {

    /** How a framework lays a legal claim out. */
    @FunctionalInterface
    interface Manner {
        /**
         * @throws ShapeException when a number is out of core's range
         */
        Layout lay(Claim claim);
    }

    /** The claim as its row says it. */
    static Layout plain(Claim claim, Rounding rounding) {
        return new Layout(
                LaidAxis.of("height", claim.height(), padding(claim, claim.height()), rounding),
                LaidAxis.of("width", claim.width(), padding(claim, claim.width()), rounding),
                "");
    }

    static Layout plain(Claim claim) {
        return plain(claim, claim.roundsUp() ? Rounding.CEIL : Rounding.FLOOR);
    }

    private static Padding padding(Claim claim, Side side) {
        return switch (claim.padding()) {
            case EXPLICIT ->
                Padding.explicit(side.geometry().before(), side.geometry().after());
            case VALID -> Padding.VALID;
            case SAME_UPPER -> Padding.Same.UPPER;
            case SAME_LOWER -> Padding.Same.LOWER;
        };
    }

    Layout each(UnaryOperator<LaidAxis> change) {
        return new Layout(change.apply(height), change.apply(width), note);
    }

    /** Changes each axis by what its row says. */
    Layout each(Claim claim, Change change) {
        return new Layout(change.of(height, claim.height()), change.of(width, claim.width()), note);
    }

    /** One axis by its side of the row. */
    @FunctionalInterface
    interface Change {
        LaidAxis of(LaidAxis axis, Side side);
    }

    Layout withNote(String text) {
        return new Layout(height, width, text);
    }

    /** The padding as a layer of its own before this one: the padded input is the input. */
    static LaidAxis paddedBefore(LaidAxis axis, Side side) {
        Geometry g = side.geometry();
        long cells = (long) g.input() + g.before() + g.after();
        if (cells > Integer.MAX_VALUE) {
            throw new ShapeException(axis.axis().name() + ": wanted at most " + Integer.MAX_VALUE
                    + " cells, padding included, got " + cells);
        }
        return axis.withInput((int) cells).withPadding(Padding.VALID);
    }
}
