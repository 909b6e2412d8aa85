package conv4j.verification.court;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Geometry;
import conv4j.verification.Kind;
import conv4j.verification.execution.AxisExecutor;
import conv4j.verification.execution.Outcome;
import conv4j.verification.rules.Prediction;
import conv4j.verification.rules.Rule;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/** Each rule on geometries of its own domain, drawn so that narrow domains are met as often as wide ones. */
class RulesInTheirDomainTest {
    private static final Map<Rule, Integer> JUDGED = new HashMap<>();

    private final AxisExecutor executor = new AxisExecutor(new ReferenceBackend());

    /** A rule and a geometry that it speaks of. */
    record Claim(Rule rule, Geometry geometry) {}

    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
    void aRuleIsRightWhereItSpeaks(@ForAll("claims") Claim claim) {
        Rule rule = claim.rule();
        Tensor row = Tensor.zeros(Shape.of(1, 1, 1, claim.geometry().input()));
        if (rule.kinds().isEmpty()) {
            judge(
                    claim,
                    executor.runTransposed(
                            rule.setting().axis(claim.geometry()),
                            claim.geometry().outputPadding(),
                            row));
        }
        for (Kind kind : rule.kinds()) {
            judge(claim, executor.run(kind, rule.setting().axis(claim.geometry()), row));
        }
    }

    private static void judge(Claim claim, Outcome outcome) {
        Prediction prediction = claim.rule().predict(claim.geometry());
        Agreement agreement = new Verdict(claim.rule(), prediction, outcome).agreement();
        assertNotEquals(Agreement.DISAGREES, agreement, () -> claim + " says " + prediction + ", executed " + outcome);
        JUDGED.merge(claim.rule(), agreement == Agreement.AGREES ? 1 : 0, Integer::sum);
    }

    @AfterContainer
    static void everyRuleWasPutToTheTest() {
        Contenders.RULES.forEach(rule -> assertTrue(
                JUDGED.getOrDefault(rule, 0) >= 50, () -> rule.name() + " was judged " + JUDGED.get(rule) + " times"));
    }

    @Provide
    Arbitrary<Claim> claims() {
        return Arbitraries.of(Contenders.RULES)
                .flatMap(rule -> geometries()
                        .filter(geometry -> rule.domain().holds().test(geometry))
                        .map(geometry -> new Claim(rule, geometry)));
    }

    private static Arbitrary<Geometry> geometries() {
        Arbitrary<Integer> dilations = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(1)),
                Tuple.of(1, Arbitraries.integers().between(1, 9)));
        Arbitrary<Integer> strides = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(1)),
                Tuple.of(2, Arbitraries.integers().between(1, 20)));
        return Combinators.combine(
                        Arbitraries.integers().between(1, 300),
                        Arbitraries.integers().between(1, 30),
                        strides,
                        dilations)
                .as((input, window, stride, dilation) -> new Geometry(input, window, stride, dilation, 0, 0))
                .flatMap(RulesInTheirDomainTest::padded)
                .flatMap(RulesInTheirDomainTest::outputPadded);
    }

    private static Arbitrary<Geometry> padded(Geometry g) {
        int reach = (g.window() - 1) * g.dilation() + 1;
        Arbitrary<Integer> alike = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(0, g.window() / 2, g.window() - 1, reach / 2)),
                Tuple.of(1, Arbitraries.integers().between(0, 2 * g.window())));
        Arbitrary<Integer> after = Arbitraries.integers().between(0, 2 * g.window());
        return Arbitraries.frequencyOf(
                Tuple.of(3, alike.map(p -> new Geometry(g.input(), g.window(), g.stride(), g.dilation(), p, p))),
                Tuple.of(
                        1,
                        Combinators.combine(alike, after)
                                .as((before, behind) -> new Geometry(
                                        g.input(), g.window(), g.stride(), g.dilation(), before, behind))));
    }

    private static Arbitrary<Geometry> outputPadded(Geometry g) {
        int reach = (g.window() - 1) * g.dilation() + 1;
        return Arbitraries.frequencyOf(
                        Tuple.of(2, Arbitraries.of(0, Math.max(0, g.stride() - reach))),
                        Tuple.of(1, Arbitraries.integers().between(0, Math.max(g.stride(), g.dilation()) - 1)))
                .map(g::withOutputPadding);
    }
}
