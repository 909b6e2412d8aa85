package conv4j.verification.engines;

import conv4j.kernel.Refusal;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.verification.execution.Outcome;
import java.util.Optional;

/** A window in the terms that libraries ask for it: numbers for height and width, one mode of padding for both. */
record Laid(Window window) {

    static Laid of(Op op) {
        if (op instanceof Conv2d conv) {
            return new Laid(conv.window());
        }
        if (op instanceof MaxPool2d pool) {
            return new Laid(pool.window());
        }
        if (op instanceof AveragePool2d pool) {
            return new Laid(pool.window());
        }
        throw new IllegalArgumentException("wanted a convolution or a pool, got " + op.name());
    }

    WindowAxis height() {
        return window.height();
    }

    WindowAxis width() {
        return window.width();
    }

    Rounding rounding() {
        return height().rounding();
    }

    boolean isDilated() {
        return height().dilation() > 1 || width().dilation() > 1;
    }

    /** The mode that settles the padding along both axes; empty for padding in numbers. */
    Optional<Padding.Same> same() {
        return height().padding() instanceof Padding.Same same ? Optional.of(same) : Optional.empty();
    }

    boolean isUnpadded() {
        return top() + bottom() + left() + right() == 0 && same().isEmpty();
    }

    /** Whether one number an axis says the padding of both its sides. */
    boolean isPaddedAlike() {
        return same().isEmpty() && top() == bottom() && left() == right();
    }

    int top() {
        return explicit(height()).before();
    }

    int bottom() {
        return explicit(height()).after();
    }

    int left() {
        return explicit(width()).before();
    }

    int right() {
        return explicit(width()).after();
    }

    private static Padding.Explicit explicit(WindowAxis axis) {
        return axis.padding() instanceof Padding.Explicit explicit ? explicit : new Padding.Explicit(0, 0);
    }

    /** For a library that does not offer something. */
    static Outcome notTaken(String reason) {
        return new Outcome.NotTaken(new Refusal(reason));
    }
}
