package conv4j.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conv4j.image.Preprocessing.Channels;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import org.junit.jupiter.api.Test;

class LevelsTest {
    private static final Levels PLAIN = new Levels(Channels.RGB, 0, 255);

    private static int pixel(Levels levels, Tensor tensor, int n) {
        return levels.picture(tensor, n).toImage().getRGB(0, 0) & 0xffffff;
    }

    @Test
    void channelsComeBeforeOrAfterRowsAndColumns() {
        float[] values = new float[12];
        for (int i = 0; i < 12; i++) {
            values[i] = i;
        }
        assertEquals(0x000408, pixel(PLAIN, Tensor.of(Shape.of(1, 3, 2, 2), values), 0));
        assertEquals(0x000102, pixel(PLAIN, Tensor.of(Shape.of(1, 2, 2, 3), values), 0));
        assertEquals(0x080808, pixel(PLAIN, Tensor.of(Shape.of(3, 2, 2, 1), values), 2));
    }

    @Test
    void theNetworksOrderOfChannelsIsTurned() {
        Tensor blueFirst = Tensor.of(Shape.of(1, 3, 1, 1), 1, 2, 3);
        assertEquals(0x030201, pixel(new Levels(Channels.BGR, 0, 255), blueFirst, 0));
    }

    @Test
    void whatIsBeyondBlackAndWhiteIsClamped() {
        Levels signed = new Levels(Channels.RGB, -1, 1);
        assertEquals(0x0080ff, pixel(signed, Tensor.of(Shape.of(1, 3, 1, 1), -7, 0.001f, 1.5f), 0));
        assertEquals(
                0xff0000, pixel(signed, Tensor.of(Shape.of(1, 3, 1, 1), Float.POSITIVE_INFINITY, Float.NaN, -2), 0));
        Levels negative = new Levels(Channels.RGB, 1, 0);
        assertEquals(0x00ff33, pixel(negative, Tensor.of(Shape.of(1, 3, 1, 1), 1, 0, 0.8f), 0));
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThrows(ShapeException.class, () -> PLAIN.picture(Tensor.zeros(Shape.of(1, 10)), 0));
        assertThrows(ShapeException.class, () -> PLAIN.picture(Tensor.zeros(Shape.of(1, 2, 5, 4)), 0));
        assertThrows(ShapeException.class, () -> PLAIN.picture(Tensor.zeros(Shape.of(1, 3, 0, 4)), 0));
        assertThrows(ShapeException.class, () -> new Levels(Channels.RGB, 1, 1));
        assertThrows(ShapeException.class, () -> new Levels(Channels.RGB, 0, Float.NaN));
    }
}
