package conv4j.verification.engines;

import conv4j.op.Op;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import conv4j.verification.Problem;
import conv4j.verification.execution.Outcome;
import conv4j.verification.oracle.Expected;
import conv4j.verification.oracle.Mismatch;
import conv4j.verification.oracle.Oracle;
import conv4j.verification.oracle.Tolerance;
import java.util.List;
import java.util.Optional;

/**
 * One layer, filled, with what the oracle asks for: first with small integers, so that a right sum is the same in any
 * order and must be met exactly, then with real values, within what rounding may do.
 */
final class Judge {
    private final List<Case> cases;

    private record Case(Op op, Tensor input, Optional<Expected> expected, Tolerance tolerance) {}

    Judge(Problem problem, long seed) {
        this.cases = List.of(
                filled(problem, Fill.SMALL_INTEGERS, Tolerance.EXACT, seed),
                filled(problem, Fill.REAL, Tolerance.STANDARD, seed));
    }

    private static Case filled(Problem problem, Fill fill, Tolerance tolerance, long seed) {
        Op op = problem.op(fill, seed);
        Tensor input = problem.input(fill, seed);
        return new Case(op, input, expected(op, input), tolerance);
    }

    private static Optional<Expected> expected(Op op, Tensor input) {
        try {
            return Optional.of(Oracle.expect(op, List.of(input)));
        } catch (ShapeException landsNowhere) {
            return Optional.empty();
        }
    }

    /** Whether the window lands anywhere. */
    boolean isDefined() {
        return cases.get(0).expected().isPresent();
    }

    Judgement judge(Engine engine) {
        for (Case each : cases) {
            Judgement judgement = judge(each, engine.run(each.op(), each.input()));
            if (!judgement.equals(Judgement.AGREES)) {
                return judgement;
            }
        }
        return Judgement.AGREES;
    }

    private static Judgement judge(Case each, Outcome outcome) {
        if (outcome instanceof Outcome.NotTaken notTaken) {
            return new Judgement.NotTaken(notTaken.reason().reason());
        }
        if (each.expected().isEmpty()) {
            return outcome instanceof Outcome.Produced made
                            && made.output().shape().elements() > 0
                    ? new Judgement.Differs(
                            Difference.MADE_UP,
                            "wanted a refusal, got " + made.output().shape())
                    : Judgement.AGREES;
        }
        if (outcome instanceof Outcome.Produced produced) {
            return each.expected()
                    .get()
                    .compare(produced.output(), each.tolerance())
                    .map(Judge::differs)
                    .orElse(Judgement.AGREES);
        }
        return new Judgement.Differs(
                Difference.REFUSES,
                "wanted " + each.expected().get().shape() + ", got '" + ((Outcome.Illegal) outcome).message() + "'");
    }

    private static Judgement differs(Mismatch mismatch) {
        boolean shapes = !mismatch.wantedShape().equals(mismatch.gotShape());
        return new Judgement.Differs(shapes ? Difference.SHAPE : Difference.VALUES, mismatch.toString());
    }
}
