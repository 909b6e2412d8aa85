package conv4j.model.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import conv4j.model.ModelFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a Keras file, whatever its container.
 *
 * @param format the container, for reports
 * @param model class name and config of the model
 * @param optimizer class name and config; null when the model was saved without one
 */
record KerasFile(
        String format,
        KerasVersion version,
        JsonObject model,
        WeightStore weights,
        @Nullable JsonElement optimizer) {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    /**
     * Opens a file by what it begins with; its name does not matter.
     *
     * @throws ModelFormatException when it is no Keras file
     */
    static KerasFile open(Path path) {
        if (Files.isDirectory(path)) {
            throw new ModelFormatException(
                    "wanted a file, got a folder; a TensorFlow SavedModel must be saved as .keras or .h5 first");
        }
        try {
            byte[] start = start(path);
            if (startsWith(start, ZIP)) {
                return KerasArchive.open(path);
            }
            if (startsWith(start, HDF5)) {
                return LegacyHdf5.open(path);
            }
            throw new ModelFormatException(
                    "wanted a Keras file (.keras, a zip; or .h5, HDF5), got one that begins as neither");
        } catch (IOException e) {
            throw new ModelFormatException("wanted a file that can be read, got " + e, e);
        }
    }

    private static byte[] start(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(HDF5.length);
        }
    }

    private static boolean startsWith(byte[] start, byte[] signature) {
        return start.length >= signature.length
                && Arrays.equals(start, 0, signature.length, signature, 0, signature.length);
    }
}
