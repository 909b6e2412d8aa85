package conv4j.benchmarks.proof;

import java.util.Optional;

/**
 * A result held against what it must be.
 *
 * @param largestError of all outputs that were checked, over the root mean square of those that were wanted
 * @param checked how many outputs were
 * @param complaint what is wrong with it, in one line; empty when it is right
 */
public record Finding(double largestError, long checked, Optional<String> complaint) {}
