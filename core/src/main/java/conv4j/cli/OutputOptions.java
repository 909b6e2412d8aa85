package conv4j.cli;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.image.Picture;
import conv4j.model.Model;
import conv4j.model.ModelValue;
import conv4j.plan.LayerTrace;
import conv4j.plan.Trace;
import conv4j.report.ContactSheet;
import conv4j.report.FeatureMap;
import conv4j.tensor.Npy;
import conv4j.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What {@code run} writes, and where. */
final class OutputOptions {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "conv4j-out",
            description = "Folder for pictures. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(names = "--no-sheet", description = "Write no contact sheet.")
    private boolean noSheet;

    @Option(names = "--maps", description = "Write each feature map of each layer as a PNG of its own, too.")
    private boolean maps;

    @Option(
            names = "--output",
            paramLabel = "[LAYER=]FILE.npy",
            description =
                    "Write what a layer produced, N x C x H x W, as float32; the last layer when none is named. Of a "
                            + "--model: one of its outputs, in its own order of axes and element type. Repeatable.")
    private List<String> arrays = new ArrayList<>();

    private record ArrayFile(String layer, Path file) {}

    /**
     * Looks for what would keep {@link #write} from its work, before the work before it is done.
     *
     * @throws FileSystemException when a folder cannot be written to
     */
    void check(Graph graph) throws FileSystemException {
        if (!noSheet || maps) {
            OutputFolder.requireWritable(folder);
        }
        for (ArrayFile array : arrayFiles(graph)) {
            OutputFolder.requireWritable(OutputFolder.of(array.file()));
        }
    }

    private List<ArrayFile> arrayFiles(Graph graph) {
        List<String> layers = graph.nodes().stream().map(Node::name).toList();
        return arrayFiles(layers, layers.indexOf(graph.outputs().get(0)), "layers");
    }

    /**
     * @param unnamed which of the names the first file without a name is for; the next is for the name after it
     */
    private List<ArrayFile> arrayFiles(List<String> names, int unnamed, String what) {
        List<ArrayFile> files = new ArrayList<>();
        int next = unnamed;
        for (String array : arrays) {
            int sign = array.indexOf('=');
            String name = sign >= 0 ? array.substring(0, sign) : next < names.size() ? names.get(next++) : "";
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "--output " + array + ": wanted one of the " + what + " " + names + ", got '" + name + "'");
            }
            files.add(new ArrayFile(name, Path.of(array.substring(sign + 1))));
        }
        return files;
    }

    /** As {@link #check}, of a model's outputs. */
    void checkArrays(Model model) throws FileSystemException {
        for (ArrayFile array : outputFiles(model)) {
            OutputFolder.requireWritable(OutputFolder.of(array.file()));
        }
    }

    /** An array holds what came out of one pass. */
    void requireOneBatch(int pictures, int batch) {
        if (!arrays.isEmpty() && pictures > batch) {
            throw new IllegalArgumentException("--output: wanted all " + pictures
                    + " pictures in one pass, got --batch " + batch + "; give --batch " + pictures);
        }
    }

    void writeArrays(Model model, List<Tensor> outputs) throws IOException {
        for (ArrayFile array : outputFiles(model)) {
            int i = outputNames(model).indexOf(array.layer());
            ModelArrays.write(model.outputs().get(i), outputs.get(i), array.file());
        }
    }

    private static List<String> outputNames(Model model) {
        return model.outputs().stream().map(ModelValue::name).toList();
    }

    private List<ArrayFile> outputFiles(Model model) {
        return arrayFiles(outputNames(model), 0, "outputs");
    }

    /**
     * Writes all that was asked for, each file whole or not at all.
     *
     * @return the files, in order
     */
    List<Path> write(Path image, Picture picture, Graph graph, Trace trace, List<String> channelNames)
            throws IOException {
        List<Path> written = new ArrayList<>();
        String stem = OutputFolder.stem(image);
        if (!noSheet) {
            Path sheet = folder.resolve(stem + "-feature-maps.png");
            OutputFolder.create(folder);
            BufferedImage drawn = ContactSheet.of(trace)
                    .withPicture(picture.toImage())
                    .withChannelNames(channelNames)
                    .toImage();
            Picture.of(drawn).writePng(sheet);
            written.add(sheet);
        }
        if (maps) {
            OutputFolder.create(folder);
            for (LayerTrace layer : trace.layers()) {
                written.addAll(writeMaps(stem, layer, channelNames));
            }
        }
        for (ArrayFile array : arrayFiles(graph)) {
            Npy.write(array.file(), output(trace, array.layer()));
            written.add(array.file());
        }
        return written;
    }

    private List<Path> writeMaps(String stem, LayerTrace layer, List<String> channelNames) throws IOException {
        List<Path> written = new ArrayList<>();
        for (int channel = 0; channel < layer.output().shape().extent(1); channel++) {
            // A filter file may name its filters anything, and twice.
            String filter = OutputFolder.inAName(channelNames.get(channel));
            Path file = folder.resolve(String.join("-", stem, layer.node().name(), channel + "", filter) + ".png");
            Picture.of(FeatureMap.of(layer.output(), 0, channel).toImage()).writePng(file);
            written.add(file);
        }
        return written;
    }

    private static Tensor output(Trace trace, String layer) {
        return trace.layers().stream()
                .filter(one -> one.node().name().equals(layer))
                .map(LayerTrace::output)
                .findFirst()
                .orElseThrow();
    }
}
