package conv4j.benchmarks.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.benchmarks.work.Suite;
import conv4j.benchmarks.work.Trial;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WantedTest {
    private static Trial trial() {
        return Suite.of("mb2ic3ih6oc8kh3ph1n\"layer\"", 0).works().get(0).trial(Fill.SMALL_INTEGERS);
    }

    @Test
    void everyOutputOfAllIsChecked() {
        Wanted wanted = Judge.OF_ALL.wanted(trial());
        for (int i = 0; i < 2 * 8 * 36; i++) {
            Tensor output = wanted.rounded();
            output.values()[i] += 1;
            assertFalse(wanted.compare(output, 0).complaint().isEmpty(), "place " + i);
        }
    }

    @Test
    void aSampleChecksItsFiltersInEveryPicture() {
        Wanted all = Judge.OF_ALL.wanted(trial());
        // Each filter takes 2 * 36 * 27 multiply-adds: room for two, the first and the fifth.
        Wanted sample = new Judge(2 * 2 * 36 * 27).wanted(trial());
        assertEquals(Optional.empty(), sample.compare(all.rounded(), 0).complaint());
        assertEquals(2 * 2 * 36, sample.compare(all.rounded(), 0).checked());
        assertEquals(all.multiplyAdds(), sample.multiplyAdds());
        for (int picture = 0; picture < 2; picture++) {
            for (int channel = 0; channel < 8; channel++) {
                Tensor output = all.rounded();
                output.set(-1, picture, channel, 3, 3);
                assertEquals(
                        channel % 4 == 0,
                        sample.compare(output, 0).complaint().isPresent(),
                        "picture " + picture + ", channel " + channel);
            }
        }
    }

    @Test
    void aNanIsNoNumber() {
        Wanted wanted = Judge.OF_ALL.wanted(trial());
        Tensor output = wanted.rounded();
        output.values()[7] = Float.NaN;
        assertTrue(wanted.compare(output, 1e9).complaint().isPresent());
    }

    @Test
    void anotherShapeIsWrong() {
        Wanted wanted = Judge.OF_ALL.wanted(trial());
        Tensor output = wanted.rounded();
        assertTrue(wanted.compare(output.reshape(conv4j.tensor.Shape.of(16, 1, 6, 6)), 0)
                .complaint()
                .orElseThrow()
                .startsWith("wrong shape"));
    }
}
