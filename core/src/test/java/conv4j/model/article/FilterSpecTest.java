package conv4j.model.article;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterSpecTest {

    @ParameterizedTest
    @EnumSource
    void everyNameIsKnown(NamedFilter named) {
        List<Filter> filters = FilterSpec.filters(named.toString(), 3, 5, 3);
        assertEquals(1, filters.size());
        assertEquals(named.toString(), filters.get(0).name());
        assertEquals(Shape.of(5, 3), filters.get(0).weights().shape());
    }

    @Test
    void oneSeedGivesTheSameFiltersAgainAndAnotherDoesNot() {
        float[] first =
                FilterSpec.filters("random:2:7", 3, 2, 4).get(1).weights().values();
        assertArrayEquals(
                first,
                FilterSpec.filters("random:2:7", 3, 2, 4).get(1).weights().values());
        assertFalse(Arrays.equals(
                first,
                FilterSpec.filters("random:2:8", 3, 2, 4).get(1).weights().values()));
        assertArrayEquals(
                FilterSpec.filters("random:2:0", 3, 2, 4).get(0).weights().values(),
                FilterSpec.filters("random:2", 3, 2, 4).get(0).weights().values());
    }

    @Test
    void randomFiltersFillGlorotsIntervalAndNoMore() {
        double limit = Math.sqrt(6.0 / ((3 + 50) * 9));
        float least = 1;
        float most = -1;
        for (Filter filter : FilterSpec.filters("random:50", 3, 3, 3)) {
            assertEquals(Shape.of(3, 3, 3), filter.weights().shape());
            for (float weight : filter.weights().values()) {
                least = Math.min(least, weight);
                most = Math.max(most, weight);
            }
        }
        assertTrue(least >= -limit && least < -0.99 * limit, "least " + least);
        assertTrue(most <= limit && most > 0.99 * limit, "most " + most);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sobel", "SOBEL_X", "random", "random:", "random:0", "random:3:x", "random:-1", ""})
    void anUnknownNameListsTheKnownOnes(String spec) {
        String message = assertThrows(IllegalArgumentException.class, () -> FilterSpec.filters(spec, 3, 3, 3))
                .getMessage();
        assertEquals(
                "filter '" + spec + "': wanted one of sobel-x, sobel-y, laplacian, blur, sharpen, gaussian, emboss, "
                        + "prewitt-x, prewitt-y, scharr-x, scharr-y, outline, identity, or random:N[:SEED] with N at "
                        + "least 1",
                message);
    }

    @Test
    void moreWeightsThanFitAreRefusedBeforeTheyAreMade() {
        assertThrows(ShapeException.class, () -> FilterSpec.filters("random:999999999", 3, 99_999, 99_999));
        assertThrows(ShapeException.class, () -> FilterSpec.filters("blur", 3, 99_999, 99_999));
    }
}
