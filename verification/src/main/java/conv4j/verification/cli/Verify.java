package conv4j.verification.cli;

import conv4j.cli.Terminal;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The door of the jar. */
@Command(
        name = "conv4j-verify",
        description = "Holds formulas for output sizes against what really ran.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CourtCommand.class,
            AuditCommand.class,
            SweepCommand.class,
            NetworkCommand.class,
            CoverageCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  java -jar conv4j-verify.jar court I=11 F=2 S=2 P=0",
            "  java -jar conv4j-verify.jar audit claims.csv",
            "  java -jar conv4j-verify.jar sweep"
        })
public final class Verify {
    private Verify() {}

    public static void main(String[] arguments) {
        System.exit(run(Terminal.out(), Terminal.err(), arguments));
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Verify());
        line.setOut(out);
        line.setErr(err);
        // A problem's own options (--alg=max) are part of its line, not of this command's.
        line.setUnmatchedOptionsArePositionalParams(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, given) -> {
            e.getCommandLine().getErr().println(e.getCommandLine().getCommandName() + ": " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
        return line.execute(arguments);
    }
}
