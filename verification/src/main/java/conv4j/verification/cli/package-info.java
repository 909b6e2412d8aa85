/**
 * The commands of {@code conv4j-verify.jar}: {@link conv4j.verification.cli.Verify} and its subcommands, each a thin
 * reader of arguments and writer of tables. Wrong input is one line on standard error and exit code 2.
 *
 * <p>Knows every package of this module; none knows it. To add a command: one class, named in {@code Verify}.
 */
@NullMarked
package conv4j.verification.cli;

import org.jspecify.annotations.NullMarked;
