package conv4j.cli;

import conv4j.ModelFile;
import conv4j.Network;
import conv4j.model.Model;
import conv4j.model.keras.KerasLayer;
import conv4j.model.keras.KerasModel;
import conv4j.plan.Trace;
import conv4j.report.Summary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code conv4j summary}: what each layer of a model file produced when it ran on zeros. */
@Command(
        name = "summary",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs a trained network once on zeros and prints what each layer really produced. A free batch axis is 1; a "
                    + "free height and width are those of --size."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  conv4j summary --model squeezenet.onnx",
            "  conv4j summary --model free.keras --size 224x160",
            "  conv4j summary --model net.keras --format keras --line-length 120 --expand-nested",
            "  conv4j summary --model net.onnx --format csv > layers.csv"
        })
final class SummaryCommand implements Callable<Integer> {
    /** What Python takes where nothing tells how wide the terminal is: in a pipe, a file, a container. */
    private static final int USUAL_COLUMNS = 80;

    private static final int PASSES = 5;

    private enum Format {
        TABLE,
        JSON,
        CSV,
        KERAS
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "NAME|FILE",
            required = true,
            description = "A .keras, .h5 or .onnx file, or a network by name: lenet, zoo:resnet50.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json, csv, or keras: for Keras files, to the letter the summary that Keras 3 prints. "
                    + "Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Format format;

    @Option(
            names = "--size",
            paramLabel = "N|WxH",
            converter = Extent.Converter.class,
            description = "Width and height of an input that leaves them free.")
    private @Nullable Extent size;

    @Option(
            names = "--line-length",
            paramLabel = "N",
            description =
                    "With --format keras: width of the table. Default: Keras' own, 88 or 108 but at most four less "
                            + "than the environment's COLUMNS (80 when that is not set).")
    private @Nullable Integer lineLength;

    @Option(names = "--show-trainable", description = "With --format keras: show which layers may be trained.")
    private boolean showTrainable;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ExecutionOptions execution;

    @Option(
            names = "--expand-nested",
            description = "With --format keras: show the layers of a model in the model below it.")
    private boolean expandNested;

    private SummaryCommand() {}

    @Override
    public Integer call() {
        requireUsage();
        Optional<Path> file = ModelFile.path(name);
        boolean keras = file.isPresent() && ModelFile.isKeras(file.get());
        if (format == Format.KERAS && !keras) {
            throw new IllegalArgumentException(name
                    + ": wanted a Keras file (.keras or .h5) for --format keras, got another; take --format table");
        }
        KerasModel kerasModel = keras ? KerasModel.read(file.get(), expandNested) : null;
        Model model = kerasModel == null ? ModelFile.named(name).model() : kerasModel.model();
        ZeroInputs zeros = new ZeroInputs(size);
        PrintWriter out = spec.commandLine().getOut();
        try (Network network = Network.of(model.graph(), execution.execution())) {
            Trace trace = network.trace(zeros.of(model.inputs()));
            if (format == Format.KERAS && kerasModel != null) {
                out.print(keras(kerasModel, trace, network.trace(zeros.longer(model.inputs()))));
                return 0;
            }
            Summary summary = ForwardPasses.timed(network, Summary.of(model.graph(), trace), trace.inputs(), PASSES);
            out.print(
                    switch (format) {
                        case JSON -> summary.json();
                        case CSV -> summary.csv();
                        default -> summary.table() + uncounted(summary, model, kerasModel);
                    });
        }
        return 0;
    }

    private void requireUsage() {
        if (format != Format.KERAS && (lineLength != null || showTrainable || expandNested)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--line-length, --show-trainable and --expand-nested: wanted --format keras beside them, got --format "
                            + format.name().toLowerCase(Locale.ROOT));
        }
        if (size != null && (size.first() < 1 || size.second() < 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--size: wanted at least 1 pixel, got " + size.first() + "x" + size.second());
        }
    }

    private String keras(KerasModel model, Trace trace, Trace longer) {
        OptionalInt length = lineLength == null ? OptionalInt.empty() : OptionalInt.of(lineLength);
        return new ExecutedKeras(model, trace, longer).summary().text(length, columns(), showTrainable);
    }

    private static int columns() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[1-9]\\d{0,5}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
    }

    /**
     * A layer's params are those of its op. Two things make the total another than the file's: a layer that is called
     * twice stands in the table twice, and what a layer reads as a constant of the graph is no param of its op.
     */
    private static String uncounted(Summary summary, Model model, @Nullable KerasModel keras) {
        if (keras != null) {
            long held =
                    keras.layers().stream().mapToLong(KerasLayer::parameters).sum();
            return held == summary.parameters()
                    ? ""
                    : number(
                            " Params in the file: %,d (with constants that layers read; a layer called twice counted once)%n",
                            held);
        }
        long constants = model.graph().constants().values().stream()
                .mapToLong(constant -> constant.shape().elements())
                .sum();
        return constants == 0
                ? ""
                : number(" Numbers in constants that layers read: %,d (not among the params)%n", constants);
    }

    private static String number(String text, long number) {
        return String.format(Locale.ROOT, text, number);
    }
}
