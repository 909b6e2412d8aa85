package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.op.Binary;
import conv4j.op.Elementwise;
import conv4j.op.Elementwise.Function;
import conv4j.op.Op;
import conv4j.op.Relu;
import java.util.List;

/** Functions of one number. */
final class Activations {
    private Activations() {}

    /** One that has no attributes. */
    static Translator plain(Function function) {
        return plain(Elementwise.of(function));
    }

    static Translator relu() {
        return plain(new Relu());
    }

    private static Translator plain(Op op) {
        return Translator.of(node -> node.emit(op, node.input(0)));
    }

    /** One that has an attribute {@code alpha}. */
    static Translator withAlpha(Function function, float absent) {
        return Translator.of(node -> numbered(node, function, node.attributes().decimal("alpha", absent), 0));
    }

    private static Value numbered(OnnxNode node, Function function, float alpha, float beta) {
        return node.emit(new Elementwise(function, alpha, beta), node.input(0));
    }

    static Value selu(OnnxNode node) {
        return numbered(
                node,
                Function.SELU,
                node.attributes().decimal("alpha", 1.6732632f),
                node.attributes().decimal("gamma", 1.050701f));
    }

    static Value hardSigmoid(OnnxNode node) {
        return numbered(
                node,
                Function.HARD_SIGMOID,
                node.attributes().decimal("alpha", 0.2f),
                node.attributes().decimal("beta", 0.5f));
    }

    static Value shrink(OnnxNode node) {
        return numbered(
                node,
                Function.SHRINK,
                node.attributes().decimal("lambd", 0.5f),
                node.attributes().decimal("bias", 0));
    }

    static Value gelu(OnnxNode node) {
        boolean exact =
                node.attributes().word("approximate", "none", "none", "tanh").equals("none");
        return numbered(node, exact ? Function.GELU : Function.GELU_TANH, 0, 0);
    }

    static Value isInfinite(OnnxNode node) {
        return numbered(
                node,
                Function.IS_INF,
                node.attributes().flag("detect_negative", true) ? 1 : 0,
                node.attributes().flag("detect_positive", true) ? 1 : 0);
    }

    /** Bounds are attributes before opset 11, then inputs. */
    static Value clip(OnnxNode node) {
        if (node.opset() < 11) {
            return numbered(
                    node,
                    Function.CLIP,
                    node.attributes().decimal("min", -Float.MAX_VALUE),
                    node.attributes().decimal("max", Float.MAX_VALUE));
        }
        boolean fixed =
                List.of(1, 2).stream().allMatch(place -> !node.has(place) || node.input(place) instanceof Constant);
        if (fixed) {
            return numbered(
                    node,
                    Function.CLIP,
                    node.has(1) ? node.constant(1, "bounds").number("min") : Float.NEGATIVE_INFINITY,
                    node.has(2) ? node.constant(2, "bounds").number("max") : Float.POSITIVE_INFINITY);
        }
        Value x = node.input(0);
        Value above = node.find(1)
                .map(least -> node.aside(new Binary(Binary.Function.MAXIMUM), x, least))
                .orElse(x);
        return node.find(2)
                .map(most -> node.aside(new Binary(Binary.Function.MINIMUM), above, most))
                .orElse(above);
    }

    /** Numbers that are of no use at inference are inputs from opset 12 on. */
    static List<Value> dropout(OnnxNode node) {
        Value x = node.input(0);
        node.attributes().ignore("seed");
        if (node.opset() < 12) {
            node.attributes().ignore("ratio");
        } else {
            node.find(1);
        }
        if (node.has(2) && node.constant(2, "a training_mode").integer("training_mode") != 0) {
            throw new ModelFormatException("wanted training_mode false, got true; export the model for inference");
        }
        // Nothing is dropped, so the mask is true throughout.
        return node.makes(1) ? List.of(x, Constants.filled(node, x, ElementType.BOOL, 1)) : List.of(x);
    }
}
