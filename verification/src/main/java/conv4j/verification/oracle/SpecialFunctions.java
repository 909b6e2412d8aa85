package conv4j.verification.oracle;

/** Functions that Java's library lacks, in double. */
final class SpecialFunctions {
    private SpecialFunctions() {}

    /**
     * {@code 2/sqrt(pi) * sum over n of (-1)^n x^(2n+1) / (n! (2n+1))} [Abramowitz and Stegun 7.1.5]. Up to 4 its terms
     * reach 1e5, so that their cancellation costs some 1e-11; from there on the function is 1 but for 1.6e-8, a quarter
     * of a rounding of float32.
     */
    static double erf(double x) {
        if (Math.abs(x) >= 4) {
            return Math.signum(x);
        }
        double sum = 0;
        double power = x;
        // At 4 the hundredth term is 16^100 / 100! / 50, less than 1e-38.
        for (int n = 0; n < 100; n++) {
            sum += power / (2 * n + 1);
            power *= -x * x / (n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    /** {@code log(1 + e^x)}; e^x is taken out where it would overflow. */
    static double softplus(double x) {
        return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** By {@link #atanh} up to 1, since the logarithm's argument forgets what a small x adds to 1. */
    static double asinh(double x) {
        double hypotenuse = Math.sqrt(1 + x * x);
        return Math.abs(x) <= 1 ? atanh(x / hypotenuse) : Math.copySign(Math.log(Math.abs(x) + hypotenuse), x);
    }

    static double acosh(double x) {
        return Math.log(x + Math.sqrt((x - 1) * (x + 1)));
    }

    static double atanh(double x) {
        return (Math.log1p(x) - Math.log1p(-x)) / 2;
    }
}
