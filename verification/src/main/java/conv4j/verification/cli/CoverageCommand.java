package conv4j.verification.cli;

import conv4j.ModelFile;
import conv4j.image.Picture;
import conv4j.model.Model;
import conv4j.model.ModelFormatException;
import conv4j.tensor.ShapeException;
import conv4j.verification.ProblemFormatException;
import conv4j.verification.coverage.CoveragePicture;
import conv4j.verification.coverage.NetworkCoverage;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How often each pixel is read. */
@Command(
        name = "coverage",
        description = {
            "Executes a layer, or all layers of a network, on pictures in which one row, column or pixel is lit, and counts"
                    + " how often each pixel is read: numbers, and a picture of them.",
            "Exit code 0: done; 1: the window lands nowhere; 2: wrong input."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A geometry is said as the court is told it: letters, I=11 F=2 S=2, or a line in benchdnn's notation. Of a",
            "network each layer is shown, and one, by default the last, is followed back to the picture pixel by pixel.",
            "",
            "Examples:",
            "  coverage I=11 F=2 S=2",
            "  coverage I=32 F=5 S=2 P=2 --output coverage.png",
            "  coverage mb1ic3ih227oc96kh11sh4 --csv",
            "  coverage --model zoo:resnet50 --layer conv4_6/add --output resnet50.png"
        })
final class CoverageCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "GEOMETRY", description = "Letters, or a line in benchdnn's notation.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--model",
            paramLabel = "FILE|NAME",
            description = "A .keras, .h5 or .onnx file, or a network by name: lenet, zoo:resnet50.")
    private @Nullable String model;

    @Option(names = "--size", paramLabel = "N|WxH", description = "With --model: width and height of the picture.")
    private @Nullable String size;

    @Option(names = "--layer", paramLabel = "NAME", description = "With --model: the layer to follow back.")
    private @Nullable String layer;

    @Option(names = "--output", paramLabel = "FILE.png", description = "Draw the counts into a PNG file.")
    private @Nullable Path output;

    @ArgGroup
    private Form form = new Form();

    /** How to print. */
    static final class Form {
        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Option(names = "--csv", description = "Print the counts of all pixels, a line a row of the picture.")
        private boolean csv;
    }

    @Override
    public Integer call() {
        try {
            CoverageReport report = model == null ? ofGeometry() : ofNetwork(model);
            if (output != null) {
                Picture.of(CoveragePicture.of(report.map(), report.title(), report.details()))
                        .writePng(output);
            }
            PrintWriter out = spec.commandLine().getOut();
            out.print(form.json ? report.json() : form.csv ? report.csv() : report.text());
            out.flush();
            return 0;
        } catch (ProblemFormatException | ModelFormatException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (ShapeException e) {
            spec.commandLine().getErr().println("coverage: " + e.getMessage());
            return 1;
        }
    }

    private CoverageReport ofGeometry() {
        if (words.isEmpty() || size != null || layer != null) {
            throw new ProblemFormatException(
                    words.isEmpty()
                            ? "wanted a geometry, as in I=11 F=2 S=2, or --model, got neither"
                            : "--size and --layer: wanted --model beside them, got a geometry");
        }
        return GeometryCoverage.of(Question.read(words));
    }

    private CoverageReport ofNetwork(String name) {
        if (!words.isEmpty()) {
            throw new ProblemFormatException("wanted a geometry or --model, got both");
        }
        ModelInputs inputs = ModelInputs.read(size);
        Model loaded = ModelFile.named(name).model();
        NetworkCoverage coverage = NetworkCoverage.of(loaded.graph(), inputs.of(loaded))
                .orElseThrow(() -> new ProblemFormatException(
                        name + ": wanted an input with rows and columns, got " + loaded.inputs()));
        return LayersCoverage.of(name, coverage, layer);
    }
}
