package conv4j.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PixelsTest {

    @Test
    void fewPixelsAreRepeatedAWholeNumberOfTimes() {
        Pixels pixels = new Pixels(3, 1, new int[] {1, 2, 3}).fitted(7);
        assertEquals(6, pixels.width());
        assertEquals(2, pixels.height());
        assertArrayEquals(new int[] {1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3}, pixels.rgb());
    }

    @Test
    void manyPixelsBecomeTheMeanOfTheAreaThatFallsOnOne() {
        // Each of the two lies on a pixel and a half.
        Pixels pixels = new Pixels(3, 1, new int[] {0x300000, 0x000060, 0x003000}).fitted(2);
        assertEquals(1, pixels.height());
        assertArrayEquals(new int[] {0x200020, 0x002020}, pixels.rgb());
    }

    @Property(tries = 100)
    void aBoxIsNeverLeftAndOneColourStaysOneColour(
            @ForAll @IntRange(min = 1, max = 60) int width,
            @ForAll @IntRange(min = 1, max = 60) int height,
            @ForAll @IntRange(min = 1, max = 40) int box) {
        Pixels pixels = Pixels.filled(width, height, 0xfe7f01).fitted(box);
        assertTrue(Math.max(pixels.width(), pixels.height()) <= box);
        assertTrue(2 * Math.max(pixels.width(), pixels.height()) > box);
        assertEquals(Fit.of(width, height, box).height(), pixels.height());
        assertArrayEquals(
                Pixels.filled(pixels.width(), pixels.height(), 0xfe7f01).rgb(), pixels.rgb());
    }

    @Test
    void picturesOfAnyKindKeepTheirColours() {
        for (int type :
                new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_ARGB}) {
            BufferedImage image = new BufferedImage(2, 1, type);
            image.setRGB(1, 0, 0xff123456);
            assertEquals(0x123456, Pixels.of(image).rgb()[1]);
            assertEquals(0xff123456, Pixels.of(image).toImage().getRGB(1, 0));
        }
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(1, 0, 0, 100);
        assertEquals(0x646464, Pixels.of(grey).rgb()[1]);
    }
}
