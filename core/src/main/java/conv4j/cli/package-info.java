/**
 * The command line: picocli commands, each a thin reader of arguments. {@link conv4j.cli.Launcher} is the jar's main
 * class.
 *
 * <p>Knows everything; nothing knows it. To add a command: one class here and its name in {@code Conv4j}'s subcommands.
 */
@NullMarked
package conv4j.cli;

import org.jspecify.annotations.NullMarked;
