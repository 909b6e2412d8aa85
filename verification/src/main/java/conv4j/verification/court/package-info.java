/**
 * Predictions meet executions. {@link conv4j.verification.court.Sweep} executes whole grids of geometries;
 * {@link conv4j.verification.court.Tally} counts for each rule where it agreed and keeps the first place where it did not;
 * {@link conv4j.verification.court.Court} puts one geometry before all rules.
 * {@link conv4j.verification.court.Survey} does a sweep on all cores, can be stopped and taken up again, and looks for what
 * separates right from wrong ({@link conv4j.verification.court.Condition}).
 *
 * <p>Knows {@code execution} and {@code rules}, which do not know each other.
 */
@NullMarked
package conv4j.verification.court;

import org.jspecify.annotations.NullMarked;
