package conv4j.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngWritingTest {
    private final Picture photo = Picture.read(Pictures.file("photo.png"));

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAgain() {
        Path file = folder.resolve("a picture.png");
        photo.writePng(file);
        assertArrayEquals(
                photo.toTensor().values(), Picture.read(file).toTensor().values());
    }

    @Test
    void anOlderFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("a.png"), "old");
        photo.writePng(file);
        assertEquals(60, Picture.read(file).width());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aMissingFolderIsSaidInOneLine() {
        Path file = folder.resolve("none").resolve("a.png");
        String message = assertThrows(UncheckedIOException.class, () -> photo.writePng(file))
                .getMessage();
        assertEquals(
                file + ": wanted a place in a folder that exists, got none; create " + folder.resolve("none"), message);
    }

    @Test
    void aFolderIsNotReplaced() {
        String message = assertThrows(UncheckedIOException.class, () -> photo.writePng(folder))
                .getMessage();
        assertEquals(folder + ": wanted a place for a file, got a directory or a device", message);
    }

    @Test
    void aDeviceIsNotReplaced() {
        Path device = Path.of("/dev/null");
        Assumptions.assumeTrue(Files.exists(device), "no devices as files on this system");
        assertThrows(UncheckedIOException.class, () -> photo.writePng(device));
        assertTrue(Files.exists(device) && !Files.isRegularFile(device));
    }
}
