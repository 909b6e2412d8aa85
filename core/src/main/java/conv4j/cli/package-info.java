/**
 * The command line: picocli commands, each a thin reader of arguments. {@link conv4j.cli.Launcher} is the jar's main
 * class.
 *
 * <p>Knows everything; nothing in core knows it. {@link conv4j.cli.Terminal} serves the other modules' commands, too. To add a command: one class here and its name in {@code Conv4j}'s subcommands.
 */
@NullMarked
package conv4j.cli;

import org.jspecify.annotations.NullMarked;
