package conv4j.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FeatureMapTest {

    @Test
    void theLeastIsBlackTheLargestWhiteAndTheMiddleGreyEvenInAPng() throws IOException {
        BufferedImage image = png(FeatureMap.of(Tensor.of(Shape.of(1, 1, 1, 4), -10, 0, 10, 41), 0, 0));
        assertEquals(4, image.getWidth());
        assertEquals(1, image.getHeight());
        assertRow(image, 0, 0x000000, 0x323232, 0x646464, 0xffffff);
    }

    @Test
    void pictureAndChannelAreThoseThatWereAskedFor() throws IOException {
        Tensor tensor = Tensor.zeros(Shape.of(2, 3, 2, 2));
        tensor.set(4, 1, 2, 1, 0);
        FeatureMap map = FeatureMap.of(tensor, 1, 2);
        assertEquals(4, map.range().max());
        assertRow(png(map), 1, 0xffffff, 0x000000);
        assertEquals(0, FeatureMap.of(tensor, 0, 2).range().max());
        assertEquals(0, FeatureMap.of(tensor, 1, 1).range().max());
    }

    @Test
    void aFlatMapIsMidGrey() throws IOException {
        assertRow(png(FeatureMap.of(Tensor.of(Shape.of(1, 1, 1, 2), 7, 7), 0, 0)), 0, 0x808080, 0x808080);
    }

    @Test
    void whatIsNotFiniteIsMarkedAndLeavesTheRangeAlone() throws IOException {
        Tensor tensor =
                Tensor.of(Shape.of(1, 1, 1, 5), Float.NaN, 1, Float.NEGATIVE_INFINITY, 3, Float.POSITIVE_INFINITY);
        FeatureMap map = FeatureMap.of(tensor, 0, 0);
        assertEquals(new ValueRange(1, 3, 2, 2, 3), map.range());
        assertRow(png(map), 0, 0xff00c8, 0x000000, 0xff00c8, 0xffffff, 0xff00c8);
    }

    @Test
    void theWholeRangeOfFloat32IsSpanned() throws IOException {
        Tensor tensor = Tensor.of(Shape.of(1, 1, 1, 3), -Float.MAX_VALUE, 0, Float.MAX_VALUE);
        assertRow(png(FeatureMap.of(tensor, 0, 0)), 0, 0x000000, 0x808080, 0xffffff);
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThrows(ShapeException.class, () -> FeatureMap.of(Tensor.zeros(Shape.of(1, 10)), 0, 0));
        assertThrows(ShapeException.class, () -> FeatureMap.of(Tensor.zeros(Shape.of(1, 1, 0, 3)), 0, 0));
        Tensor picture = Tensor.zeros(Shape.of(1, 1, 2, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> FeatureMap.of(picture, 0, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> FeatureMap.of(picture, 1, 0));
    }

    private static BufferedImage png(FeatureMap map) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(map.toImage(), "png", bytes);
        return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static void assertRow(BufferedImage image, int y, int... wanted) {
        for (int x = 0; x < wanted.length; x++) {
            assertEquals(
                    Integer.toHexString(wanted[x]), Integer.toHexString(image.getRGB(x, y) & 0xffffff), "column " + x);
        }
    }
}
