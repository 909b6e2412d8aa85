package conv4j.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RatioTest {
    private final SplittableRandom random = new SplittableRandom(7);

    /** Rounds whose clock halves from the first to the last, with some per cent of noise. */
    private double[] drifting(double time) {
        double[] rounds = new double[31];
        for (int i = 0; i < rounds.length; i++) {
            rounds[i] = time * (1 + i / 30.0) * (1 + random.nextDouble(-0.02, 0.02));
        }
        return rounds;
    }

    @Test
    void aClockThatDriftsCancels() {
        Ratio ratio = Ratio.of(drifting(1.1), drifting(1));
        assertEquals(1.1, ratio.value(), 0.02);
        assertTrue(ratio.low() > 1.07 && ratio.high() < 1.13, ratio::toString);
        assertFalse(ratio.isNoDifference());
    }

    @Test
    void noiseAloneIsNoDifference() {
        double[] one = new double[15];
        double[] other = new double[15];
        for (int i = 0; i < one.length; i++) {
            one[i] = random.nextDouble(0.5, 1.5);
            other[i] = random.nextDouble(0.5, 1.5);
        }
        assertTrue(Ratio.of(one, other).isNoDifference());
    }

    @Test
    void theMeanOfTwiceAndEightTimesIsFourTimes() {
        double[] twice = Ratio.logarithms(new double[] {2, 4, 6}, new double[] {1, 2, 3});
        double[] eightTimes = Ratio.logarithms(new double[] {8, 8, 8}, new double[] {1, 1, 1});
        Ratio mean = Ratio.geometricMean(List.of(twice, eightTimes));
        assertEquals(4, mean.value(), 1e-12);
        assertEquals(4, mean.low(), 1e-12);
        assertEquals(4, mean.high(), 1e-12);
    }

    @Test
    void theSameRoundsGiveTheSameInterval() {
        double[] one = drifting(3);
        double[] other = drifting(2);
        assertEquals(Ratio.of(one, other), Ratio.of(one, other));
    }

    @Test
    void roundsComeInPairs() {
        assertThrows(IllegalArgumentException.class, () -> Ratio.of(new double[2], new double[3]));
    }
}
