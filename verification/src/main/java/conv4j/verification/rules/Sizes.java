package conv4j.verification.rules;

import conv4j.verification.Geometry;

/** The few divisions that most sources share. */
final class Sizes {
    private Sizes() {}

    /** For a formula without D. */
    static Geometry dense(Geometry g) {
        return new Geometry(g.input(), g.window(), g.stride(), 1, g.before(), g.after());
    }

    /** For a formula without P. */
    static Geometry unpadded(Geometry g) {
        return new Geometry(g.input(), g.window(), g.stride(), g.dilation(), 0, 0);
    }

    /** F' = (F-1)D + 1. */
    static long reach(Geometry g) {
        return (g.window() - 1L) * g.dilation() + 1;
    }

    /** I + Pb + Pa - F'. */
    static long room(Geometry g) {
        return (long) g.input() + g.before() + g.after() - reach(g);
    }

    static long floor(long dividend, long divisor) {
        return Math.floorDiv(dividend, divisor);
    }

    static long ceil(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }

    /** {@code floor((I + Pb + Pa - F')/S) + 1}. */
    static Prediction floored(Geometry g) {
        return Prediction.size(floor(room(g), g.stride()) + 1);
    }

    /** {@code ceil((I + Pb + Pa - F')/S) + 1}. */
    static long ceiled(Geometry g) {
        return ceil(room(g), g.stride()) + 1;
    }

    /** Rounded up, less the window that would start in the padding after: {@code (o-1)S >= I + Pb}. */
    static Prediction ceiledInsideInput(Geometry g) {
        long o = ceiled(g);
        return Prediction.size((o - 1) * g.stride() >= (long) g.input() + g.before() ? o - 1 : o);
    }

    /** {@code ceil(I/S)}. */
    static Prediction same(Geometry g) {
        return Prediction.size(ceil(g.input(), g.stride()));
    }
}
