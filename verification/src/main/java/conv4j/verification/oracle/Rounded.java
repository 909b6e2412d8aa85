package conv4j.verification.oracle;

/**
 * What an element comes to, and how far rounding may take it from there.
 *
 * <p>A float sum of n products, added in any order, fused or not, is off by at most {@code gamma_n * sum |a_i * b_i|},
 * where {@code gamma_n = n * u / (1 - n * u)} and {@code u = 2^-24} [Higham, Accuracy and Stability of Numerical
 * Algorithms, 2nd edition, (3.5) and (3.12)]. Below the normal range each product may lose {@code 2^-150} more.
 *
 * @param value by the definition; infinite where float32 cannot hold it
 * @param inSums what sums and products may lose: nothing where each of them is exact
 * @param after what the rest may lose, whatever the numbers are: quotients, roots, transcendental functions
 */
record Rounded(double value, double inSums, double after) {
    /**
     * Roundings of one transcendental function: 4 ulps, each at most two roundings. That is what vector libraries
     * promise at their least accurate (Intel SVML's LA variants, SLEEF's u35); Java's own are off by less than one.
     */
    static final int FUNCTION = 8;

    private static final double UNIT_ROUNDOFF = 0x1p-24;
    private static final double SUBNORMAL_LOSS = 0x1p-150;

    /** A bound that an infinite term made infinite is none: infinite terms give infinities, or drop out exactly. */
    Rounded {
        value = Float.isInfinite((float) value) ? (float) value : value;
        inSums = Double.isFinite(inSums) ? inSums : 0;
        after = Double.isFinite(after) ? after : 0;
    }

    /** A number of the input or a constant: nothing is rounded. */
    static Rounded exact(double value) {
        return new Rounded(value, 0, 0);
    }

    /**
     * Sums and products.
     *
     * @param magnitude what the terms weigh
     * @param roundings that a term goes through at most
     */
    static Rounded sum(double value, double magnitude, long roundings) {
        return new Rounded(value, loss(magnitude, roundings), 0);
    }

    static Rounded sum(Sum sum, long roundings) {
        return sum(sum.value, sum.magnitude, roundings);
    }

    /**
     * What is rounded even where all sums are exact.
     *
     * @param magnitude what the terms of the last addition weigh; the value's own where nothing is added
     */
    static Rounded function(double value, double magnitude, long roundings) {
        return new Rounded(value, 0, loss(magnitude, roundings));
    }

    /** The same, when the value itself is rounded that often on top. */
    Rounded andThen(int roundings) {
        return new Rounded(value, inSums, after + loss(Math.abs(value), roundings));
    }

    double allowed(Tolerance tolerance) {
        return tolerance.factor() * inSums + after;
    }

    private static double loss(double magnitude, long roundings) {
        double gamma = roundings * UNIT_ROUNDOFF / (1 - roundings * UNIT_ROUNDOFF);
        return gamma * magnitude + roundings * SUBNORMAL_LOSS;
    }
}
