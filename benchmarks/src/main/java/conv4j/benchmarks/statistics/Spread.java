package conv4j.benchmarks.statistics;

import java.util.Arrays;

/**
 * Where the middle of a sample lies and the middle half around it. Means are not asked for: one interrupt of the operating
 * system moves a mean.
 */
public record Spread(double median, double lowerQuartile, double upperQuartile) {

    /**
     * @param sample at least one number, in any order; is not changed
     */
    public static Spread of(double... sample) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("spread: wanted at least 1 number, got none");
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return new Spread(quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75));
    }

    public static double median(double... sample) {
        return of(sample).median();
    }

    /** Linear between neighbours: Hyndman and Fan's type 7, what NumPy and R give when nothing else is asked for. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The middle half's width in parts of the median: how noisy the sample is. */
    public double noise() {
        return median == 0 ? 0 : (upperQuartile - lowerQuartile) / median;
    }

    /** The same sample in another unit. */
    public Spread times(double factor) {
        return new Spread(median * factor, lowerQuartile * factor, upperQuartile * factor);
    }
}
