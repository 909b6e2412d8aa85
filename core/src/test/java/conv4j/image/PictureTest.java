package conv4j.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.image.Pictures.Truth;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

    /**
     * Pillow rounds to a level after each of its two passes, this once and to 1/257: 1.0 level apart is the most that can
     * be, 0.98 was measured.
     */
    @ParameterizedTest
    @CsvSource({"30,22", "17,40", "7,5", "80,61", "61,3", "1,1", "224,9", "60,20"})
    void otherSizesAreThoseOfPillow(int width, int height) throws IOException {
        Truth truth = Truth.read("photo.png." + width + "x" + height);
        Picture resized = Picture.read(Pictures.file("photo.png")).resizedTo(width, height);
        assertEquals(truth.width + "x" + truth.height, resized.width() + "x" + resized.height());
        assertArrayEquals(truth.values, resized.toTensor().values(), 1.01f);
    }

    @Test
    void theSameSizeIsTheSamePicture() {
        Picture photo = Picture.read(Pictures.file("photo.png"));
        assertArrayEquals(values(photo), values(photo.resizedTo(photo.width(), photo.height())));
    }

    @Test
    void oneColourStaysOneColourInEverySize() {
        Picture white = Picture.of(Tensor.of(Shape.of(2, 2), 255, 255, 255, 255));
        for (int size : new int[] {1, 3, 50}) {
            for (float value : values(white.resizedTo(size, 2 * size + 1))) {
                assertEquals(255, value);
            }
        }
    }

    @Test
    void halvingAveragesWithWeightsOneThreeThreeOne() {
        Picture row = Picture.of(Tensor.of(Shape.of(1, 8), 0, 0, 80, 0, 0, 0, 0, 0));
        // The triangle reaches 2 cells to each side: 80 lies at distance 0.5 of the second target and 1.5 of the first.
        assertArrayEquals(new float[] {80f / 7, 30, 0, 0}, Arrays.copyOf(values(row.resizedTo(4, 1)), 4), 1f / 257);
    }

    @Test
    void theOddColumnOfACropGoesAfter() {
        Tensor tensor = Tensor.of(Shape.of(2, 5), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Picture cropped = Picture.of(tensor).croppedToCentre(2, 1);
        assertArrayEquals(new float[] {1, 2, 1, 2, 1, 2}, values(cropped));
    }

    @ParameterizedTest
    @CsvSource({"6,1", "1,3", "0,1", "1,-1"})
    void whatCannotBeCroppedIsSaidInOneLine(int width, int height) {
        Picture picture = Picture.of(Tensor.zeros(Shape.of(2, 5)));
        String message = assertThrows(ShapeException.class, () -> picture.croppedToCentre(width, height))
                .getMessage();
        assertEquals(
                "picture 5x2 cropped: wanted at least 1x1 and at most 5x2, got " + width + "x" + height
                        + "; resize it first",
                message);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,-1", "2000000000,2000000000", "20000,20000"})
    void aSizeThatCannotBeIsRefusedBeforeMemoryIsTaken(int width, int height) {
        Picture picture = Picture.of(Tensor.zeros(Shape.of(2, 5)));
        assertThrows(ShapeException.class, () -> picture.resizedTo(width, height));
    }

    @Test
    void aTensorAndItsPictureAreTheSame() {
        Tensor tensor = Tensor.of(Shape.of(1, 3, 2, 2), 0, 1, 2, 3, 100, 101, 102, 103, 252, 253, 254, 255);
        assertArrayEquals(tensor.values(), values(Picture.of(tensor)));
        assertEquals(Shape.of(1, 3, 2, 2), Picture.of(tensor).toTensor().shape());
    }

    @Test
    void greyTensorsStandInAllThreePlanes() {
        for (Shape shape : new Shape[] {Shape.of(1, 1, 1, 2), Shape.of(1, 2)}) {
            assertArrayEquals(new float[] {7, 9, 7, 9, 7, 9}, values(Picture.of(Tensor.of(shape, 7, 9))));
        }
    }

    @Test
    void valuesBesideTheLevelsAreClampedAndRounded() {
        Tensor tensor = Tensor.of(Shape.of(1, 6), -1, 256, Float.NaN, Float.POSITIVE_INFINITY, -1e30f, 127.5f);
        Picture picture = Picture.of(tensor);
        assertArrayEquals(new float[] {0, 255, 0, 255, 0}, Arrays.copyOf(values(picture), 5));
        assertEquals(128, picture.toImage().getRGB(5, 0) & 0xff);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2x3x4x4", "1x2x4x4", "3x4x4", "4", "1x3x0x4", "scalar"})
    void tensorsThatAreNoPictureAreRefused(String text) {
        Shape shape = text.equals("scalar")
                ? Shape.of()
                : Shape.of(Arrays.stream(text.split("x", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray());
        String message = assertThrows(ShapeException.class, () -> Picture.of(Tensor.zeros(shape)))
                .getMessage();
        assertEquals("picture: wanted a tensor of 1x3xHxW, 1x1xHxW or HxW with pixels in it, got " + text, message);
    }

    @Test
    void sixteenBitsAreKeptAsFractions() {
        float[] values = values(Picture.read(Pictures.file("png-rgb16.png")));
        boolean fractions = false;
        for (float value : values) {
            fractions |= value != Math.rint(value);
            assertEquals(Math.rint(value * 257), value * 257, 1e-2);
        }
        assertTrue(fractions);
    }

    /** {@code getRGB} of such an image says 188: it takes the grey for linear light. */
    @Test
    void aGreyOf128Stays128() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 128);
        assertArrayEquals(new float[] {128, 128, 128}, values(Picture.of(image)));
        assertEquals(0xff808080, Picture.of(image).toImage().getRGB(0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_4BYTE_ABGR_PRE
            })
    void imagesOfEveryLayoutGiveTheirColours(int type) {
        BufferedImage image = new BufferedImage(2, 1, type);
        image.setRGB(1, 0, 0xff0a64c8);
        float[] values = values(Picture.of(image));
        assertArrayEquals(new float[] {10, 100, 200}, new float[] {values[1], values[3], values[5]});
        boolean white = image.getColorModel().hasAlpha();
        assertEquals(white ? 255 : 0, values[0]);
    }

    @Test
    void aCutOutOfALargerImageIsThatCut() {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        image.setRGB(2, 1, 0x010203);
        float[] values = values(Picture.of(image.getSubimage(2, 1, 1, 1)));
        assertArrayEquals(new float[] {1, 2, 3}, values);
    }

    @Test
    void anImageHasTheColoursInTheirPlaces() {
        Picture picture = Picture.of(Tensor.of(Shape.of(1, 3, 1, 1), 10, 100, 200));
        assertEquals(BufferedImage.TYPE_INT_RGB, picture.toImage().getType());
        assertEquals(0xff0a64c8, picture.toImage().getRGB(0, 0));
        assertFalse(picture.toImage().getColorModel().hasAlpha());
    }

    private static float[] values(Picture picture) {
        return picture.toTensor().values();
    }
}
