package conv4j.cli;

import conv4j.image.Preprocessing;
import conv4j.image.Preprocessing.Channels;
import conv4j.image.Preprocessing.Fit;
import conv4j.model.ModelValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a run with a model file: what a picture goes through before, and what its answer is called. */
final class ModelOptions {
    /** How the families of published networks were trained to see a picture; the names are those of Keras' imagenet_utils. */
    enum Preset {
        NONE(Preprocessing.NONE),
        CAFFE(new Preprocessing(Fit.CROP, Channels.BGR, 1, List.of(103.939f, 116.779f, 123.68f), List.of(1f))),
        TF(new Preprocessing(Fit.CROP, Channels.RGB, 1 / 127.5f, List.of(1f), List.of(1f))),
        TORCH(new Preprocessing(
                Fit.CROP, Channels.RGB, 1 / 255f, List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f)));

        private final Preprocessing preprocessing;

        Preset(Preprocessing preprocessing) {
            this.preprocessing = preprocessing;
        }
    }

    @Option(
            names = "--model",
            paramLabel = "NAME|FILE",
            description =
                    "Run another network: lenet, which comes with conv4j and reads digits; a .keras, .h5 or .onnx "
                            + "file; or a published architecture with random weights, zoo:NAME[:SEED], as zoo:resnet50.")
    private @Nullable String name;

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            defaultValue = "none",
            description =
                    "How the network was trained to see: none (levels 0 to 255), caffe (B,G,R less ImageNet's mean), "
                            + "tf (-1 to 1), torch (less ImageNet's mean, over its deviation). The options below change single "
                            + "parts. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Preset preset;

    @Option(
            names = "--fit",
            paramLabel = "FIT",
            description = "crop (the middle that has the network's proportions) or stretch.")
    private @Nullable Fit fit;

    @Option(
            names = "--channels",
            paramLabel = "CHANNELS",
            description = "rgb, bgr or grey. Default: the preset's; grey for a network of one channel.")
    private @Nullable Channels channels;

    @Option(
            names = "--invert",
            description =
                    "Take each level for 255 less it: for dark digits on light paper, where the network learned light "
                            + "ones on dark.")
    private boolean invert;

    @Option(names = "--scale", paramLabel = "X", description = "Multiply levels by this, before the mean is taken off.")
    private @Nullable Float scale;

    @Option(
            names = "--mean",
            split = ",",
            paramLabel = "X",
            description = "Take this off: one number, or one for each channel in the network's order.")
    private List<Float> mean = new ArrayList<>();

    @Option(names = "--deviation", split = ",", paramLabel = "X", description = "Divide by this, then; as --mean.")
    private List<Float> deviation = new ArrayList<>();

    @Option(names = "--labels", paramLabel = "FILE", description = "Names of the classes, one a line.")
    private @Nullable Path labels;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many classes to name. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "1",
            description = "Pictures in one pass. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--input",
            paramLabel = "[NAME=]FILE.npy",
            description = "Run on arrays instead of pictures, in the model's own order of axes; one for each input. "
                    + "Repeatable.")
    private List<String> inputs = new ArrayList<>();

    /** Of a network that comes with conv4j, or the path of a file; null for the article's network. */
    @Nullable String name() {
        return name;
    }

    @Nullable Path labels() {
        return labels;
    }

    /** Names of classes, one a line; in the common form {@code 285,Egyptian cat} the number goes, where it is the line's. */
    static List<String> read(Path labels) throws IOException {
        List<String> lines = Files.readAllLines(labels);
        return IntStream.range(0, lines.size())
                .mapToObj(i ->
                        lines.get(i).replaceFirst("^" + i + "[,:\\s]\\s*", "").strip())
                .toList();
    }

    /** The order of the channels of a picture that comes out where none went in. */
    Channels outputChannels() {
        return channels == null ? preset.preprocessing.channels() : channels;
    }

    int top() {
        return top;
    }

    int batch() {
        return batch;
    }

    List<String> inputs() {
        return inputs;
    }

    /**
     * The preset, with the parts that other options name. A preset's mean and deviation go by its own channels.
     *
     * @param input what the model declares of its pictures
     */
    Preprocessing preprocessing(ModelValue input) {
        Preprocessing base = preset.preprocessing;
        Preprocessing asked = new Preprocessing(
                fit == null ? base.fit() : fit,
                channels(input, base.channels()),
                scale == null ? base.scale() : scale,
                mean.isEmpty() ? base.mean() : mean,
                deviation.isEmpty() ? base.deviation() : deviation);
        return invert ? asked.inverted() : asked;
    }

    /** Those asked for, else the preset's, else grey where only that can be meant. */
    private Channels channels(ModelValue input, Channels usual) {
        if (input.shape().size() != 4 || !(input.shape().get(1) instanceof ModelValue.Fixed declared)) {
            return channels == null ? usual : channels;
        }
        Channels taken = channels != null ? channels : declared.size() == 1 ? Channels.GREY : usual;
        if (taken.count() != declared.size()) {
            throw new IllegalArgumentException("--channels " + taken.name().toLowerCase(Locale.ROOT) + ": wanted "
                    + declared.size() + " as the model's input '" + input.name() + "' declares, got " + taken.count()
                    + (declared.size() == 1 || declared.size() == 3 ? "" : "; give arrays with --input"));
        }
        return taken;
    }
}
