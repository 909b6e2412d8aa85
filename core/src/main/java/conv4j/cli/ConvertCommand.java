package conv4j.cli;

import conv4j.ModelFile;
import conv4j.model.onnx.OnnxWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code conv4j convert}: a model as an ONNX file. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = "Writes a trained network, or one of the zoo, as an ONNX file. Pictures are N x C x H x W there, "
                + "whatever their order in FILE. A layer that cannot be written is named, and no file is made.",
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

    private ConvertCommand() {}

    @Override
    public Integer call() throws IOException {
        OnnxWriter.write(ModelFile.named(model).model(), file);
        spec.commandLine().getOut().println("Wrote " + file);
        return 0;
    }
}
