package conv4j.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import conv4j.Execution;
import conv4j.Network;
import conv4j.TrainedNetwork;
import conv4j.image.Picture;
import conv4j.image.Preprocessing;
import conv4j.model.Model;
import conv4j.model.ModelValue;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run with a model file: pictures in, classes out; or arrays in, arrays out. */
final class ModelRun {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final List<String> PICTURES = List.of(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp");

    private final Model model;
    private final ModelOptions options;
    private final @Nullable Extent size;
    private final List<String> labels;
    private final PrintWriter out;
    private final boolean json;

    /** What one picture came to, as a line of JSON. */
    private record Answer(String image, List<Ranking.Place> top, List<int[]> outputShapes, double milliseconds) {}

    /**
     * Reads the labels, if the options name some.
     *
     * @param size of the pictures; null for what the model declares
     */
    ModelRun(TrainedNetwork network, ModelOptions options, @Nullable Extent size, PrintWriter out, boolean json)
            throws IOException {
        this.model = network.model();
        this.options = options;
        this.size = size;
        this.labels = options.labels() == null ? network.labels() : labels(options.labels());
        this.out = out;
        this.json = json;
    }

    /** One a line; in the common form {@code 285,Egyptian cat} the number goes, where it is that of the line. */
    private static List<String> labels(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return IntStream.range(0, lines.size())
                .mapToObj(i ->
                        lines.get(i).replaceFirst("^" + i + "[,:\\s]\\s*", "").strip())
                .toList();
    }

    Model model() {
        return model;
    }

    /** Runs on the arrays that the options name. */
    List<Tensor> onArrays(Execution execution) throws IOException {
        List<Tensor> inputs = ModelArrays.read(model, options.inputs());
        try (Network network = Network.of(model.graph(), execution)) {
            long start = System.nanoTime();
            List<Tensor> outputs = network.forward(inputs);
            double milliseconds = (System.nanoTime() - start) / 1e6;
            if (json) {
                out.println(GSON.toJson(new Answer("", List.of(), shapes(outputs), milliseconds)));
            } else {
                for (int i = 0; i < outputs.size(); i++) {
                    out.println(
                            model.outputs().get(i).name() + " " + outputs.get(i).shape());
                }
            }
            return outputs;
        }
    }

    /** Runs on pictures, a batch at a time, and tells of each what it is held for. Returns the last batch's outputs. */
    List<Tensor> onPictures(List<Path> images, Execution execution) throws IOException {
        if (model.inputs().size() != 1) {
            throw new IllegalArgumentException("wanted a model with one input to run on pictures, got "
                    + model.inputs().stream().map(ModelValue::name).toList() + "; give arrays with --input");
        }
        List<Path> pictures = pictures(images);
        List<Tensor> outputs = List.of();
        try (Network network = Network.of(model.graph(), execution)) {
            for (int first = 0; first < pictures.size(); first += options.batch()) {
                List<Path> batch = pictures.subList(first, Math.min(pictures.size(), first + options.batch()));
                Tensor input = tensor(batch);
                long start = System.nanoTime();
                outputs = network.forward(List.of(input));
                double milliseconds = (System.nanoTime() - start) / 1e6;
                for (int row = 0; row < batch.size(); row++) {
                    answer(batch.get(row), row, outputs, milliseconds / batch.size());
                }
                out.flush();
            }
        }
        return outputs;
    }

    /** The files themselves, and of a folder the pictures in it, by name. */
    private static List<Path> pictures(List<Path> images) throws IOException {
        List<Path> pictures = new ArrayList<>();
        for (Path image : images) {
            if (!Files.isDirectory(image)) {
                pictures.add(image);
                continue;
            }
            try (Stream<Path> files = Files.list(image)) {
                List<Path> found = files.filter(ModelRun::isPicture).sorted().toList();
                if (found.isEmpty()) {
                    throw new IllegalArgumentException(
                            image + ": wanted a folder with pictures " + PICTURES + ", got none");
                }
                pictures.addAll(found);
            }
        }
        return pictures;
    }

    private static boolean isPicture(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return PICTURES.stream().anyMatch(name::endsWith);
    }

    private Tensor tensor(List<Path> batch) {
        Preprocessing preprocessing = options.preprocessing(model.inputs().get(0));
        List<Tensor> tensors = new ArrayList<>();
        for (Path file : batch) {
            Picture picture = Picture.read(file);
            Extent extent = extent(picture);
            tensors.add(preprocessing.tensor(picture, extent.first(), extent.second()));
        }
        return stacked(tensors);
    }

    /** Width and height that the model takes: those asked for, else those that it declares, else the picture's own. */
    private Extent extent(Picture picture) {
        if (size != null) {
            return size;
        }
        List<ModelValue.Extent> declared = model.inputs().get(0).shape();
        return declared.size() == 4
                        && declared.get(2) instanceof ModelValue.Fixed height
                        && declared.get(3) instanceof ModelValue.Fixed width
                ? new Extent(width.size(), height.size())
                : new Extent(picture.width(), picture.height());
    }

    private static Tensor stacked(List<Tensor> tensors) {
        int[] extents = tensors.get(0).shape().toArray();
        int each = tensors.get(0).values().length;
        extents[0] = tensors.size();
        Tensor stack = Tensor.zeros(Shape.of(extents));
        for (int n = 0; n < tensors.size(); n++) {
            if (!tensors.get(n).shape().equals(tensors.get(0).shape())) {
                throw new ShapeException("batch: wanted pictures of one size, got "
                        + tensors.get(0).shape() + " and " + tensors.get(n).shape() + "; give --size");
            }
            System.arraycopy(tensors.get(n).values(), 0, stack.values(), n * each, each);
        }
        return stack;
    }

    private void answer(Path image, int row, List<Tensor> outputs, double milliseconds) {
        boolean classes = outputs.size() == 1 && holdsClasses(outputs.get(0).shape());
        Ranking ranking =
                classes ? Ranking.of(outputs.get(0), row, labels, options.top()) : new Ranking(List.of(), true);
        if (json) {
            out.println(GSON.toJson(new Answer(image.toString(), ranking.places(), shapes(outputs), milliseconds)));
            return;
        }
        out.println(image
                + String.format(Locale.ROOT, "  %.1f ms", milliseconds)
                + (ranking.shares() ? "" : "  (softmax of the output)"));
        for (Ranking.Place place : ranking.places()) {
            out.printf(Locale.ROOT, "  %6.2f %%  %s%n", 100 * place.share(), place.label());
        }
        if (!classes) {
            for (int i = 0; i < outputs.size(); i++) {
                out.println("  " + model.outputs().get(i).name() + " "
                        + outputs.get(i).shape());
            }
        }
    }

    /** {@code N x classes}, whatever axes of one element stand behind. */
    private static boolean holdsClasses(Shape shape) {
        return shape.rank() >= 2 && shape.extent(1) > 1 && shape.elements() == (long) shape.extent(0) * shape.extent(1);
    }

    private static List<int[]> shapes(List<Tensor> outputs) {
        return outputs.stream().map(output -> output.shape().toArray()).toList();
    }
}
