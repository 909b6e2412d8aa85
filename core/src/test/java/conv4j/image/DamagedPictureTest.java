package conv4j.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every picture of {@code make.py}, cut off and with bits flipped. */
class DamagedPictureTest {
    @TempDir
    Path folder;

    static Stream<String> all() throws IOException {
        return Pictures.names("").stream().filter(name -> !name.matches("photo.png.+"));
    }

    /** Up to 40 cuts a picture, and always the last byte: what is cut is refused, never shown in part. */
    @ParameterizedTest
    @MethodSource("all")
    void aPictureThatIsCutOffIsRefused(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Pictures.file(name));
        int end = endOfPixels(name, whole);
        int step = Math.max(1, end / 40);
        for (int length = 0; length < end; length += step) {
            refused(name, whole, length);
        }
        refused(name, whole, end - 1);
    }

    private void refused(String name, byte[] whole, int length) throws IOException {
        Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
        ImageFormatException refusal = assertThrows(
                ImageFormatException.class, () -> Picture.read(file), () -> name + " cut to " + length + " bytes");
        assertFalse(String.valueOf(refusal.getMessage()).contains("\n"));
    }

    /** What comes after the pixels may be missing: a GIF's later frames and its last byte, a BMP's profile. */
    private static int endOfPixels(String name, byte[] whole) {
        if (name.matches("bmp-v5-.*profile.bmp")) {
            return 14 + 124 + 4 * 5 * 7;
        }
        return name.startsWith("gif") ? endOfFirstFrame(whole) : whole.length;
    }

    private static int endOfFirstFrame(byte[] gif) {
        int at = 13 + 3 * (2 << (gif[10] & 7));
        while (gif[at] == 0x21) {
            at = endOfBlocks(gif, at + 2);
        }
        assertEquals(0x2c, gif[at]);
        int colours = (gif[at + 9] & 0x80) == 0 ? 0 : 2 << (gif[at + 9] & 7);
        return endOfBlocks(gif, at + 11 + 3 * colours);
    }

    private static int endOfBlocks(byte[] gif, int start) {
        int at = start;
        while (gif[at] != 0) {
            at += 1 + (gif[at] & 0xff);
        }
        return at + 1;
    }

    /**
     * Some 4,000 files with one to three bits flipped: each is a picture or refused in one line. The limit is that of a
     * small JVM, so that the sizes that a flipped header may declare take no time.
     */
    @Test
    void flippedBitsGiveAPictureOrARefusal() throws IOException {
        PixelLimit limit = new PixelLimit(0, 1 << 20);
        Random random = new Random(3);
        int read = 0;
        int refused = 0;
        for (String name : all().toList()) {
            byte[] whole = Files.readAllBytes(Pictures.file(name));
            for (int count = 0; count < 30; count++) {
                byte[] flipped = whole.clone();
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    int bit = random.nextInt(8 * flipped.length);
                    flipped[bit / 8] ^= (byte) (1 << bit % 8);
                }
                try {
                    assertTrue(PictureFile.decode(flipped, limit).width() > 0);
                    read++;
                } catch (ImageFormatException e) {
                    assertFalse(String.valueOf(e.getMessage()).contains("\n"), e.getMessage());
                    refused++;
                }
            }
        }
        assertTrue(read > 500 && refused > 500, read + " read, " + refused + " refused");
    }
}
