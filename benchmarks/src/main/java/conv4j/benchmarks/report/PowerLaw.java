package conv4j.benchmarks.report;

import java.util.Locale;

/**
 * {@code y = factor * x^exponent} through points, least squares of the logarithms.
 *
 * @param explained the share of the logarithms' variance that it explains, R squared
 */
record PowerLaw(double factor, double exponent, double explained) {

    /** @param x and {@code y}: at least two points, all above 0, not all at one x */
    static PowerLaw through(double[] x, double[] y) {
        if (x.length != y.length || x.length < 2) {
            throw new IllegalArgumentException(
                    "power law: wanted at least 2 points, got " + x.length + " and " + y.length);
        }
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            meanX += Math.log(x[i]) / x.length;
            meanY += Math.log(y[i]) / x.length;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = Math.log(x[i]) - meanX;
            double dy = Math.log(y[i]) - meanY;
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
        }
        double exponent = xy / xx;
        return new PowerLaw(Math.exp(meanY - exponent * meanX), exponent, yy == 0 ? 1 : xy * xy / (xx * yy));
    }

    /** As in {@code side^1.98 (R² 0.999)}. */
    String text(String name) {
        return String.format(Locale.ROOT, "%s^%.2f (R² %.3f)", name, exponent, explained);
    }
}
