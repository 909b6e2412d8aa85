package conv4j.cli;

import conv4j.ModelFile;
import conv4j.model.Model;
import conv4j.model.onnx.OnnxWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code conv4j convert}: a model as an ONNX file. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = "Writes a trained network, or one of the zoo, as an ONNX file. Pictures are N x C x H x W there, "
                + "whatever their order in FILE. A network that reads geometry from the shapes of its inputs is written for "
                + "inputs of one shape. A layer that cannot be written is named, and no file is made.",
        footerHeading = "%nExamples:%n",
        footer = {"  conv4j convert net.keras net.onnx", "  conv4j convert zoo:resnet50:42 resnet50.onnx"})
final class ConvertCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE|zoo:NAME[:SEED]", description = ".keras, .h5, .onnx, or of the zoo.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String model;

    @Parameters(index = "1", paramLabel = "OUT.onnx", description = "The file to write; one that is there is replaced.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(
            names = "--size",
            paramLabel = "N|WxH",
            converter = Extent.Converter.class,
            description = "Width and height of an input that leaves them free, for a network that has to know them.")
    private @Nullable Extent size;

    private ConvertCommand() {}

    @Override
    public Integer call() throws IOException {
        Model read = ModelFile.named(model).model();
        PrintWriter out = spec.commandLine().getOut();
        if (size != null && (size.first() < 1 || size.second() < 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--size: wanted at least 1 pixel, got " + size.first() + "x" + size.second());
        }
        if (SettledModel.isNeeded(read)) {
            ZeroInputs zeros = new ZeroInputs(size);
            Model settled = SettledModel.of(read, zeros.of(read.inputs()), zeros.longer(read.inputs()));
            if (!settled.inputs().equals(read.inputs())) {
                out.println("The network reads geometry from the shapes of its inputs: written for "
                        + settled.inputs().stream()
                                .map(input -> input.name() + " " + input.shape())
                                .toList());
            }
            read = settled;
        }
        OnnxWriter.write(read, file);
        out.println("Wrote " + file);
        return 0;
    }
}
