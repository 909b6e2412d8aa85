package conv4j.verification.court;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.nd4j.Nd4jBackend;
import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.Op;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.ShapeException;
import conv4j.verification.Geometry;
import conv4j.verification.execution.AxisExecutor;
import conv4j.verification.execution.Outcome;
import conv4j.verification.oracle.Expected;
import conv4j.verification.oracle.Oracle;
import conv4j.verification.oracle.Tolerance;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every geometry up to some size really runs; rules and oracle are held against what came out. */
class SweepTest {
    /** 43,008 geometries; with every kind of layer and every setting 481,152 executions. */
    private static final Grid GRID = new Grid(32, 7, 4, 3, 3);

    @Test
    void everyRuleAgreesWithTheReferenceInsideItsDomain() {
        Tally tally = new Tally();
        long start = System.nanoTime();
        new Sweep(new AxisExecutor(new ReferenceBackend())).run(GRID, tally);
        double seconds = (System.nanoTime() - start) * 1e-9;
        System.out.printf(
                "grid: %,d geometries executed on reference, %,d refused as illegal, %,.0f a second, %d rules%n",
                tally.produced(),
                tally.illegal(),
                (tally.produced() + tally.illegal()) / seconds,
                tally.counts().size());
        requireAgreement(tally);
        assertEquals(0, tally.notTaken());
        assertEquals(481_152, tally.produced() + tally.illegal());
    }

    private static void requireAgreement(Tally tally) {
        tally.counts().forEach((rule, count) -> {
            assertEquals(Optional.empty(), count.firstDisagreement(), rule.name());
            assertTrue(count.times(Agreement.AGREES) > 0, rule.name() + " was never put to the test");
        });
    }

    @Test
    void everyValueOnTheGridIsTheOracles() {
        // A third of the full grid's windows and strides: the oracle is no faster than the kernels that it judges.
        new Sweep(new AxisExecutor(new ReferenceBackend())).run(new Grid(20, 5, 3, 2, 2), SweepTest::requireValues);
    }

    @Test
    void aSampleOfTheGridOnNd4jIsTheOraclesToo() {
        Nd4jBackend nd4j = new Nd4jBackend();
        nd4j.unavailable().ifPresent(refusal -> Assumptions.abort("nd4j cannot run here: " + refusal.reason()));
        Assumptions.assumeFalse(nd4j.kernels().isEmpty(), "nd4j has no kernels yet");
        Tally tally = new Tally();
        Sweep sweep = new Sweep(new AxisExecutor(nd4j));
        SplittableRandom random = new SplittableRandom(11);
        // One op of ND4J takes some 50 microseconds however small it is.
        for (int i = 0; i < 400; i++) {
            sweep.run(drawn(random), execution -> {
                tally.executed(execution);
                requireValues(execution);
            });
        }
        System.out.printf(
                "grid: %,d geometries executed on nd4j, %,d refused as illegal, %,d not taken%n",
                tally.produced(), tally.illegal(), tally.notTaken());
        tally.counts().forEach((rule, count) -> assertEquals(Optional.empty(), count.firstDisagreement(), rule.name()));
        assertTrue(tally.produced() > 0, "nd4j took nothing");
    }

    private static Geometry drawn(SplittableRandom random) {
        return new Geometry(
                random.nextInt(1, GRID.inputs() + 1),
                random.nextInt(1, GRID.windows() + 1),
                random.nextInt(1, GRID.strides() + 1),
                random.nextInt(1, GRID.dilations() + 1),
                random.nextInt(0, GRID.paddings() + 1),
                random.nextInt(0, GRID.paddings() + 1));
    }

    private static void requireValues(Sweep.Execution execution) {
        if (execution.outcome() instanceof Outcome.NotTaken) {
            return;
        }
        Op op = AxisExecutor.op(execution.kind(), new Window(WindowAxis.of("height", 1), execution.axis()));
        Optional<Expected> expected = expect(op, execution);
        String where = execution.kind() + " " + execution.setting() + " " + execution.geometry();
        if (execution.outcome() instanceof Outcome.Produced produced) {
            assertTrue(expected.isPresent(), () -> where + ": wanted a refusal, got " + produced.output());
            assertEquals(Optional.empty(), expected.get().compare(produced.output(), Tolerance.EXACT), where);
        } else {
            assertTrue(expected.isEmpty(), () -> where + ": wanted a tensor, got " + execution.outcome());
        }
    }

    private static Optional<Expected> expect(Op op, Sweep.Execution execution) {
        try {
            return Optional.of(Oracle.expect(op, List.of(execution.row())));
        } catch (ShapeException landsNowhere) {
            return Optional.empty();
        }
    }
}
