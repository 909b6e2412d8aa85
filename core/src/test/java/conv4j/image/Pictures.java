package conv4j.image;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The pictures that {@code make.py} has made, and what should be read from them. */
final class Pictures {
    private Pictures() {}

    static Path folder() {
        URL script = Objects.requireNonNull(Pictures.class.getResource("/pictures/make.py"));
        try {
            return Objects.requireNonNull(Path.of(script.toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names of the pictures, sorted, whose truth stands beside them. */
    static List<String> names(String beginning) throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(beginning) && Files.exists(folder().resolve(name + ".ppm")))
                    .sorted()
                    .toList();
        }
    }

    static Path file(String name) {
        return folder().resolve(name);
    }

    /** Pixels as they should be. */
    static final class Truth {
        final int width;
        final int height;

        /** Planes of red, green and blue, 0 to 255 with fractions. */
        final float[] values;

        private Truth(int width, int height, float[] values) {
            this.width = width;
            this.height = height;
            this.values = values;
        }

        /** A portable pixmap: magic number, width, height and largest value as text, then the samples. */
        static Truth read(String name) throws IOException {
            byte[] file = Files.readAllBytes(Pictures.file(name + ".ppm"));
            String[] header =
                    new String(file, 0, Math.min(file.length, 40), StandardCharsets.ISO_8859_1).split("\\s", 5);
            int width = Integer.parseInt(header[1]);
            int height = Integer.parseInt(header[2]);
            int most = Integer.parseInt(header[3]);
            int bytes = most > 255 ? 2 : 1;
            int start = file.length - 3 * width * height * bytes;
            float[] values = new float[3 * width * height];
            for (int at = 0; at < values.length; at++) {
                int sample = 0;
                for (int part = 0; part < bytes; part++) {
                    sample = (sample << 8) | (file[start + at * bytes + part] & 0xff);
                }
                values[at % 3 * width * height + at / 3] = sample * 255f / most;
            }
            return new Truth(width, height, values);
        }
    }
}
