package conv4j.benchmarks.cli;

import conv4j.benchmarks.work.NetworkLayers;
import conv4j.benchmarks.work.Suite;
import conv4j.benchmarks.work.WholeNetwork;
import conv4j.benchmarks.work.Work;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A network's convolutions and pools, as a suite. */
@Command(
        name = "layers",
        description = {
            "Runs a network once and prints its convolutions and pools as benchdnn lines: a suite for compare.",
            "Exit code 0, or 2 for wrong input."
        },
        mixinStandardHelpOptions = true)
public final class LayersCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Parameters(paramLabel = "NETWORK", description = "zoo:NETWORK or a model file.")
    private String network = "";

    @Override
    public Integer call() {
        List<Work> works;
        try {
            works = Suite.of(network, 1).works();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        if (works.size() != 1 || !(works.get(0) instanceof WholeNetwork whole)) {
            throw new ParameterException(
                    spec.commandLine(), "network: wanted zoo:NETWORK or a model file, got '" + network + "'");
        }
        PrintWriter out = spec.commandLine().getOut();
        NetworkLayers.of(whole).forEach(out::println);
        out.flush();
        return 0;
    }
}
