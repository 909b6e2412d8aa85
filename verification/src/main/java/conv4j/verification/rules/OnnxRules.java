package conv4j.verification.rules;

import conv4j.verification.Setting;
import java.util.List;

/** ONNX operators Conv, MaxPool and AveragePool. */
final class OnnxRules {
    private static final String OPERATORS = "ONNX Operators: Conv, MaxPool, AveragePool";

    static final List<Rule> RULES = List.of(
            new Rule(
                    "ONNX explicit",
                    "floor((I + Pb + Pa - F')/S) + 1",
                    OPERATORS,
                    Rule.ALL,
                    Setting.FLOOR,
                    Domain.ANY,
                    Sizes::floored),
            new Rule(
                    "ONNX explicit, ceil_mode",
                    "ceil((I + Pb + Pa - F')/S) + 1, less 1 if (o-1)S >= I + Pb",
                    OPERATORS,
                    Rule.POOLS,
                    Setting.CEIL,
                    Domain.AFTER_WITHIN_WINDOW,
                    Sizes::ceiledInsideInput),
            new Rule("ONNX SAME_UPPER", "ceil(I/S)", OPERATORS, Rule.ALL, Setting.SAME_UPPER, Domain.ANY, Sizes::same),
            new Rule("ONNX SAME_LOWER", "ceil(I/S)", OPERATORS, Rule.ALL, Setting.SAME_LOWER, Domain.ANY, Sizes::same),
            // With auto_pad VALID and ceil_mode 1 the specification contradicts itself: its text floors, the shape
            // inference of its schema rounds up.
            new Rule(
                    "ONNX VALID, ceil_mode, as the text says",
                    "ceil((I - F' + 1)/S)",
                    "ONNX Operators: MaxPool, auto_pad",
                    Rule.POOLS,
                    Setting.VALID,
                    Domain.ANY,
                    g -> Prediction.size(Sizes.ceil(g.input() - Sizes.reach(g) + 1, g.stride()))),
            new Rule(
                    "ONNX VALID, ceil_mode, as shape inference does",
                    "ceil((I - F')/S) + 1",
                    "onnx/defs/nn, convPoolShapeInference",
                    Rule.POOLS,
                    Setting.VALID_CEIL,
                    FrameworkRules.lastStartsInsideUnpadded(),
                    g -> Prediction.size(Sizes.ceiled(Sizes.unpadded(g)))));

    private OnnxRules() {}
}
