package conv4j.benchmarks.compare;

import conv4j.benchmarks.proof.Judge;

/**
 * How long to look.
 *
 * @param rounds at most, on each work
 * @param fewestRounds even when a call takes seconds
 * @param roundSeconds that an executor is called for in each round, at least one call
 * @param workSeconds after which no further round of a work is begun
 * @param leastWarmUp and {@code mostWarmUp}: seconds; between them it ends when times have become steady
 */
public record Settings(
        int threads,
        int rounds,
        int fewestRounds,
        double roundSeconds,
        double workSeconds,
        double leastWarmUp,
        double mostWarmUp,
        Judge judge) {

    /** To be believed: intervals of a per cent or two on a quiet machine. */
    public static Settings full(int threads) {
        return new Settings(threads, 31, 7, 0.010, 20, 0.5, 3, Judge.OF_ALL);
    }

    /** For one work, or a few. */
    public static Settings quick(int threads) {
        return quick(threads, 1);
    }

    /**
     * Under two minutes for four executors: with more works than {@code speed} has, less time for each.
     *
     * @param works that are compared
     */
    public static Settings quick(int threads, int works) {
        double share = Math.min(1, 25.0 / works);
        return new Settings(
                threads, 11, share < 1 ? 3 : 5, 0.003, 1.2 * share, 0.1 * share, 0.5 * share, Judge.OF_SAMPLES);
    }
}
