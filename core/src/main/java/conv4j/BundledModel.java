package conv4j;

import conv4j.model.keras.KerasModel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The trained networks that come with conv4j. Of each there are three resources: {@code NAME.keras},
 * {@code NAME-labels.txt} with a line for each class, and {@code NAME-model-card.md} for who wants to use it.
 */
final class BundledModel {
    /** To add one: its name here, and its three resources. */
    static final List<String> NAMES = List.of("lenet");

    private BundledModel() {}

    static TrainedNetwork load(String name) {
        try (InputStream network = resource(name + ".keras");
                InputStream labels = resource(name + "-labels.txt")) {
            List<String> names = new String(labels.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            // A zip is read from its end, and a resource may lie inside a jar; loaded, nothing refers to the file.
            Path file = Files.createTempFile("conv4j-" + name, ".keras");
            try {
                Files.copy(network, file, StandardCopyOption.REPLACE_EXISTING);
                return new TrainedNetwork(KerasModel.load(file), names);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the network '" + name + "' that comes with conv4j: " + e, e);
        }
    }

    private static InputStream resource(String name) throws FileNotFoundException {
        InputStream stream = BundledModel.class.getResourceAsStream("model/" + name);
        if (stream == null) {
            throw new FileNotFoundException("wanted the resource " + name + ", got none; is the jar whole?");
        }
        return stream;
    }
}
