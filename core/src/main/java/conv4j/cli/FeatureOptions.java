package conv4j.cli;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.image.Picture;
import conv4j.plan.LayerTrace;
import conv4j.plan.Trace;
import conv4j.report.ContactSheet;
import conv4j.tensor.Shape;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the layers of a model made of a picture: a contact sheet for each. */
final class FeatureOptions {
    @Option(
            names = "--features",
            paramLabel = "DIR",
            description = "With --model: write for each layer a contact sheet of all its channels, as "
                    + "DIR/PICTURE-NUMBER-LAYER.png. Layers that make no maps are left out.")
    private @Nullable Path folder;

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "With --features: only of this layer, by its name in conv4j summary. Repeatable.")
    private List<String> layers = new ArrayList<>();

    boolean areAsked() {
        return folder != null;
    }

    /**
     * @throws FileSystemException when the folder cannot be written to
     * @throws IllegalArgumentException when the network has no such layer, or layers are named and no folder
     */
    void check(Graph graph) throws FileSystemException {
        if (folder == null) {
            if (!layers.isEmpty()) {
                throw new IllegalArgumentException("--layer: wanted --features DIR beside it, got none");
            }
            return;
        }
        List<String> known = graph.nodes().stream().map(Node::name).toList();
        for (String layer : layers) {
            if (!known.contains(layer)) {
                throw new IllegalArgumentException(
                        "--layer " + layer + ": wanted one of the layers " + known + ", got none of that name");
            }
        }
        OutputFolder.requireWritable(folder);
    }

    /**
     * Writes the sheets of one pass over one picture, if they are asked for.
     *
     * @throws IllegalArgumentException when a layer that is named made no maps
     */
    void write(Path image, Trace trace) throws IOException {
        if (folder == null) {
            return;
        }
        OutputFolder.create(folder);
        Picture picture = Picture.read(image);
        for (int i = 0; i < trace.layers().size(); i++) {
            LayerTrace layer = trace.layers().get(i);
            String name = layer.node().name();
            if (!layers.isEmpty() && !layers.contains(name)) {
                continue;
            }
            Shape shape = layer.output().shape();
            if (shape.rank() == 4 && shape.elements() > 0) {
                String file = String.format(
                        Locale.ROOT, "%s-%03d-%s.png", OutputFolder.stem(image), i + 1, OutputFolder.inAName(name));
                ContactSheet sheet = ContactSheet.of(new Trace(trace.inputs(), List.of(layer)))
                        .withPicture(picture.toImage());
                Picture.of(sheet.toImage()).writePng(folder.resolve(file));
            } else if (layers.contains(name)) {
                throw new IllegalArgumentException(
                        "--layer " + name + ": wanted a layer that makes maps, N x C x H x W, got one of " + shape);
            }
        }
    }
}
