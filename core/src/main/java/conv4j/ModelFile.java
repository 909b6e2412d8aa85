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
import java.util.Optional;

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
     * A network by name, or by the path of its file. A name wins: a file called {@code lenet} is {@code ./lenet}.
     *
     * @param nameOrPath {@code lenet}, which comes with conv4j; {@code zoo:NAME} or {@code zoo:NAME:SEED} for an
     *     architecture of {@link Zoo} with random weights, by seed 0 when none is given; or a path as of {@link #load}
     * @throws ModelFormatException as {@link #load}, or when the zoo has none of that name; one line
     */
    public static TrainedNetwork named(String nameOrPath) {
        if (BundledModel.NAMES.contains(nameOrPath)) {
            return BundledModel.load(nameOrPath);
        }
        Model model = path(nameOrPath).map(ModelFile::load).orElseGet(() -> zoo(nameOrPath));
        return new TrainedNetwork(model, List.of());
    }

    /** The path that {@link #named} would read; empty where it takes a name. */
    public static Optional<Path> path(String nameOrPath) {
        boolean name = BundledModel.NAMES.contains(nameOrPath) || nameOrPath.startsWith(ZOO);
        return name ? Optional.empty() : Optional.of(Path.of(nameOrPath));
    }

    private static Model zoo(String text) {
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
        return isKeras(file) ? KerasModel.load(file) : OnnxModel.load(file);
    }

    /**
     * Whether the file is of a format that Keras writes.
     *
     * @throws ModelFormatException when it cannot be read
     */
    public static boolean isKeras(Path file) {
        byte[] start = start(file);
        return KERAS.stream().anyMatch(sign -> Arrays.equals(sign, start));
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
