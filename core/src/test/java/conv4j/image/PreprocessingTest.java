package conv4j.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import conv4j.image.Preprocessing.Channels;
import conv4j.image.Preprocessing.Fit;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreprocessingTest {
    private static final int SIDE = 16;

    private static Picture picture(boolean inverted) {
        Tensor levels = Tensor.zeros(Shape.of(1, 3, SIDE, SIDE));
        for (int i = 0; i < levels.values().length; i++) {
            levels.values()[i] = inverted ? 255 - i * 31 % 256 : i * 31 % 256;
        }
        return Picture.of(levels);
    }

    private static void assertExchanged(Preprocessing preprocessing, float bound) {
        assertArrayEquals(
                preprocessing.tensor(picture(true), SIDE, SIDE).values(),
                preprocessing.inverted().tensor(picture(false), SIDE, SIDE).values(),
                bound);
    }

    @Test
    void invertedLevelsAreThoseOfTheInvertedPictureExactly() {
        assertExchanged(Preprocessing.NONE, 0);
    }

    @Test
    void inversionComesBeforeScaleMeanAndDeviation() {
        // Numbers up to 3, made by four roundings in float32.
        assertExchanged(
                new Preprocessing(
                        Fit.CROP,
                        Channels.BGR,
                        1 / 255f,
                        List.of(0.485f, 0.456f, 0.406f),
                        List.of(0.229f, 0.224f, 0.225f)),
                1e-5f);
        assertExchanged(new Preprocessing(Fit.STRETCH, Channels.GREY, 1 / 127.5f, List.of(1f), List.of(1f)), 1e-5f);
    }
}
