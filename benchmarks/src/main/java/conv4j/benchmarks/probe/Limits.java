package conv4j.benchmarks.probe;

import java.util.Map;

/**
 * What a machine gave while something was timed on it.
 *
 * @param threads that were asked for it together
 * @param gigaflops of multiply-adds in registers, a multiply-add being two; NaN where the JVM has no vectors to measure with
 * @param gigabytes read a second from each level of memory; the same
 */
public record Limits(int threads, double gigaflops, Map<Memory, Double> gigabytes) {

    /** Read from one level; NaN where nobody measured. */
    public double gigabytes(Memory level) {
        return gigabytes.getOrDefault(level, Double.NaN);
    }
}
