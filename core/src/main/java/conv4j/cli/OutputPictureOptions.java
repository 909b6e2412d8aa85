package conv4j.cli;

import conv4j.image.Levels;
import conv4j.image.Preprocessing.Channels;
import conv4j.model.Model;
import conv4j.model.ModelValue;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a model makes that gives pictures: style transfer, super-resolution. */
final class OutputPictureOptions {
    @Option(
            names = "--output-image",
            paramLabel = "[NAME=]FILE.png|DIR",
            description =
                    "With --model: write what it gives as a picture, N x C x H x W or N x H x W x C of one channel "
                            + "or three, in the order of --channels. A folder takes a PNG for each picture.")
    private @Nullable String target;

    @Option(
            names = "--output-levels",
            paramLabel = "BLACK,WHITE",
            split = ",",
            arity = "1",
            description =
                    "What stands for black and white in that picture, as 0,1 or -1,1; what lies beyond is clamped. "
                            + "Default: 0,255.")
    private @Nullable List<Float> levels;

    private record Target(int output, Path path) {
        boolean isFolder() {
            return Files.isDirectory(path);
        }
    }

    /**
     * @param pictures how many there will be
     * @throws FileSystemException when they cannot be written there
     * @throws IllegalArgumentException when the model has no such output, or there is one file for several pictures
     */
    void check(Model model, int pictures) throws FileSystemException {
        if (levels != null && (levels.size() != 2 || target == null)) {
            throw new IllegalArgumentException(
                    target == null
                            ? "--output-levels: wanted --output-image beside it, got none"
                            : "--output-levels: wanted 2 numbers as in 0,1, got " + levels);
        }
        if (target == null) {
            return;
        }
        Target asked = target(model, target);
        levels(Channels.RGB);
        if (!asked.isFolder() && pictures > 1) {
            throw new IllegalArgumentException("--output-image " + target + ": wanted a folder that is there, for "
                    + pictures + " pictures, got none");
        }
        OutputFolder.requireWritable(asked.isFolder() ? asked.path() : OutputFolder.of(asked.path()));
    }

    private static Target target(Model model, String target) {
        List<String> names = model.outputs().stream().map(ModelValue::name).toList();
        int sign = target.indexOf('=');
        int output = sign < 0 ? 0 : names.indexOf(target.substring(0, sign));
        if (output < 0) {
            throw new IllegalArgumentException("--output-image " + target + ": wanted one of the outputs " + names
                    + ", got '" + target.substring(0, sign) + "'");
        }
        return new Target(output, Path.of(target.substring(sign + 1)));
    }

    private Levels levels(Channels channels) {
        return levels == null ? new Levels(channels, 0, 255) : new Levels(channels, levels.get(0), levels.get(1));
    }

    /**
     * Writes the pictures of one pass, if they are asked for.
     *
     * @param stems what each is to be called in a folder
     */
    void write(Model model, List<Tensor> outputs, Channels channels, List<String> stems) throws IOException {
        if (target == null) {
            return;
        }
        Target asked = target(model, target);
        Tensor pictures = outputs.get(asked.output());
        for (int n = 0; n < stems.size(); n++) {
            Path file = asked.isFolder() ? asked.path().resolve(stems.get(n) + ".png") : asked.path();
            levels(channels).picture(pictures, n).writePng(file);
        }
    }
}
