/**
 * Executors held against each other on the same works in the same minutes:
 * {@link conv4j.benchmarks.compare.Comparison} proves each, then times them in turns; what comes out is
 * {@link conv4j.benchmarks.compare.Comparison.Outcome}, printed, written as JSON and CSV, and held against an earlier one
 * by {@link conv4j.benchmarks.compare.Gate}.
 *
 * <p>Knows {@code work}, {@code executor}, {@code proof}, {@code probe} and {@code statistics}; {@code report} draws what
 * comes out here. To add a measure: a component of {@link conv4j.benchmarks.compare.Timed}.
 */
@NullMarked
package conv4j.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
