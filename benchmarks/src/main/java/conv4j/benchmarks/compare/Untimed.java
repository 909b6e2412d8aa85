package conv4j.benchmarks.compare;

/**
 * An executor that was not timed on a work.
 *
 * @param wrong whether its result was; else it left the work out
 * @param reason in one line
 */
public record Untimed(String layer, String executor, boolean wrong, String reason) {}
