package conv4j;

import conv4j.model.Model;
import conv4j.model.ModelFormatException;
import conv4j.model.keras.KerasModel;
import conv4j.model.onnx.OnnxModel;
import conv4j.model.zoo.Zoo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A trained network in a file of any format that conv4j reads: which one it is, its first bytes say. Or one of
 * {@link Zoo}, where a command line asks for it.
 */
public final class ModelFile {
    /** How Keras files begin: a zip ({@code .keras}), or HDF5 ({@code .h5}). ONNX is protobuf, which has no such sign. */
    private static final List<byte[]> KERAS =
            List.of(new byte[] {'P', 'K', 3, 4}, new byte[] {(byte) 0x89, 'H', 'D', 'F'});

    private static final String ZOO = "zoo:";

    private ModelFile() {}

    /**
     * The model that a command line names: {@code zoo:NAME} or {@code zoo:NAME:SEED} for one of {@link Zoo}, whose seed is
     * 0 when none is given, else a file's path. A file of such a name is {@code ./zoo:NAME}.
     *
     * @throws ModelFormatException as {@link #load}, or when the zoo has none of that name; one line
     */
    public static Model named(String text) {
        if (!text.startsWith(ZOO)) {
            return load(Path.of(text));
        }
        String name = text.substring(ZOO.length());
        int sign = name.indexOf(':');
        return sign < 0 ? Zoo.model(name, 0) : Zoo.model(name.substring(0, sign), seed(text, name.substring(sign + 1)));
    }

    private static long seed(String text, String seed) {
        try {
            return Long.parseLong(seed);
        } catch (NumberFormatException e) {
            throw new ModelFormatException(text + ": wanted a whole number as seed, got '" + seed + "'", e);
        }
    }

    /**
     * Reads a {@code .keras}, {@code .h5} or {@code .onnx} file. Nothing in it is executed.
     *
     * @throws ModelFormatException when there is no such file, it is damaged, or it holds what is not supported; one line
     */
    public static Model load(Path file) {
        byte[] start = start(file);
        boolean keras = KERAS.stream().anyMatch(sign -> Arrays.equals(sign, start));
        return keras ? KerasModel.load(file) : OnnxModel.load(file);
    }

    private static byte[] start(Path file) {
        // Opening a pipe would wait for someone to write into it.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ModelFormatException(
                    file + ": wanted a model file, got " + (Files.isDirectory(file) ? "a folder" : "a device or pipe"));
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(KERAS.get(0).length);
        } catch (NoSuchFileException e) {
            throw new ModelFormatException(file + ": wanted a model file, got none of that name; check the path", e);
        } catch (AccessDeniedException e) {
            throw new ModelFormatException(file + ": wanted a model file, got no permission to read it", e);
        } catch (IOException e) {
            throw new ModelFormatException(file + ": wanted a model file, got an error on reading it: " + e, e);
        }
    }
}
