package conv4j.fuzz;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Bytes as one part of a sound Keras archive: thrown at the whole file, few get past the check sums of a zip. */
final class KerasPart {
    private static final Path SOUND = Path.of("src/test/resources/keras/sequential.keras");

    private KerasPart() {}

    static void load(String part, byte[] data) throws IOException {
        Path file = Files.createTempFile("conv4j-fuzz", ".keras");
        try {
            try (ZipFile sound = new ZipFile(SOUND.toFile());
                    OutputStream out = Files.newOutputStream(file);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (ZipEntry entry : Collections.list(sound.entries())) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    zip.write(
                            entry.getName().equals(part)
                                    ? data
                                    : sound.getInputStream(entry).readAllBytes());
                }
            }
            ModelFuzzing.load(file);
        } finally {
            Files.delete(file);
        }
    }
}
