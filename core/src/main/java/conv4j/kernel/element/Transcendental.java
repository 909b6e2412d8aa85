package conv4j.kernel.element;

/** Functions that Java's library lacks, in double, so that what float32 keeps of them is right. */
final class Transcendental {

    private Transcendental() {}

    /**
     * {@code 2/sqrt(pi) * e^(-x*x) * sum over n of 2^n x^(2n+1) / (1*3*...*(2n+1))} (Abramowitz and Stegun 7.1.6): all
     * terms have one sign, so nothing cancels. From 6 on the result differs from 1 by less than a double can tell.
     */
    static double erf(double x) {
        if (Math.abs(x) >= 6) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** {@code log(1 + e^x)} without overflow for large x, and exact for small. */
    static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** {@code log(x + sqrt(x*x + 1))}, rearranged so that a small x does not vanish beside the 1, nor a large one overflow. */
    static double asinh(double x) {
        double size = Math.abs(x);
        return Math.copySign(Math.log1p(size + size / (1 / size + Math.sqrt(1 + 1 / (size * size)))), x);
    }

    static double acosh(double x) {
        return Math.log(x + Math.sqrt(x * x - 1));
    }

    static double atanh(double x) {
        return Math.log1p(2 * x / (1 - x)) / 2;
    }
}
