package conv4j.verification.rules;

import conv4j.verification.Geometry;
import conv4j.verification.Setting;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Transposed convolutions without output padding: Dumoulin and Visin's relationships 8 to 13 (14 is 13 with output
 * padding), and what frameworks say. I is the input of the transposed convolution.
 */
final class TransposedRules {
    private static final String GUIDE = "Dumoulin & Visin, arXiv:1603.07285";
    private static final Domain PLAIN = Domain.ALIKE.and(Domain.DENSE);
    private static final Domain UNIT = PLAIN.and(Domain.UNIT_STRIDE);
    private static final Domain COVERED = new Domain("S <= F'", g -> g.stride() <= Sizes.reach(g));

    static final List<Rule> RULES = List.of(
            rule(
                    "relationship 8",
                    "I + (F - 1)",
                    GUIDE,
                    Setting.FLOOR,
                    Domain.UNPADDED.and(Domain.DENSE).and(Domain.UNIT_STRIDE),
                    g -> Prediction.size((long) g.input() + g.window() - 1)),
            rule(
                    "relationship 9",
                    "I + (F - 1) - 2P",
                    GUIDE,
                    Setting.FLOOR,
                    UNIT,
                    g -> Prediction.size((long) g.input() + g.window() - 1 - 2L * g.before())),
            rule(
                    "relationship 10 (half)",
                    "I",
                    GUIDE,
                    Setting.FLOOR,
                    UNIT.and(DumoulinVisinRules.HALF),
                    g -> Prediction.size(g.input())),
            rule(
                    "relationship 11 (full)",
                    "I - (F - 1)",
                    GUIDE,
                    Setting.FLOOR,
                    UNIT.and(DumoulinVisinRules.FULL),
                    g -> Prediction.size((long) g.input() - g.window() + 1)),
            rule(
                    "relationship 12",
                    "S(I - 1) + F",
                    GUIDE,
                    Setting.FLOOR,
                    Domain.UNPADDED.and(Domain.DENSE),
                    g -> Prediction.size(strides(g) + g.window())),
            rule(
                    "relationship 13",
                    "S(I - 1) + F - 2P",
                    GUIDE,
                    Setting.FLOOR,
                    PLAIN,
                    g -> Prediction.size(strides(g) + g.window() - 2L * g.before())),
            rule(
                    "PyTorch ConvTranspose2d",
                    "(I - 1)S - 2P + D(F - 1) + 1",
                    "torch.nn.ConvTranspose2d",
                    Setting.FLOOR,
                    Domain.ALIKE,
                    TransposedRules::covered),
            rule(
                    "ONNX ConvTranspose",
                    "S(I - 1) + F' - Pb - Pa",
                    "ONNX Operators: ConvTranspose",
                    Setting.FLOOR,
                    Domain.ANY,
                    TransposedRules::covered),
            rule(
                    "ONNX ConvTranspose, SAME_UPPER",
                    "I S",
                    "ONNX Operators: ConvTranspose",
                    Setting.SAME_UPPER,
                    Domain.ANY,
                    TransposedRules::filled),
            rule(
                    "Keras Conv2DTranspose, same",
                    "I S",
                    "keras.src.backend.common.backend_utils",
                    Setting.SAME_UPPER,
                    Domain.ANY,
                    TransposedRules::filled),
            // Where the window is shorter than the stride Keras fills the last stride up: that takes output padding.
            rule(
                    "Keras Conv2DTranspose, valid",
                    "I S + max(F' - S, 0)",
                    "keras.src.backend.common.backend_utils",
                    Setting.VALID,
                    COVERED,
                    g -> Prediction.size((long) g.input() * g.stride() + Math.max(Sizes.reach(g) - g.stride(), 0))));

    private TransposedRules() {}

    private static Rule rule(
            String name,
            String formula,
            String source,
            Setting setting,
            Domain domain,
            Function<Geometry, Prediction> formulaAsCode) {
        return new Rule(name, formula, source, Set.of(), setting, domain, formulaAsCode);
    }

    /** S(I - 1). */
    private static long strides(Geometry g) {
        return (long) g.stride() * (g.input() - 1);
    }

    private static Prediction covered(Geometry g) {
        return Prediction.size(strides(g) + Sizes.reach(g) - g.before() - g.after());
    }

    private static Prediction filled(Geometry g) {
        return Prediction.size((long) g.input() * g.stride());
    }
}
