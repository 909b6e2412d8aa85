package conv4j.benchmarks;

import conv4j.KernelJvm;
import conv4j.benchmarks.cli.ColdCommand;
import conv4j.benchmarks.cli.CompareCommand;
import conv4j.benchmarks.cli.GuardCommand;
import conv4j.benchmarks.cli.LayersCommand;
import conv4j.benchmarks.cli.WarmUpCommand;
import conv4j.benchmarks.executor.Executors;
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
        description = {
            "Times convolutions, pools and whole networks on this machine. Each command has a --help of its own; any other",
            "arguments are JMH's (-h)."
        },
        synopsisSubcommandLabel = "COMMAND",
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
        if (List.of(arguments).contains("--help")) {
            own.usage(own.getOut());
            System.exit(0);
        }
        try {
            requireKnown(arguments);
        } catch (IllegalArgumentException e) {
            own.getErr().println("benchmarks: " + e.getMessage());
            System.exit(CommandLine.ExitCode.USAGE);
        }
        List<String> all = new ArrayList<>(List.of(arguments));
        if (all.stream().noneMatch(argument -> argument.startsWith("layer="))) {
            all.addAll(List.of("-p", "layer=" + String.join(",", ProvenWork.layerNames())));
        }
        org.openjdk.jmh.Main.main(all.toArray(String[]::new));
    }

    /**
     * JMH would start a JVM for each name that there is none of, print its stack trace and end with exit code 0.
     *
     * @throws IllegalArgumentException when an argument {@code layer=}, {@code network=} or {@code executor=} names none
     */
    static void requireKnown(String... arguments) {
        for (String argument : arguments) {
            if (argument.matches("(layer|network|executor)=.*")) {
                String[] parts = argument.split("=", 2);
                for (String name : parts[1].split(",")) {
                    switch (parts[0]) {
                        case "layer" -> ProvenWork.layer(name);
                        case "network" -> ProvenWork.network(name);
                        default -> Executors.named(List.of(name));
                    }
                }
            }
        }
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
