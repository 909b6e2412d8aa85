package conv4j.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Collectors;

/** A file that should hold a picture: read whole, told by its first bytes, and never anything but a regular file. */
final class PictureFile {
    private static final List<Format> FORMATS =
            List.of(new PngFormat(), new JpegFormat(), new GifFormat(), new BmpFormat(), new WebpFormat());

    /** However large the memory: 1 GiB, which is 6 bytes for each of {@link PixelLimit#MOST_PIXELS}. */
    private static final long MOST_BYTES = 1 << 30;

    private PictureFile() {}

    static Picture read(Path file) {
        try {
            byte[] bytes = bytes(file);
            return decode(bytes, PixelLimit.of(bytes.length));
        } catch (ImageFormatException e) {
            throw e.at(Line.of(file.toString()));
        }
    }

    /**
     * @throws ImageFormatException whatever is wrong with the bytes; names no file
     */
    static Picture decode(byte[] bytes, PixelLimit limit) {
        Format format = FORMATS.stream()
                .filter(candidate -> candidate.matches(bytes))
                .findFirst()
                .orElseThrow(() -> unknown(bytes));
        try {
            return format.decode(bytes, limit);
        } catch (ImageFormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ImageFormatException(
                    "wanted an undamaged " + format.name() + ", got one that the decoder gives up on: " + Line.of(e)
                            + "; fetch it again",
                    e);
        } catch (OutOfMemoryError e) {
            // A large array that was not granted leaves the heap as it was.
            throw new ImageFormatException(
                    "wanted a picture that fits into memory, got one for which the JVM had too little left;"
                            + " take a smaller picture or more memory (-Xmx)",
                    e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return regularBytes(file);
        } catch (NoSuchFileException e) {
            throw new ImageFormatException("wanted a picture file, got no file of this name; check the path", e);
        } catch (AccessDeniedException e) {
            throw new ImageFormatException("wanted a picture file, got no permission to read it; change its mode", e);
        } catch (IOException e) {
            throw new ImageFormatException("wanted a picture file, got an error on reading it: " + Line.of(e), e);
        }
    }

    private static byte[] regularBytes(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            // Opening a pipe would wait for someone to write into it, and a device may never end.
            throw new ImageFormatException("wanted a picture file, got "
                    + (attributes.isDirectory() ? "a directory" : "a device, pipe or socket"));
        }
        long most = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 4);
        if (attributes.size() == 0 || attributes.size() > most) {
            throw new ImageFormatException(String.format(
                    "wanted a picture file of 1 to %,d bytes, got %s",
                    most, attributes.size() == 0 ? "an empty file" : String.format("%,d", attributes.size())));
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes((int) attributes.size());
        }
    }

    private static ImageFormatException unknown(byte[] bytes) {
        StringBuilder start = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < Math.min(8, bytes.length); at++) {
            start.append(String.format(at == 0 ? "%02x" : " %02x", bytes[at]));
            text.append(bytes[at] >= ' ' && bytes[at] < 0x7f ? (char) bytes[at] : '.');
        }
        String names = FORMATS.stream().map(Format::name).collect(Collectors.joining(", "));
        return new ImageFormatException("wanted a picture of format " + names + ", got a file that begins with '" + text
                + "' (" + start + "); convert it to one of these");
    }
}
