package conv4j.verification.cli;

import conv4j.KernelJvm;
import conv4j.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Set;
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
            EnginesCommand.class,
            NetworkCommand.class,
            CoverageCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  java -jar conv4j-verify.jar court I=11 F=2 S=2 P=0",
            "  java -jar conv4j-verify.jar audit claims.csv",
            "  java -jar conv4j-verify.jar sweep",
            "  java -jar conv4j-verify.jar engines --count 200"
        })
public final class Verify {
    private Verify() {}

    /** The commands that run conv4j's fast kernels, which want JVM options that a manifest cannot give. */
    private static final Set<String> ON_KERNELS = Set.of("engines");

    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean kernels = arguments.length > 0 && ON_KERNELS.contains(arguments[0]);
        boolean second = kernels && !KernelJvm.isThis() && KernelJvm.isInstalled();
        System.exit(second ? KernelJvm.run(Verify.class, arguments) : run(Terminal.out(), Terminal.err(), arguments));
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
