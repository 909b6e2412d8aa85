/**
 * Geometries as data, before anything runs: {@link conv4j.verification.Problem} (one convolution or pooling, read from
 * one text line), the lists of them that tests and benchmarks share ({@link conv4j.verification.ProblemList}), and the
 * numbers that they are filled with ({@link conv4j.verification.Fill}).
 *
 * <p>Knows core's {@code op} and {@code tensor}; every other package here builds on it.
 * To add a problem: one line in a list under {@code problems/}.
 */
@NullMarked
package conv4j.verification;

import org.jspecify.annotations.NullMarked;
