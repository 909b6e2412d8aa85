package conv4j.verification.rules;

import conv4j.verification.Geometry;
import conv4j.verification.Kind;
import conv4j.verification.Setting;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Dumoulin and Visin, A guide to convolution arithmetic for deep learning: relationships 1 to 7 and 15. */
final class DumoulinVisinRules {
    private static final Domain PLAIN = Domain.ALIKE.and(Domain.DENSE);
    static final Domain HALF =
            new Domain("F odd, P = floor(F/2)", g -> g.window() % 2 == 1 && g.before() == g.window() / 2);
    static final Domain FULL = new Domain("P = F - 1", g -> g.before() == g.window() - 1);

    static final List<Rule> RULES = List.of(
            convolution(
                    "1",
                    "(I - F) + 1",
                    Domain.UNPADDED.and(Domain.DENSE).and(Domain.UNIT_STRIDE),
                    g -> Prediction.size((long) g.input() - g.window() + 1)),
            convolution(
                    "2",
                    "(I - F) + 2P + 1",
                    PLAIN.and(Domain.UNIT_STRIDE),
                    g -> Prediction.size((long) g.input() - g.window() + 2L * g.before() + 1)),
            convolution("3 (half)", "I", PLAIN.and(Domain.UNIT_STRIDE).and(HALF), g -> Prediction.size(g.input())),
            convolution(
                    "4 (full)",
                    "I + (F - 1)",
                    PLAIN.and(Domain.UNIT_STRIDE).and(FULL),
                    g -> Prediction.size((long) g.input() + g.window() - 1)),
            convolution(
                    "5",
                    "floor((I - F)/S) + 1",
                    Domain.UNPADDED.and(Domain.DENSE),
                    g -> Sizes.floored(Sizes.dense(Sizes.unpadded(g)))),
            convolution("6", "floor((I + 2P - F)/S) + 1", PLAIN, g -> Sizes.floored(Sizes.dense(g))),
            relationship(
                    "7 (pooling)",
                    "floor((I - F)/S) + 1",
                    Rule.POOLS,
                    Domain.UNPADDED.and(Domain.DENSE),
                    g -> Sizes.floored(Sizes.dense(Sizes.unpadded(g)))),
            convolution("15 (dilation)", "floor((I + 2P - F - (F-1)(D-1))/S) + 1", Domain.ALIKE, Sizes::floored));

    private DumoulinVisinRules() {}

    private static Rule convolution(
            String number, String formula, Domain domain, Function<Geometry, Prediction> formulaAsCode) {
        return relationship(number, formula, Rule.CONVOLUTION, domain, formulaAsCode);
    }

    private static Rule relationship(
            String number,
            String formula,
            Set<Kind> kinds,
            Domain domain,
            Function<Geometry, Prediction> formulaAsCode) {
        return new Rule(
                "relationship " + number,
                formula,
                "Dumoulin & Visin, arXiv:1603.07285",
                kinds,
                Setting.FLOOR,
                domain,
                formulaAsCode);
    }
}
