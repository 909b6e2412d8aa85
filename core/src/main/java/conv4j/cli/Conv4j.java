package conv4j.cli;

import java.io.PrintWriter;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code conv4j}: its subcommands, and how it says that something went wrong. */
@Command(
        name = "conv4j",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Runs convolution and pooling on pictures and shows what comes out.",
        subcommands = {
            RunCommand.class,
            SummaryCommand.class,
            ConvertCommand.class,
            FiltersCommand.class,
            GenerateCompletion.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  conv4j run photo.jpg                 feature maps and executed shapes of the built-in network",
            "  conv4j run photo.jpg --size 32       the same on a 32 x 32 picture",
            "  conv4j run photo.jpg --json          the same facts for a program",
            "  conv4j summary --model net.keras     what each layer of a trained network produces",
            "  conv4j convert net.keras net.onnx    a trained network as ONNX",
            "  conv4j filters                       the filters that have a name",
            "  source <(conv4j generate-completion) completion for bash and zsh",
            "",
            "Exit codes: 0 done, 1 it could not be done, 2 wrong usage."
        })
final class Conv4j implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean verbose;

    private Conv4j() {}

    public static void main(String... args) {
        System.exit(run(args));
    }

    /** Runs the command in this JVM and returns its exit code. */
    static int run(String... args) {
        return run(Terminal.out(), Terminal.err(), args);
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        Conv4j root = new Conv4j();
        CommandLine command = new CommandLine(root)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((error, arguments) -> wrongUsage(error))
                .setExecutionExceptionHandler((error, failing, result) -> failed(error, failing, root.verbose));
        try {
            return command.execute(args);
        } catch (OutOfMemoryError error) {
            return failed(error, command, root.verbose);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static int wrongUsage(CommandLine.ParameterException error) {
        CommandLine command = error.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(ErrorLine.of(error) + "; see " + name + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int failed(Throwable error, CommandLine command, boolean verbose) {
        command.getErr().println(ErrorLine.of(error));
        if (verbose) {
            error.printStackTrace(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "wanted a command, got none");
    }
}
