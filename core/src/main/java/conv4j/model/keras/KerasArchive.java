package conv4j.model.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import conv4j.model.ModelFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A {@code .keras} file: a zip that holds {@code metadata.json}, {@code config.json} and {@code model.weights.h5}
 * (keras/src/saving/saving_lib.py).
 */
final class KerasArchive {
    /** NASNetLarge, with a thousand layers, has 3 MB of config. */
    private static final int LONGEST_CONFIG = 32 << 20;

    /** Keras stores without compression; like Keras itself, nothing is inflated by more than this. */
    private static final long MOST_EXPANSION = 100;

    /** Below this an entry may expand as it likes. */
    private static final long ALWAYS_ALLOWED = 16 << 20;

    private static final String WEIGHTS = "model.weights.h5";

    private KerasArchive() {}

    static KerasFile open(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            JsonObject model = json(zip, "config.json");
            JsonObject metadata = json(zip, "metadata.json");
            if (zip.getEntry(WEIGHTS) == null) {
                throw new ModelFormatException(
                        "wanted " + WEIGHTS + " in the zip, got none; save the model again with its weights as HDF5");
            }
            Hdf5 weights = Hdf5.open(ByteBuffer.wrap(bytes(zip, WEIGHTS, Integer.MAX_VALUE - 8)), path);
            KerasVersion version = KerasVersion.of(version(metadata), "tensorflow");
            return new KerasFile("keras", version, model, new ArchiveWeights(weights.root()), optimizer(model));
        } catch (ZipException e) {
            throw new ModelFormatException("wanted a sound zip, got a damaged one: " + e.getMessage(), e);
        }
    }

    private static String version(JsonObject metadata) {
        JsonElement version = metadata.get("keras_version");
        if (version instanceof JsonPrimitive text && text.isString()) {
            return text.getAsString();
        }
        throw new ModelFormatException("metadata.json, keras_version: wanted a text, got " + version);
    }

    /** A compiled model that is saved as .h5 first loses its optimizer's name; Keras compiles it with its default then. */
    private static @Nullable JsonElement optimizer(JsonObject model) {
        if (!(model.get("compile_config") instanceof JsonObject compiled) || compiled.isEmpty()) {
            return null;
        }
        return compiled.has("optimizer")
                ? compiled.get("optimizer")
                : Json.object("optimizer", "{'class_name': 'RMSprop', 'config': {}}".replace('\'', '"'));
    }

    private static JsonObject json(ZipFile zip, String name) throws IOException {
        return Json.object(name, new String(bytes(zip, name, LONGEST_CONFIG), StandardCharsets.UTF_8));
    }

    /**
     * @throws ModelFormatException when the entry is missing, too long, or inflates to far more than it takes in the zip
     */
    private static byte[] bytes(ZipFile zip, String name, int most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ModelFormatException("wanted " + name + " in the zip, got none; is it a Keras file?");
        }
        long stored = Math.max(0, entry.getCompressedSize());
        long size = entry.getSize();
        long room = Math.min(most, Math.max(ALWAYS_ALLOWED, stored * MOST_EXPANSION));
        if (size < 0 || size > room || size > Runtime.getRuntime().maxMemory()) {
            throw new ModelFormatException(String.format(
                    "%s: wanted at most %,d MB (of %,d KB in the zip), got %,d MB",
                    name, Math.min(room, Runtime.getRuntime().maxMemory()) >> 20, stored >> 10, size >> 20));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = new byte[(int) size];
            int read = in.readNBytes(bytes, 0, bytes.length);
            if (read != size || in.read() >= 0) {
                throw new ModelFormatException(name + ": wanted " + size + " bytes as the zip says, got "
                        + (read < size ? "only " + read : "more"));
            }
            return bytes;
        }
    }
}
