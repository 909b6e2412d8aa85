package conv4j.model.article;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conv4j.tensor.ShapeException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NamedFilterTest {

    @Test
    void threeByThreeFiltersAreTheClassicNumbers() {
        assertWeights(NamedFilter.SOBEL_X, 3, -1, 0, 1, -2, 0, 2, -1, 0, 1);
        assertWeights(NamedFilter.SOBEL_Y, 3, -1, -2, -1, 0, 0, 0, 1, 2, 1);
        assertWeights(NamedFilter.LAPLACIAN, 3, 0, 1, 0, 1, -4, 1, 0, 1, 0);
        assertWeights(NamedFilter.SHARPEN, 3, 0, -1, 0, -1, 5, -1, 0, -1, 0);
        assertWeights(NamedFilter.EMBOSS, 3, -2, -1, 0, -1, 1, 1, 0, 1, 2);
        assertWeights(NamedFilter.OUTLINE, 3, -1, -1, -1, -1, 8, -1, -1, -1, -1);
        assertWeights(NamedFilter.IDENTITY, 3, 0, 0, 0, 0, 1, 0, 0, 0, 0);
        float ninth = 1f / 9;
        assertWeights(NamedFilter.BLUR, 3, ninth, ninth, ninth, ninth, ninth, ninth, ninth, ninth, ninth);
        assertWeights(NamedFilter.GAUSSIAN, 3, .0625f, .125f, .0625f, .125f, .25f, .125f, .0625f, .125f, .0625f);
    }

    @Test
    void sobelOfFiveIsThatOfOpenCvOverFour() {
        float[] wanted = new float[25];
        int[] smoothing = {1, 4, 6, 4, 1};
        int[] derivative = {-1, -2, 0, 2, 1};
        for (int h = 0; h < 5; h++) {
            for (int w = 0; w < 5; w++) {
                wanted[h * 5 + w] = smoothing[h] * derivative[w] / 16f;
            }
        }
        assertWeights(NamedFilter.SOBEL_X, 5, wanted);
    }

    @Test
    void gaussianOfFiveIsTheBinomialPlane() {
        float[] wanted = new float[25];
        int[] row = {1, 4, 6, 4, 1};
        for (int i = 0; i < 25; i++) {
            wanted[i] = row[i / 5] * row[i % 5] / 256f;
        }
        assertWeights(NamedFilter.GAUSSIAN, 5, wanted);
    }

    @Property(tries = 60)
    void aSlopeIsAnsweredAlikeAtEverySize(
            @ForAll NamedFilter named, @ForAll @IntRange(max = 6) int down, @ForAll @IntRange(max = 6) int across) {
        Filter classic = named.of(3, 3);
        Filter filter = named.of(3 + 2 * down, 3 + 2 * across);
        for (int[] slope : new int[][] {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}}) {
            assertEquals(answer(classic, slope), answer(filter, slope), 1e-4, () -> filter.name());
        }
    }

    /** What the filter says at the middle of the picture {@code vertical * y + horizontal * x + level}. */
    private static double answer(Filter filter, int[] slope) {
        double sum = 0;
        for (int h = 0; h < filter.height(); h++) {
            for (int w = 0; w < filter.width(); w++) {
                double cell = slope[0] * (h - filter.height() / 2) + slope[1] * (w - filter.width() / 2) + slope[2];
                sum += filter.weights().get(h, w) * cell;
            }
        }
        return sum;
    }

    @Test
    void anEvenOrTinyWindowIsRefused() {
        assertEquals(
                "filter 'sobel-x': wanted a window of odd height and width from 3, got 3x4; random filters and "
                        + "filter files take any size",
                assertThrows(ShapeException.class, () -> NamedFilter.SOBEL_X.of(3, 4))
                        .getMessage());
        assertThrows(ShapeException.class, () -> NamedFilter.BLUR.of(1, 3));
    }

    private static void assertWeights(NamedFilter named, int size, float... wanted) {
        assertArrayEquals(wanted, named.of(size, size).weights().values(), named.toString());
    }
}
