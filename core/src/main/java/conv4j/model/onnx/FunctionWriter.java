package conv4j.model.onnx;

import static conv4j.model.onnx.NodeWriter.attribute;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import conv4j.op.Binary;
import conv4j.op.Elementwise;
import java.util.List;
import java.util.Objects;

/** Functions of one number, of two and of three as operators of a file. */
final class FunctionWriter {
    private FunctionWriter() {}

    static void elementwise(Elementwise op, NodeWriter node) {
        String x = node.input(0);
        switch (op.function()) {
            case CLIP -> node.last("Clip", x, node.number("lowest", op.alpha()), node.number("highest", op.beta()));
            case AFFINE ->
                node.last(
                        "Add", node.part("Mul", x, node.number("scale", op.alpha())), node.number("offset", op.beta()));
            case SQUARE -> node.last("Mul", x, x);
            case SWISH ->
                node.last("Mul", x, node.part("Sigmoid", node.part("Mul", x, node.number("scale", op.alpha()))));
            case HARD_SIGMOID ->
                node.last("HardSigmoid", x)
                        .addAttribute(attribute("alpha", op.alpha()))
                        .addAttribute(attribute("beta", op.beta()));
            case SELU ->
                node.last("Selu", x)
                        .addAttribute(attribute("alpha", op.alpha()))
                        .addAttribute(attribute("gamma", op.beta()));
            case SHRINK ->
                node.last("Shrink", x)
                        .addAttribute(attribute("lambd", op.alpha()))
                        .addAttribute(attribute("bias", op.beta()));
            case GELU_TANH -> node.last("Gelu", x).addAttribute(attribute("approximate", "tanh"));
            default -> composed(op, node, x);
        }
    }

    /** Functions that are no operator: made of several that are. */
    private static void composed(Elementwise op, NodeWriter node, String x) {
        switch (op.function()) {
            case TRUNCATE -> node.last("Mul", node.part("Sign", x), node.part("Floor", node.part("Abs", x)));
            case ROUND_TO_HALF -> node.lastAsFloat(node.as(DataType.FLOAT16, x));
            case NOT -> node.lastAsFloat(node.part("Equal", x, node.number("zero", 0)));
            case IS_NAN -> node.lastAsFloat(node.part("IsNaN", x));
            case IS_INF ->
                node.lastAsFloat(node.part(
                        "IsInf",
                        List.of(x),
                        List.of(
                                attribute("detect_negative", op.alpha() != 0),
                                attribute("detect_positive", op.beta() != 0))));
            case LOG_SIGMOID -> node.last("Neg", node.part("Softplus", node.part("Neg", x)));
            case SQUAREPLUS -> {
                String inside = node.part("Add", node.part("Mul", x, x), node.number("bend", op.alpha()));
                node.last("Mul", node.part("Add", x, node.part("Sqrt", inside)), node.number("half", 0.5f));
            }
            case SPARSE_PLUS -> sparsePlus(node, x);
            case THRESHOLD ->
                node.last(
                        "Where",
                        node.part("Greater", x, node.number("threshold", op.alpha())),
                        x,
                        node.number("below", op.beta()));
            case TANH_SHRINK -> node.last("Sub", x, node.part("Tanh", x));
            default -> named(op, node);
        }
    }

    private static void sparsePlus(NodeWriter node, String x) {
        String one = node.number("one", 1);
        String shifted = node.part("Add", x, one);
        String bent = node.part("Mul", node.part("Mul", shifted, shifted), node.number("quarter", 0.25f));
        String fromTheLeft = node.part(
                "Where", node.part("LessOrEqual", x, node.number("minus_one", -1)), node.number("zero", 0), bent);
        node.last("Where", node.part("GreaterOrEqual", x, one), x, fromTheLeft);
    }

    private static void named(Elementwise op, NodeWriter node) {
        String withAlpha = OperatorNames.WITH_ALPHA.get(op.function());
        if (withAlpha != null) {
            node.last(withAlpha, node.inputs()).addAttribute(attribute("alpha", op.alpha()));
        } else {
            node.last(Objects.requireNonNull(OperatorNames.ELEMENTWISE.get(op.function())), node.inputs());
        }
    }

    static void binary(Binary op, NodeWriter node) {
        String a = node.input(0);
        String b = node.input(1);
        switch (op.function()) {
            case MODULO -> node.last("Sub", a, node.part("Mul", b, node.part("Floor", node.part("Div", a, b))));
            case FMOD -> node.last("Mod", a, b).addAttribute(attribute("fmod", 1));
            case EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> node.lastAsFloat(node.part(name(op), a, b));
            case AND, OR, XOR ->
                node.lastAsFloat(node.part(name(op), node.as(DataType.BOOL, a), node.as(DataType.BOOL, b)));
            // PRelu repeats the slope along x, and not x along the slope; only a constant is sure to be the smaller.
            case PRELU -> {
                if (node.isConstant(1)) {
                    node.last("PRelu", a, b);
                } else {
                    String negative = node.part("Less", a, node.number("zero", 0));
                    node.last("Where", negative, node.part("Mul", a, b), a);
                }
            }
            default -> node.last(name(op), a, b);
        }
    }

    private static String name(Binary op) {
        return Objects.requireNonNull(OperatorNames.BINARY.get(op.function()));
    }

    static void select(NodeWriter node) {
        node.last("Where", node.as(DataType.BOOL, node.input(0)), node.input(1), node.input(2));
    }
}
