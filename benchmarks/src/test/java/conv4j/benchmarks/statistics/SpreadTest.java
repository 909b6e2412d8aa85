package conv4j.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SpreadTest {

    /** What numpy.quantile gives. */
    @Test
    void quartilesLieBetweenNeighbours() {
        assertEquals(new Spread(3, 2, 4), Spread.of(5, 1, 4, 2, 3));
        assertEquals(new Spread(2.5, 1.75, 3.25), Spread.of(4, 3, 2, 1));
        assertEquals(new Spread(7, 7, 7), Spread.of(7));
    }

    @Test
    void anOutlierMovesNothing() {
        assertEquals(Spread.of(1, 2, 3, 4, 5), Spread.of(1, 2, 3, 4, 1e9));
        assertEquals(2 / 3.0, Spread.of(1, 2, 3, 4, 5).noise(), 1e-12);
    }

    @Test
    void anEmptySampleHasNoMiddle() {
        assertThrows(IllegalArgumentException.class, Spread::of);
    }
}
