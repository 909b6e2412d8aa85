package conv4j.cli;

import conv4j.ModelFile;
import conv4j.Network;
import conv4j.TrainedNetwork;
import conv4j.image.Picture;
import conv4j.model.ModelValue;
import conv4j.model.article.ArticleNetwork;
import conv4j.plan.Trace;
import conv4j.report.Summary;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code conv4j run}: a picture through the built-in network or a model file, and what came out. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs a picture through convolution, ReLU and pooling; prints what each layer really produced, and writes the "
                    + "picture and all feature maps as one contact sheet. The numbers that go in are red, green and blue, 0 "
                    + "to 255. A filter is spread over the three channels, a third each.",
            "",
            "With --model, runs pictures through a trained network and names the classes that it holds most likely."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  conv4j run photo.jpg",
            "  conv4j run photo.jpg --size 32 --backend nd4j",
            "  conv4j run photo.png --filters sobel-x,random:6:42 --window 5 --padding same",
            "  conv4j run photo.webp --filters mine.txt --pool average:3x3 --pool-ceil",
            "  conv4j run photo.jpg --json --output conv2d=maps.npy",
            "  conv4j run --model lenet digit.png",
            "  conv4j run --model squeezenet.onnx --preset caffe --labels imagenet.txt photo.jpg",
            "  conv4j run --model net.keras --input x.npy --output y.npy",
            "  conv4j run --model super-resolution.onnx --output-image large.png --output-levels 0,1 small.png",
            "  conv4j run --model net.keras --features maps photo.jpg",
            "  conv4j run --model zoo:mobilenet-v2 photo.jpg"
        })
final class RunCommand implements Callable<Integer> {
    /** Later passes are for the reader's interest: they may not keep a large picture waiting. */
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "IMAGE",
            arity = "0..*",
            description =
                    "PNG, JPEG, GIF (its first frame), BMP or WebP; with --model also several, or folders of them.")
    private List<Path> images = new ArrayList<>();

    @Option(
            names = "--size",
            paramLabel = "N|WxH",
            converter = Extent.Converter.class,
            description = "Crop the picture around its centre and resize it to this many pixels. Default: as it is.")
    private @Nullable Extent size;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ModelOptions model;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NetworkOptions network;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ExecutionOptions execution;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "5",
            description = "Passes after the first, for the median time of each layer; none is begun after 2 seconds. "
                    + "Default: ${DEFAULT-VALUE}.")
    private int repeat;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private OutputOptions output;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private OutputPictureOptions outputPictures;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private FeatureOptions features;

    @Option(names = "--json", description = "Print one JSON object instead of the table.")
    private boolean json;

    private RunCommand() {}

    @Override
    public Integer call() throws IOException {
        if (repeat < 0) {
            throw new ParameterException(spec.commandLine(), "--repeat: wanted at least 0, got " + repeat);
        }
        execution.requireAvailable();
        requireImages();
        if (model.name() != null) {
            runModel(model.name());
        } else {
            runArticle(images.get(0));
        }
        return 0;
    }

    private void requireImages() {
        boolean arrays = model.name() != null && !model.inputs().isEmpty();
        boolean fits = arrays ? images.isEmpty() : model.name() != null ? !images.isEmpty() : images.size() == 1;
        if (!fits) {
            throw new ParameterException(
                    spec.commandLine(),
                    "IMAGE: wanted " + (arrays ? "none beside --input" : model.name() != null ? "at least 1" : "1")
                            + ", got " + images.size());
        }
        if (size != null && (size.first() < 1 || size.second() < 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--size: wanted at least 1 pixel, got " + size.first() + "x" + size.second());
        }
        if (model.batch() < 1 || model.top() < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--batch and --top: wanted at least 1, got " + model.batch() + " and " + model.top());
        }
    }

    private void runModel(String name) throws IOException {
        TrainedNetwork trained = ModelFile.named(name);
        PrintWriter out = spec.commandLine().getOut();
        List<String> labels = model.labels() == null ? trained.labels() : ModelOptions.read(model.labels());
        Answers answers = new Answers(trained.model(), labels, model.top(), out, json);
        List<Path> files = model.inputs().isEmpty() ? ModelPictures.files(images) : List.of();
        int passes = Math.max(1, files.size());
        ModelRun run =
                new ModelRun(trained.model(), model, answers, outputPictures, features, execution.execution(passes));
        output.checkArrays(run.model());
        output.writeArrays(run.model(), model.inputs().isEmpty() ? onPictures(run, files) : run.onArrays());
    }

    private List<Tensor> onPictures(ModelRun run, List<Path> files) throws IOException {
        ModelValue input = run.onlyInput();
        output.requireOneBatch(files.size(), model.batch());
        if (features.areAsked() && model.batch() > 1) {
            throw new IllegalArgumentException(
                    "--features: wanted one picture in a pass, got --batch " + model.batch());
        }
        ModelPictures pictures = new ModelPictures(input, model.preprocessing(input), size);
        return run.onPictures(files, pictures, spec.commandLine().getErr());
    }

    private void runArticle(Path image) throws IOException {
        ArticleNetwork article = network.network();
        output.check(article.graph());
        Picture picture = picture(image);
        Tensor input = picture.toTensor();
        try (Network runnable = Network.of(article.graph(), execution.execution())) {
            Trace trace = runnable.trace(input);
            Summary summary = ForwardPasses.timed(runnable, Summary.of(article.graph(), trace), List.of(input), repeat);
            List<Path> written = output.write(image, picture, article.graph(), trace, article.channelNames());
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? summary.json() : summary.table());
            if (!json) {
                written.forEach(file -> out.println(" Wrote " + file));
            }
        }
    }

    private Picture picture(Path image) {
        Picture whole = Picture.read(image);
        if (size == null) {
            return whole;
        }
        return whole.croppedToProportions(size.first(), size.second()).resizedTo(size.first(), size.second());
    }
}
