/**
 * JMH over the hot loops. A benchmark is a lesson: each class says which trap it avoids and which command runs it. What
 * is timed comes from the problem lists of {@code verification}, and is held against its oracle before it is timed.
 *
 * <p>Knows {@code verification} and {@code core}; nothing knows it. To add a layer: one line in a problem list. To add
 * an executor: one backend in {@code conv4j.BackendChoice}.
 */
@NullMarked
package conv4j.benchmarks;

import org.jspecify.annotations.NullMarked;
