package conv4j.benchmarks.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How many times as long one takes as another, with the interval in which 95 of 100 such measurements would put it.
 *
 * <p>Both were timed in turns, so each round gives one ratio in which a clock that drifts cancels. The ratio is the median
 * of those, the interval comes from drawing rounds anew, with replacement, a thousand times (percentile bootstrap, Efron
 * 1979).
 */
public record Ratio(double value, double low, double high) {
    private static final int DRAWS = 1000;
    private static final long SEED = 1979;

    /**
     * @param numerator times of one, a round each
     * @param denominator times of the other in the same rounds
     */
    public static Ratio of(double[] numerator, double[] denominator) {
        return geometricMean(List.of(logarithms(numerator, denominator)));
    }

    /** The logarithm of each round's ratio. */
    public static double[] logarithms(double[] numerator, double[] denominator) {
        if (numerator.length != denominator.length || numerator.length == 0) {
            throw new IllegalArgumentException("ratio: wanted rounds in pairs, got " + numerator.length + " and "
                    + denominator.length + " of them");
        }
        double[] logarithms = new double[numerator.length];
        Arrays.setAll(logarithms, i -> Math.log(numerator[i] / denominator[i]));
        return logarithms;
    }

    /**
     * The geometric mean over several layers, each a median of its rounds.
     *
     * @param layers of each, the {@link #logarithms} of its rounds; at least one
     */
    public static Ratio geometricMean(List<double[]> layers) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] drawn = new double[DRAWS];
        Arrays.setAll(drawn, i -> mean(layers, layer -> Spread.median(draw(layer, random))));
        Arrays.sort(drawn);
        return new Ratio(
                Math.exp(mean(layers, Spread::median)),
                Math.exp(Spread.quantile(drawn, 0.025)),
                Math.exp(Spread.quantile(drawn, 0.975)));
    }

    private static double mean(List<double[]> layers, ToDoubleFunction<double[]> middle) {
        return layers.stream().mapToDouble(middle).average().orElseThrow();
    }

    private static double[] draw(double[] sample, SplittableRandom random) {
        double[] drawn = new double[sample.length];
        Arrays.setAll(drawn, i -> sample[random.nextInt(sample.length)]);
        return drawn;
    }

    /** Whether the measurement cannot tell which of the two takes longer. */
    public boolean isNoDifference() {
        return low <= 1 && high >= 1;
    }
}
