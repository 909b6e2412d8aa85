package conv4j.verification.court;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conv4j.verification.Geometry;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static Optional<Condition> found(Predicate<Geometry> isRight) {
        long[] right = new long[Condition.SETS];
        long[] wrong = new long[Condition.SETS];
        new Grid(12, 5, 3, 2, 2).forEach(g -> {
            if (isRight.test(g)) {
                right[Condition.facts(g)]++;
            } else {
                wrong[Condition.facts(g)]++;
            }
        });
        return Condition.separating(right, wrong);
    }

    @Test
    void whatSeparatesRightFromWrongIsSaidInWords() {
        assertEquals("always", found(g -> true).orElseThrow().toString());
        assertEquals(
                "exactly where S = 1", found(g -> g.stride() == 1).orElseThrow().toString());
        assertEquals(
                "exactly where S > 1", found(g -> g.stride() > 1).orElseThrow().toString());
        assertEquals(
                "exactly where D = 1 and F is even",
                found(g -> g.dilation() == 1 && g.window() % 2 == 0)
                        .orElseThrow()
                        .toString());
        assertEquals(Optional.empty(), found(g -> false));
    }

    @Test
    void rightAnswersBeyondTheConditionAreCounted() {
        // Right for stride 1, and by chance for one more geometry.
        Condition condition =
                found(g -> g.stride() == 1 || g.equals(Geometry.of(7, 3, 2, 1))).orElseThrow();
        assertEquals("S = 1", condition.text());
        assertEquals(1, condition.rightElsewhere());
        assertEquals("wherever S = 1, and in 1 other cases", condition.toString());
    }
}
