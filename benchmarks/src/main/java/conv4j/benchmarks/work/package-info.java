/**
 * What is timed: {@link conv4j.benchmarks.work.Work} is one layer or one network, a
 * {@link conv4j.benchmarks.work.Suite} is a list of them by name or from a file, a
 * {@link conv4j.benchmarks.work.Trial} is a work with its numbers.
 *
 * <p>Knows {@code verification}'s problems and core's models; nothing of who computes them. To add a suite: a problem list
 * under {@code problems/} in {@code verification}, and its name in {@link conv4j.benchmarks.work.Suite}.
 */
@NullMarked
package conv4j.benchmarks.work;

import org.jspecify.annotations.NullMarked;
