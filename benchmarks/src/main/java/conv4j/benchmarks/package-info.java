/**
 * The door of the jar, and JMH over the hot loops. A benchmark is a lesson: each class says which trap it avoids and which
 * command runs it. What is timed comes from the problem lists of {@code verification}, by the executors of
 * {@code executor}, and is held against the oracle before it is timed.
 *
 * <p>Knows all packages below, {@code verification} and {@code core}; nothing knows it. To add a layer: one line in a problem
 * list. To add an executor: see {@code conv4j.benchmarks.executor}.
 */
@NullMarked
package conv4j.benchmarks;

import org.jspecify.annotations.NullMarked;
