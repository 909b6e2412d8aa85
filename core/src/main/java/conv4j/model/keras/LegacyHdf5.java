package conv4j.model.keras;

import com.google.gson.JsonElement;
import conv4j.model.ModelFormatException;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * An {@code .h5} file of {@code model.save}: HDF5 with the architecture as JSON in the attribute {@code model_config}
 * and the weights under {@code model_weights} (keras/src/legacy/saving/legacy_h5_format.py).
 */
final class LegacyHdf5 {
    private LegacyHdf5() {}

    static KerasFile open(Path path) throws IOException {
        Hdf5Group root = Hdf5.open(mapped(path), path).root();
        String config = root.text("model_config");
        if (config == null) {
            throw new ModelFormatException("wanted a whole model, got an HDF5 file without model_config, as"
                    + " save_weights writes; save the model with model.save");
        }
        Hdf5Group weights = root.group("model_weights");
        return new KerasFile(
                "h5",
                KerasVersion.of(
                        attribute("keras_version", "1", root, weights), attribute("backend", "", root, weights)),
                Json.object("model_config", config),
                new LegacyWeights(weights),
                optimizer(root));
    }

    /** Keras makes the state of an optimizer only where the file has one; without, it has none to count. */
    private static @Nullable JsonElement optimizer(Hdf5Group root) {
        String training = root.text("training_config");
        return training == null || !root.hasGroup("optimizer_weights")
                ? null
                : Json.object("training_config", training).get("optimizer_config");
    }

    private static String attribute(String name, String otherwise, Hdf5Group... groups) {
        for (Hdf5Group group : groups) {
            String text = group.text(name);
            if (text != null) {
                return text;
            }
        }
        return otherwise;
    }

    private static MappedByteBuffer mapped(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new ModelFormatException(
                        "wanted an HDF5 file of at most 2 GB, got " + (channel.size() >> 20) + " MB");
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }
}
