/**
 * The commands of {@code benchmarks.jar} beside JMH, each a thin reader of arguments, and what they print.
 *
 * <p>Knows everything else in this module. To add a command: a class here, and its place in {@code conv4j.benchmarks.Main}.
 */
@NullMarked
package conv4j.benchmarks.cli;

import org.jspecify.annotations.NullMarked;
