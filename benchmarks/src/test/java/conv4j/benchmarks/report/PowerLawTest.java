package conv4j.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PowerLawTest {
    @Test
    void aSquareIsFoundToBeOne() {
        PowerLaw law = PowerLaw.through(new double[] {1, 2, 4, 8}, new double[] {3, 12, 48, 192});
        assertEquals(2, law.exponent(), 1e-12);
        assertEquals(3, law.factor(), 1e-12);
        assertEquals("side^2.00 (R² 1.000)", law.text("side"));
    }

    @Test
    void whatIsNoneExplainsLess() {
        assertTrue(PowerLaw.through(new double[] {1, 2, 4, 8}, new double[] {5, 1, 7, 2})
                        .explained()
                < 0.5);
    }

    @Test
    void onePointIsNoLine() {
        assertThrows(IllegalArgumentException.class, () -> PowerLaw.through(new double[] {1}, new double[] {1}));
    }
}
