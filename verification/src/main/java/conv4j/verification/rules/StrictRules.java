package conv4j.verification.rules;

import conv4j.verification.Geometry;
import conv4j.verification.Setting;
import java.util.List;

/** Those who forbid a window that does not come out even, and DL4J's other modes beside its strict one. */
final class StrictRules {
    private static final String DL4J = "org.deeplearning4j.nn.conf.ConvolutionMode";

    static final List<Rule> RULES = List.of(
            new Rule(
                    "cs231n",
                    "(I - F + 2P)/S + 1, invalid if not whole",
                    "cs231n, Convolutional Neural Networks",
                    Rule.ALL,
                    Setting.FLOOR,
                    Domain.ALIKE.and(Domain.DENSE),
                    g -> even(Sizes.dense(g), "invalid")),
            new Rule(
                    "DL4J Strict",
                    "(I - F' + 2P)/S + 1, throws if not whole",
                    DL4J,
                    Rule.ALL,
                    Setting.FLOOR,
                    Domain.ALIKE,
                    g -> even(g, "throws")),
            new Rule(
                    "DL4J Truncate",
                    "floor((I - F' + 2P)/S) + 1",
                    DL4J,
                    Rule.ALL,
                    Setting.FLOOR,
                    Domain.ALIKE,
                    Sizes::floored),
            new Rule("DL4J Same", "ceil(I/S)", DL4J, Rule.ALL, Setting.SAME_UPPER, Domain.ANY, Sizes::same),
            new Rule("DL4J Causal", "ceil(I/S)", DL4J, Rule.ALL, Setting.CAUSAL, Domain.ANY, Sizes::same));

    private StrictRules() {}

    private static Prediction even(Geometry g, String otherwise) {
        Prediction prediction = Prediction.quotient(Sizes.room(g) + g.stride(), g.stride());
        return prediction instanceof Prediction.Fraction fraction
                ? new Prediction.Forbidden(otherwise + " (" + fraction + ")")
                : prediction;
    }
}
