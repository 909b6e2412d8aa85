package conv4j.verification.court;

import conv4j.kernel.Backend;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Geometry;
import conv4j.verification.execution.AxisExecutor;
import conv4j.verification.execution.Outcome;
import conv4j.verification.rules.Rule;
import java.util.Optional;

/** Makes counterexamples smaller than the grid that they were found on, as long as they stay counterexamples. */
final class Shrinker {
    private final AxisExecutor executor;

    Shrinker(Backend backend) {
        this.executor = new AxisExecutor(backend);
    }

    Verdict verdict(Rule rule, Geometry geometry) {
        Tensor row = Tensor.zeros(Shape.of(1, 1, 1, geometry.input()));
        Outcome outcome = rule.kinds().isEmpty()
                ? executor.runTransposed(rule.setting().axis(geometry), geometry.outputPadding(), row)
                : executor.run(
                        rule.kinds().stream().sorted().findFirst().orElseThrow(),
                        rule.setting().axis(geometry),
                        row);
        return new Verdict(rule, rule.formulaAsCode().apply(geometry), outcome);
    }

    Geometry shrink(Rule rule, Geometry counterexample) {
        Geometry smallest = counterexample;
        for (Optional<Geometry> next = smaller(rule, smallest); next.isPresent(); next = smaller(rule, smallest)) {
            smallest = next.get();
        }
        return smallest;
    }

    private Optional<Geometry> smaller(Rule rule, Geometry geometry) {
        return Smaller.than(geometry)
                .filter(g -> verdict(rule, g).agreement() == Agreement.DISAGREES)
                .findFirst();
    }
}
