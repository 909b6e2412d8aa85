package conv4j.verification.cli;

import conv4j.ModelFile;
import conv4j.model.Model;
import conv4j.model.ModelFormatException;
import conv4j.tensor.ShapeException;
import conv4j.verification.ProblemFormatException;
import conv4j.verification.network.NetworkStudy;
import conv4j.verification.network.Rulebook;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A whole network before the formulas. */
@Command(
        name = "network",
        description = {
            "Executes a network and holds, layer by layer, what came of it against what is predicted: shapes by the"
                    + " chained rules of its framework, parameters, multiply-adds counted one by one, receptive fields"
                    + " measured by lighting single rows and columns of the picture; and finds the smallest picture that"
                    + " it takes.",
            "Exit code 0: all predictions agree; 1: some do not; 2: wrong input."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  network --model zoo:resnet50",
            "  network --model net.onnx --size 320x240",
            "  network --model net.keras --rules pytorch",
            "  network --model zoo:alexnet --csv > alexnet.csv"
        })
final class NetworkCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE|NAME",
            description = "A .keras, .h5 or .onnx file, or a network by name: lenet, zoo:resnet50.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private String model;

    @Option(
            names = "--size",
            paramLabel = "N|WxH",
            description = "Width and height of the picture, if not the model's.")
    private @Nullable String size;

    @Option(
            names = "--rules",
            paramLabel = "NAME",
            description =
                    "Whose rules predict shapes: ${COMPLETION-CANDIDATES}. Default: those of the framework that the"
                            + " file comes from; PyTorch's for the zoo.")
    private @Nullable Rulebook rules;

    @ArgGroup
    private Form form = new Form();

    /** How to print. */
    static final class Form {
        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Option(names = "--csv", description = "Print CSV, a record a layer.")
        private boolean csv;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            ModelInputs inputs = ModelInputs.read(size);
            Model loaded = ModelFile.named(model).model();
            Rulebook rulebook = rules == null ? Rulebook.of(loaded.properties().get("format")) : rules;
            NetworkStudy study = NetworkStudy.of(
                    loaded.graph(),
                    inputs.of(loaded),
                    rulebook,
                    ProgressLine.on(spec.commandLine().getErr()));
            if (form.json) {
                out.println(NetworkJson.of(model, study));
            } else if (form.csv) {
                NetworkCsv.write(out, study);
            } else {
                out.print(new NetworkText(model, study).text());
            }
            out.flush();
            return study.allAgree() ? 0 : 1;
        } catch (ProblemFormatException | ModelFormatException | ShapeException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
