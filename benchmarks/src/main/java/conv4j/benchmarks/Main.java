package conv4j.benchmarks;

import conv4j.KernelJvm;
import conv4j.benchmarks.cli.ColdCommand;
import conv4j.benchmarks.cli.CompareCommand;
import conv4j.benchmarks.cli.GuardCommand;
import conv4j.benchmarks.cli.LayersCommand;
import conv4j.benchmarks.cli.WarmUpCommand;
import conv4j.cli.Terminal;
import conv4j.model.ModelFormatException;
import conv4j.tensor.ShapeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Where {@code java -jar benchmarks.jar} starts, in a JVM that kernels run in. Where the first argument is the name of one
 * of its own commands it does that; all other arguments are JMH's, whose forks get the same JVM options, with what the
 * problem lists hold as the values of {@code layer} where they name none.
 */
@Command(
        name = "benchmarks",
        subcommands = {
            CompareCommand.class,
            ColdCommand.class,
            GuardCommand.class,
            LayersCommand.class,
            WarmUpCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        if (!KernelJvm.isThis() && KernelJvm.isInstalled()) {
            System.exit(KernelJvm.run(Main.class, arguments));
        }
        CommandLine own = commands();
        if (arguments.length > 0 && own.getSubcommands().containsKey(arguments[0])) {
            System.exit(own.execute(arguments));
        }
        List<String> all = new ArrayList<>(List.of(arguments));
        if (all.stream().noneMatch(argument -> argument.startsWith("layer="))) {
            all.addAll(List.of("-p", "layer=" + String.join(",", ProvenLayer.names())));
        }
        org.openjdk.jmh.Main.main(all.toArray(String[]::new));
    }

    static CommandLine commands() {
        CommandLine line = new CommandLine(new Main());
        line.setOut(Terminal.out());
        line.setErr(Terminal.err());
        line.setParameterExceptionHandler((e, given) -> {
            e.getCommandLine().getErr().println(e.getCommandLine().getCommandName() + ": " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
        line.setExecutionExceptionHandler((e, failed, given) -> {
            boolean isInput = e instanceof IllegalArgumentException
                    || e instanceof ModelFormatException
                    || e instanceof ShapeException
                    || e instanceof IOException;
            if (!isInput) {
                throw e;
            }
            failed.getErr().println(failed.getCommandName() + ": " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
        return line;
    }
}
