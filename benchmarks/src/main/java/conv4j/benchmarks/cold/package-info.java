/**
 * What a steady state hides: the first calls in a fresh JVM, calls whose weights are no longer in any cache, a command
 * from its start to its end, and the memory that a network takes at most.
 *
 * <p>Knows {@code work}, {@code executor}, {@code statistics} and the command line of core, which it starts as a user does.
 * To add a measure that needs a JVM of its own: a main class, run by {@link conv4j.benchmarks.cold.FreshJvm}.
 */
@NullMarked
package conv4j.benchmarks.cold;

import org.jspecify.annotations.NullMarked;
