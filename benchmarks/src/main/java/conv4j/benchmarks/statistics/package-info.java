/**
 * Numbers about samples: {@link conv4j.benchmarks.statistics.Spread} of one,
 * {@link conv4j.benchmarks.statistics.Ratio} of two that were taken in turns. Knows nothing else of conv4j.
 */
@NullMarked
package conv4j.benchmarks.statistics;

import org.jspecify.annotations.NullMarked;
