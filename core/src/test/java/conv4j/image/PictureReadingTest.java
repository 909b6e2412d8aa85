package conv4j.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.image.Pictures.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every picture of {@code make.py}, against what Pillow reads or what was written. */
class PictureReadingTest {
    /** Levels out of 255 below which two pictures are the same: floats of 16-bit samples, divided in another order. */
    private static final float EXACT = 1e-4f;

    /**
     * Levels out of 255. Measured: 0 for all of them, with the JDK's own libjpeg 6b and with libjpeg-turbo 2.1 under
     * it; another build may round an inverse transform the other way.
     */
    private static final float JPEG_BOUND = 1;

    static Stream<String> lossless() throws IOException {
        return Stream.of("png-", "gif-", "bmp-", "webp-lossless", "photo").flatMap(PictureReadingTest::names);
    }

    static Stream<String> jpegs() {
        return names("jpeg-");
    }

    static Stream<String> lossyWebps() {
        return names("webp-lossy");
    }

    private static Stream<String> names(String beginning) {
        try {
            List<String> names = Pictures.names(beginning);
            assertTrue(!names.isEmpty(), "no pictures " + beginning);
            return names.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("lossless")
    void losslessPicturesAreReadExactly(String name) throws IOException {
        assertTrue(
                Difference.of(name).largest() <= EXACT,
                () -> Difference.of(name).toString());
    }

    @ParameterizedTest
    @MethodSource("jpegs")
    void jpegsAreReadAsPillowReadsThem(String name) {
        assertTrue(
                Difference.of(name).largest() <= JPEG_BOUND,
                () -> Difference.of(name).toString());
    }

    /**
     * Chroma is repeated here and interpolated in libwebp, so colours part at edges, and brightness does not. Measured on
     * these small and colourful pictures: brightness 0.3 levels on average (1.0 at quality 3), a colour at most 6.4; on a
     * soft picture of 451 x 300 colours are 0.8 off on average.
     */
    @ParameterizedTest
    @MethodSource("lossyWebps")
    void lossyWebpsDifferFromPillowInChromaOnly(String name) {
        Difference difference = Difference.of(name);
        assertTrue(difference.meanOfBrightness() <= (name.contains("worst") ? 1.5 : 0.5), difference::toString);
        assertTrue(difference.mean() <= 7, difference::toString);
    }

    @Test
    void aLosslessWebpOfOneColourIsNoAttack() {
        float[] values = Picture.read(Pictures.file("flat.webp")).toTensor().values();
        assertEquals(3 * 400 * 300, values.length);
        assertEquals(List.of(10f, 200f, 30f), List.of(values[0], values[120_000], values[359_999]));
    }

    @Test
    void theContentTellsTheFormatAndNotTheName(@TempDir Path folder) throws IOException {
        Path disguised = folder.resolve("picture.txt");
        Files.copy(Pictures.file("jpeg-one-pixel.jpg"), disguised);
        assertEquals(1, Picture.read(disguised).width());
    }

    /** Between what is read and what should be. */
    private record Difference(String name, float largest, double mean, double meanOfBrightness) {
        private static final double[] BRIGHTNESS = {0.299, 0.587, 0.114};

        static Difference of(String name) {
            try {
                return of(name, Picture.read(Pictures.file(name)), Truth.read(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Difference of(String name, Picture picture, Truth truth) {
            assertEquals(truth.width + "x" + truth.height, picture.width() + "x" + picture.height(), name);
            float[] got = picture.toTensor().values();
            int plane = truth.width * truth.height;
            float largest = 0;
            double sum = 0;
            double sumOfBrightness = 0;
            for (int at = 0; at < plane; at++) {
                double brightness = 0;
                for (int colour = 0; colour < 3; colour++) {
                    float difference = got[colour * plane + at] - truth.values[colour * plane + at];
                    largest = Math.max(largest, Math.abs(difference));
                    sum += Math.abs(difference);
                    brightness += BRIGHTNESS[colour] * difference;
                }
                sumOfBrightness += Math.abs(brightness);
            }
            return new Difference(name, largest, sum / (3 * plane), sumOfBrightness / plane);
        }
    }
}
