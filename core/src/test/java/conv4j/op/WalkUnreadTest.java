package conv4j.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class WalkUnreadTest {

    @Test
    void anOddExtentPooledByTwoLosesItsLastCell() {
        assertUnread(WindowAxis.of("width", 2).withStride(2), 11, 10);
        assertUnread(WindowAxis.of("width", 2).withStride(2).withRounding(Rounding.CEIL), 11);
        assertUnread(WindowAxis.of("width", 2).withStride(2), 10);
    }

    @Test
    void cellsBetweenPlacesAndBetweenTapsAreUnread() {
        assertUnread(WindowAxis.of("width", 1).withStride(3), 8, 1, 2, 4, 5, 7);
        assertUnread(WindowAxis.of("width", 2).withStride(4).withDilation(2), 7, 1, 3, 5);
    }

    @Test
    void paddingIsNoCellOfTheInput() {
        assertUnread(WindowAxis.of("width", 2).withStride(4).withPadding(Padding.explicit(1, 3)), 5, 1, 2);
    }

    private static void assertUnread(WindowAxis axis, int length, int... wanted) {
        assertArrayEquals(wanted, axis.walk(length).unread());
    }
}
