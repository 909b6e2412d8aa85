package conv4j.verification.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.verification.Fill;
import conv4j.verification.Problem;
import conv4j.verification.ProblemFormatException;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** oneDNN's rule on the padding after: whatever a line declares as its output, the padding that it implies gives. */
class DeclaredOutputTest {
    private static final Executor REFERENCE = new Executor(new ReferenceBackend());

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void theOutputThatALineDeclaresIsWhatIsExecuted(
            @ForAll @IntRange(min = 1, max = 40) int input,
            @ForAll @IntRange(min = 1, max = 7) int window,
            @ForAll @IntRange(min = 1, max = 5) int stride,
            @ForAll @IntRange(max = 2) int dilation,
            @ForAll @IntRange(min = -1, max = 6) int before,
            @ForAll @IntRange(min = 1, max = 30) int declared) {
        String padding = before < 0 ? "" : "pw" + before;
        String line =
                "mb1ic1iw" + input + "oc1ow" + declared + "kw" + window + "sw" + stride + "dw" + dilation + padding;
        Problem problem;
        try {
            problem = Problem.parse(line);
        } catch (ProblemFormatException impossible) {
            String message = String.valueOf(impossible.getMessage());
            assertTrue(message.contains("ow: wanted ") && message.endsWith("got " + declared), message);
            return;
        }
        Outcome outcome =
                REFERENCE.run(problem.op(Fill.SMALL_INTEGERS, 1), List.of(problem.input(Fill.SMALL_INTEGERS, 1)));
        assertTrue(outcome instanceof Outcome.Produced, line + ": " + outcome);
        assertEquals(declared, ((Outcome.Produced) outcome).output().shape().extent(3), line);
    }
}
