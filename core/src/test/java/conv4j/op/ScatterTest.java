package conv4j.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conv4j.tensor.ShapeException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Places of a transposed convolution's windows, written out by hand. */
class ScatterTest {
    private static int[] firstCells(Scatter scatter) {
        return IntStream.range(0, scatter.places())
                .map(place -> scatter.cell(place, 0))
                .toArray();
    }

    @Test
    void eachInputCellLandsAWindowAStrideFurther() {
        Scatter scatter = WindowAxis.of("width", 3).withStride(2).scatter(3, 0);
        assertArrayEquals(new int[] {0, 2, 4}, firstCells(scatter));
        assertEquals(7, scatter.length());
        assertEquals(6, scatter.cell(2, 2));
    }

    @Test
    void paddingIsTakenOffAndOutputPaddingIsPutOn() {
        WindowAxis axis = WindowAxis.of("width", 3).withStride(2).withPadding(Padding.explicit(1, 2));
        assertArrayEquals(new int[] {-1, 1, 3}, firstCells(axis.scatter(3, 0)));
        assertEquals(4, axis.scatter(3, 0).length());
        assertEquals(5, axis.scatter(3, 1).length());
        assertEquals(false, axis.scatter(3, 0).inOutput(-1));
        assertEquals(false, axis.scatter(3, 0).inOutput(4));
    }

    @Test
    void samePaddingMakesStrideCellsForEachInputCell() {
        WindowAxis axis = WindowAxis.of("width", 4).withStride(1);
        assertArrayEquals(
                new int[] {-1, 0, 1},
                firstCells(axis.withPadding(Padding.Same.UPPER).scatter(3, 0)));
        assertArrayEquals(
                new int[] {-2, -1, 0},
                firstCells(axis.withPadding(Padding.Same.LOWER).scatter(3, 0)));
        Scatter sparse = WindowAxis.of("width", 1)
                .withStride(3)
                .withPadding(Padding.Same.UPPER)
                .scatter(2, 0);
        assertArrayEquals(new int[] {0, 3}, firstCells(sparse));
        assertEquals(6, sparse.length());
    }

    @Test
    void anOutputOfNothingIsRefused() {
        WindowAxis axis = WindowAxis.of("width", 1).withPadding(Padding.explicit(1, 1));
        assertEquals(
                "width: wanted an output of 1 to 1073741824 cells, got 0"
                        + " (covered 2, with output padding 0 and padding 1)",
                assertThrows(ShapeException.class, () -> axis.scatter(2, 0)).getMessage());
        assertThrows(ShapeException.class, () -> WindowAxis.of("width", 1).scatter(0, 0));
        assertThrows(ShapeException.class, () -> axis.withStride(1 << 20).scatter(1 << 12, 0));
        assertThrows(
                ShapeException.class, () -> axis.withStride(Integer.MAX_VALUE).scatter(3, 0));
    }
}
