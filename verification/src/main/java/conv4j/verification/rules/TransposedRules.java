package conv4j.verification.rules;

import conv4j.verification.Geometry;
import conv4j.verification.Setting;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Transposed convolutions: Dumoulin and Visin's relationships 8 to 14, and what frameworks say. I is the input of the
 * transposed convolution, a its output padding.
 */
final class TransposedRules {
    private static final String GUIDE = "Dumoulin & Visin, arXiv:1603.07285";
    private static final String KERAS = "keras.src.backend.common.backend_utils";
    private static final Domain ALIKE_AND_DENSE = Domain.ALIKE.and(Domain.DENSE);
    private static final Domain PLAIN = ALIKE_AND_DENSE.and(Domain.NO_OUTPUT_PADDING);
    private static final Domain UNPADDED = Domain.UNPADDED.and(Domain.DENSE).and(Domain.NO_OUTPUT_PADDING);
    private static final Domain UNIT = PLAIN.and(Domain.UNIT_STRIDE);
    /** What {@code (I + 2P - F) mod S} can be. */
    private static final Domain REMAINDER = new Domain("a < S", g -> g.outputPadding() < g.stride());

    private static final Domain BELOW_STRIDE_OR_DILATION =
            new Domain("a < max(S, D)", g -> g.outputPadding() < Math.max(g.stride(), g.dilation()));
    /** Keras fills the last stride up where the window is shorter. */
    private static final Domain FILLED_UP =
            new Domain("a = max(S - F', 0)", g -> g.outputPadding() == Math.max(g.stride() - Sizes.reach(g), 0));

    private static final Domain HALF_THE_REACH =
            new Domain("P = floor(F'/2)", g -> g.before() == Sizes.reach(g) / 2 && g.after() == g.before());

    static final List<Rule> RULES = List.of(
            rule(
                    "relationship 8",
                    "I + (F - 1)",
                    GUIDE,
                    Setting.FLOOR,
                    UNPADDED.and(Domain.UNIT_STRIDE),
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
                    UNPADDED,
                    g -> Prediction.size(strides(g) + g.window())),
            rule(
                    "relationship 13",
                    "S(I - 1) + F - 2P",
                    GUIDE,
                    Setting.FLOOR,
                    PLAIN,
                    g -> Prediction.size(strides(g) + g.window() - 2L * g.before())),
            rule(
                    "relationship 14",
                    "S(I - 1) + a + F - 2P",
                    GUIDE,
                    Setting.FLOOR,
                    ALIKE_AND_DENSE.and(REMAINDER),
                    g -> Prediction.size(strides(g) + g.outputPadding() + g.window() - 2L * g.before())),
            rule(
                    "PyTorch ConvTranspose2d",
                    "(I - 1)S - 2P + D(F - 1) + a + 1",
                    "torch.nn.ConvTranspose2d",
                    Setting.FLOOR,
                    Domain.ALIKE.and(BELOW_STRIDE_OR_DILATION),
                    TransposedRules::covered),
            rule(
                    "ONNX ConvTranspose",
                    "S(I - 1) + a + F' - Pb - Pa",
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
                    "ONNX ConvTranspose, SAME_LOWER",
                    "I S",
                    "ONNX Operators: ConvTranspose",
                    Setting.SAME_LOWER,
                    Domain.ANY,
                    TransposedRules::filled),
            rule("Keras Conv2DTranspose, same", "I S", KERAS, Setting.SAME_UPPER, Domain.ANY, TransposedRules::filled),
            rule(
                    "Keras Conv2DTranspose, valid",
                    "I S + max(F' - S, 0)",
                    KERAS,
                    Setting.VALID,
                    FILLED_UP,
                    g -> Prediction.size((long) g.input() * g.stride() + Math.max(Sizes.reach(g) - g.stride(), 0))),
            rule(
                    "Keras Conv2DTranspose, valid, output_padding",
                    "S(I - 1) + F' + a",
                    KERAS,
                    Setting.VALID,
                    Domain.ANY,
                    g -> Prediction.size(strides(g) + Sizes.reach(g) + g.outputPadding())),
            rule(
                    "Keras Conv2DTranspose, same, output_padding",
                    "S(I - 1) + F' mod 2 + a",
                    KERAS,
                    Setting.FLOOR,
                    HALF_THE_REACH,
                    g -> Prediction.size(strides(g) + Sizes.reach(g) % 2 + g.outputPadding())));

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
        return Prediction.size(strides(g) + g.outputPadding() + Sizes.reach(g) - g.before() - g.after());
    }

    private static Prediction filled(Geometry g) {
        return Prediction.size((long) g.input() * g.stride());
    }
}
