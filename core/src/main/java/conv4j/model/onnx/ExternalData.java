package conv4j.model.onnx;

import ai.onnx.proto.OnnxMl;
import conv4j.model.MappedNumbers;
import conv4j.model.ModelFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Tensor data in files beside the model. Only files in the model's own folder or below are opened, links followed: a
 * model must not make its reader open anything else.
 */
final class ExternalData {
    private final Path folder;
    private final Map<Path, MappedNumbers> files = new HashMap<>();

    /**
     * @param model in whose folder the data are
     */
    ExternalData(Path model) {
        Path parent = model.toAbsolutePath().getParent();
        this.folder = parent == null ? model.toAbsolutePath() : parent;
    }

    /**
     * The bytes of one tensor.
     *
     * @param wanted how many its element type and dims ask for
     */
    ByteBuffer read(OnnxMl.TensorProto tensor, long wanted) {
        Map<String, String> entries = entries(tensor);
        Path file = locate(entries.getOrDefault("location", ""));
        long offset = number(entries, "offset", 0);
        long length = number(entries, "length", wanted);
        if (length != wanted) {
            throw new ModelFormatException(
                    "external data: wanted " + wanted + " bytes for its dims, got length " + length);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (offset > channel.size() - length) {
                throw new ModelFormatException("external data '" + entries.get("location") + "': wanted " + length
                        + " bytes from byte " + offset + ", got a file of " + channel.size());
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, offset, length);
        } catch (IOException e) {
            throw new ModelFormatException("external data '" + entries.get("location") + "' cannot be read: " + e, e);
        }
    }

    /** The file that a tensor's data are in, as it is now. */
    MappedNumbers numbers(OnnxMl.TensorProto tensor) {
        return files.computeIfAbsent(locate(entries(tensor).getOrDefault("location", "")), MappedNumbers::new);
    }

    private static Map<String, String> entries(OnnxMl.TensorProto tensor) {
        Map<String, String> entries = new HashMap<>();
        for (OnnxMl.StringStringEntryProto entry : tensor.getExternalDataList()) {
            switch (entry.getKey()) {
                // Not compared: it is over the whole file, of which a tensor is a part; ONNX's own reader does the
                // same.
                case "location", "offset", "length", "checksum" -> {}
                default ->
                    throw new ModelFormatException(
                            "external data: wanted location, offset, length or checksum, got '" + entry.getKey() + "'");
            }
            if (entries.put(entry.getKey(), entry.getValue()) != null) {
                throw new ModelFormatException("external data: wanted '" + entry.getKey() + "' once, got it twice");
            }
        }
        return entries;
    }

    private static long number(Map<String, String> entries, String key, long absent) {
        String text = entries.get(key);
        if (text == null) {
            return absent;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new ModelFormatException(
                    "external data: wanted a number of bytes as " + key + ", got '" + text + "'");
        }
        return Long.parseLong(text);
    }

    private Path locate(String location) {
        try {
            Path relative = Path.of(location);
            if (location.isEmpty()
                    || relative.isAbsolute()
                    || !folder.resolve(relative).normalize().startsWith(folder.normalize())) {
                throw outside(location);
            }
            Path file = folder.resolve(relative);
            if (!Files.isRegularFile(file)) {
                throw new ModelFormatException(
                        "external data '" + location + "': there is no such file beside the model");
            }
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw outside(location);
            }
            return file;
        } catch (InvalidPathException | IOException e) {
            throw new ModelFormatException("external data '" + location + "' cannot be opened: " + e, e);
        }
    }

    private static ModelFormatException outside(String location) {
        return new ModelFormatException("external data: wanted a file in the model's own folder, got '" + location
                + "', which leads elsewhere");
    }
}
