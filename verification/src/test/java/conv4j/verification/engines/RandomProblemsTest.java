package conv4j.verification.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conv4j.verification.Problem;
import org.junit.jupiter.api.Test;

class RandomProblemsTest {

    @Test
    void everyLayerThatIsDrawnCanBeWrittenAsALineAndReadBack() {
        new RandomProblems(4)
                .stream().limit(5000).forEach(problem -> assertEquals(problem, Problem.parse(problem.line())));
    }

    @Test
    void theSameSeedDrawsTheSame() {
        assertEquals(
                new RandomProblems(5).stream().limit(50).toList(),
                new RandomProblems(5).stream().limit(50).toList());
    }
}
