package conv4j.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes a PNG file whole or not at all. */
final class PngFile {
    private PngFile() {}

    static void write(BufferedImage image, Path file) {
        try {
            // Moving a file over a device would replace the device.
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new IOException("wanted a place for a file, got a directory or a device");
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new IOException("wanted a place in a folder that exists, got none; create " + folder);
            }
            // Not a system's temporary file: those only their owner may read, and the PNG would stay so.
            Path unfinished = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
            try {
                encode(image, unfinished);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(Line.of(file.toString()) + ": " + Line.of(reason(e)), e);
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        return message.startsWith("wanted") ? message : "wanted to write a PNG, got " + e;
    }

    private static void encode(BufferedImage image, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (OutputStream stream = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
                MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(stream)) {
            writer.setOutput(output);
            writer.write(image);
        } finally {
            writer.dispose();
        }
    }
}
