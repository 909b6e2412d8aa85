package conv4j.verification.rules;

import conv4j.verification.Geometry;
import conv4j.verification.Setting;
import java.util.List;

/**
 * oneDNN, which asks for the padding after (Pa, its r) beside the padding before, and its driver benchdnn, which fills in
 * what a line leaves out: the output from alike padding, or from a declared output the padding after that it implies,
 * {@code Pa = (o-1)S + F' - I - Pb}, so that the window comes out even.
 */
final class OneDnnRules {
    static final List<Rule> RULES = List.of(
            new Rule(
                    "oneDNN",
                    "floor((I - F' + Pb + Pa)/S) + 1",
                    "oneDNN, Convolution and Pooling",
                    Rule.ALL,
                    Setting.FLOOR,
                    Domain.ANY,
                    Sizes::floored),
            new Rule(
                    "benchdnn, no output declared",
                    "(I - F' + 2P)/S + 1, divided toward zero",
                    "benchdnn, conv_aux.cpp and pool_aux.cpp",
                    Rule.ALL,
                    Setting.FLOOR,
                    Domain.ALIKE.and(Domain.FITS),
                    OneDnnRules::truncated),
            new Rule(
                    "Java's integer division",
                    "(I - F + 2P)/S + 1, divided toward zero",
                    "The Java Language Specification, 15.17.2",
                    Rule.ALL,
                    Setting.FLOOR,
                    Domain.ALIKE.and(Domain.DENSE).and(Domain.FITS),
                    g -> truncated(Sizes.dense(g))));

    private OneDnnRules() {}

    private static Prediction truncated(Geometry g) {
        return Prediction.size(Sizes.room(g) / g.stride() + 1);
    }
}
