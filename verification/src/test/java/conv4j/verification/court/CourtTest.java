package conv4j.verification.court;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.verification.Geometry;
import conv4j.verification.Kind;
import conv4j.verification.Setting;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CourtTest {
    private static final Geometry QUESTION = Geometry.of(11, 2, 2, 0);

    private static Hearing hear(Geometry geometry, Setting setting) {
        return new Court(new ReferenceBackend()).hear(geometry, Kind.MAX_POOL2D, setting, Set.of(Kind.values()));
    }

    private static BitSet cells(int... cells) {
        BitSet set = new BitSet();
        for (int cell : cells) {
            set.set(cell);
        }
        return set;
    }

    @Test
    void elevenPixelsUnderAWindowOfTwoGiveFiveAndLoseTheLast() {
        Hearing hearing = hear(QUESTION, Setting.FLOOR);
        assertEquals(OptionalInt.of(5), hearing.output());
        assertEquals(Optional.of(cells(10)), hearing.unread());
        assertEquals(Optional.of(new Hearing.Neighbour(10, 5)), hearing.smaller());
        assertEquals(Optional.of(new Hearing.Neighbour(12, 6)), hearing.larger());
    }

    @Test
    void ceilAndSameGiveSixAndLoseNothing() {
        for (Setting setting : new Setting[] {Setting.CEIL, Setting.SAME_UPPER, Setting.SAME_LOWER}) {
            Hearing hearing = hear(QUESTION, setting);
            assertEquals(OptionalInt.of(6), hearing.output(), setting.toString());
            assertEquals(Optional.of(cells()), hearing.unread(), setting.toString());
        }
    }

    @Test
    void aStrideBeyondTheWindowLosesSomethingOfEveryLongerInput() {
        Hearing hearing = hear(Geometry.of(9, 1, 3, 0), Setting.FLOOR);
        assertEquals(Optional.of(cells(1, 2, 4, 5, 7, 8)), hearing.unread());
        assertEquals(Optional.empty(), hearing.smaller());
        assertEquals(Optional.empty(), hearing.larger());
    }

    @Test
    void aWindowThatDoesNotFitIsHeardAllTheSame() {
        Hearing hearing = hear(Geometry.of(2, 3, 2, 0), Setting.FLOOR);
        assertEquals(OptionalInt.empty(), hearing.output());
        assertEquals(Optional.empty(), hearing.unread());
        assertEquals(Optional.of(new Hearing.Neighbour(3, 1)), hearing.larger());
        assertFalse(hearing.verdicts().stream().anyMatch(verdict -> verdict.agreement() == Agreement.DISAGREES));
    }
}
