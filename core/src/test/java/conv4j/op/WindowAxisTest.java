package conv4j.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conv4j.tensor.ShapeException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places are written out by hand here; the closed forms are held against them in the verification module. */
class WindowAxisTest {
    private static WindowAxis window(int size) {
        return WindowAxis.of("width", size);
    }

    private static int[] starts(Walk walk) {
        return IntStream.range(0, walk.places()).map(walk::start).toArray();
    }

    @Test
    void aDenseWindowLandsWhereverAllOfItIsOnTheInput() {
        assertArrayEquals(new int[] {0, 1, 2}, starts(window(3).walk(5)));
    }

    @Test
    void strideLeavesOutWhatDoesNotFit() {
        assertArrayEquals(
                new int[] {0, 2, 4, 6, 8}, starts(window(2).withStride(2).walk(11)));
    }

    @Test
    void roundingUpLetsTheLastWindowHangOver() {
        Walk walk = window(2).withStride(2).withRounding(Rounding.CEIL).walk(11);
        assertArrayEquals(new int[] {0, 2, 4, 6, 8, 10}, starts(walk));
        assertEquals(false, walk.inPaddedInput(walk.cell(5, 1)));
    }

    @Test
    void roundingUpIgnoresAWindowThatWouldStartInThePaddingAfter() {
        WindowAxis axis =
                window(2).withStride(2).withPadding(Padding.explicit(1, 1)).withRounding(Rounding.CEIL);
        assertArrayEquals(new int[] {-1, 1, 3}, starts(axis.walk(5)));
        // Without that rule a window would start at cell 5, which is padding.
        assertArrayEquals(new int[] {-1, 1, 3}, starts(axis.walk(4)));
    }

    @Test
    void roundingUpLetsTheOnlyWindowHangOverByLessThanAStride() {
        WindowAxis axis = window(3).withStride(2).withRounding(Rounding.CEIL);
        assertArrayEquals(new int[] {0}, starts(axis.walk(2)));
        assertThrows(ShapeException.class, () -> axis.walk(1));
    }

    @Test
    void fullRoundingLetsTheLastWindowLieOnNothing() {
        WindowAxis axis = window(1).withStride(3).withRounding(Rounding.FULL);
        assertArrayEquals(new int[] {0, 3}, starts(axis.walk(3)));
        assertArrayEquals(new int[] {0, 3}, starts(axis.walk(4)));
        assertArrayEquals(new int[] {0}, starts(axis.walk(1)));
        assertArrayEquals(new int[] {0}, starts(axis.withRounding(Rounding.CEIL).walk(3)));
        assertThrows(
                ShapeException.class,
                () -> window(4).withStride(3).withRounding(Rounding.FULL).walk(1));
    }

    @Test
    void fullRoundingIsCeilWhereTheLastWindowStartsOnTheInput() {
        WindowAxis axis = window(2).withStride(2);
        for (int length = 1; length < 12; length++) {
            assertArrayEquals(
                    starts(axis.withRounding(Rounding.CEIL).walk(length)),
                    starts(axis.withRounding(Rounding.FULL).walk(length)));
        }
    }

    @Test
    void explicitPaddingMovesTheFirstPlaceBeforeTheInput() {
        assertArrayEquals(
                new int[] {-2, -1, 0, 1},
                starts(window(3).withPadding(Padding.explicit(2, 0)).walk(4)));
    }

    @Test
    void theOddCellOfSamePaddingGoesAfterOrBefore() {
        WindowAxis upper = window(2).withPadding(Padding.Same.UPPER);
        WindowAxis lower = window(2).withPadding(Padding.Same.LOWER);
        assertArrayEquals(new int[] {0, 1, 2}, starts(upper.walk(3)));
        assertArrayEquals(new int[] {-1, 0, 1}, starts(lower.walk(3)));
        assertEquals(1, upper.walk(3).paddingAfter());
        assertEquals(1, lower.walk(3).paddingBefore());
    }

    @Test
    void samePaddingStartsAWindowAtEveryStridethCell() {
        Walk walk = window(3).withStride(2).withPadding(Padding.Same.UPPER).walk(6);
        assertArrayEquals(new int[] {0, 2, 4}, starts(walk));
        assertEquals(0, walk.paddingBefore());
        assertEquals(1, walk.paddingAfter());
    }

    @Test
    void samePaddingIsNoneWhereTheStrideIsLargerThanTheWindow() {
        Walk walk = window(1).withStride(3).withPadding(Padding.Same.UPPER).walk(5);
        assertArrayEquals(new int[] {0, 3}, starts(walk));
        assertEquals(0, walk.paddingBefore() + walk.paddingAfter());
    }

    @Test
    void dilationSpreadsTheTaps() {
        Walk walk = window(3).withDilation(2).walk(7);
        assertArrayEquals(new int[] {0, 1, 2}, starts(walk));
        assertArrayEquals(
                new int[] {1, 3, 5},
                IntStream.range(0, 3).map(tap -> walk.cell(1, tap)).toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 'width: window size: wanted at least 1, got 0'",
        "1, 0, 1, 'width: stride: wanted at least 1, got 0'",
        "1, 1, -1, 'width: dilation: wanted at least 1, got -1'"
    })
    void geometryBelowOneIsRefused(int size, int stride, int dilation, String message) {
        ShapeException refusal = assertThrows(
                ShapeException.class,
                () -> new WindowAxis("width", size, stride, dilation, Padding.VALID, Rounding.FLOOR));
        assertEquals(message, refusal.getMessage());
    }

    @Test
    void negativePaddingIsRefused() {
        ShapeException refusal = assertThrows(ShapeException.class, () -> Padding.explicit(0, -1));
        assertEquals("padding: wanted at least 0 on each side, got 0 before and -1 after", refusal.getMessage());
    }

    @Test
    void aWindowLargerThanThePaddedInputIsRefusedWithItsAxis() {
        WindowAxis axis = window(3).withDilation(2).withPadding(Padding.explicit(0, 1));
        ShapeException refusal = assertThrows(ShapeException.class, () -> axis.walk(3));
        assertEquals(
                "width: wanted at least 5 cells for a window of 3 with dilation 2, got an input of 3 with padding 0 + 1",
                refusal.getMessage());
    }

    @Test
    void whatIsTooFarToWalkIsRefusedAtOnce() {
        WindowAxis far = window(1).withPadding(Padding.explicit(0, Integer.MAX_VALUE));
        assertThrows(ShapeException.class, () -> far.walk(1));
        WindowAxis many = window(1).withPadding(Padding.explicit(0, 1 << 29));
        assertThrows(ShapeException.class, () -> many.walk(1));
        assertThrows(ShapeException.class, () -> window(3).withDilation(Integer.MAX_VALUE));
    }

    @Test
    void aStrideFarPastTheInputLandsOnce() {
        assertArrayEquals(
                new int[] {0}, starts(window(1).withStride(Integer.MAX_VALUE).walk(9)));
    }
}
