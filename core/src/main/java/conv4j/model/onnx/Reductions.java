package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.op.ArgExtreme;
import conv4j.op.Elementwise;
import conv4j.op.Flatten;
import conv4j.op.Hardmax;
import conv4j.op.Op;
import conv4j.op.Reduce;
import conv4j.op.Reduce.Function;
import conv4j.op.Softmax;
import conv4j.op.TopK;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** What elements along axes come to, and how they compare. */
final class Reductions {
    private static final Set<Function> NOT_OF_INTEGERS =
            Set.of(Function.MEAN, Function.L2, Function.LOG_SUM, Function.LOG_SUM_EXP);

    private Reductions() {}

    /**
     * @param inputSince the opset from which on axes are an input
     */
    static Translator of(Function function, int inputSince) {
        return Translator.of(node -> reduce(node, function, inputSince));
    }

    private static Value reduce(OnnxNode node, Function function, int inputSince) {
        Attributes attributes = node.attributes();
        boolean keeps = attributes.flag("keepdims", true);
        boolean noneMeansNone = node.opset() >= inputSince && attributes.flag("noop_with_empty_axes", false);
        Value x = node.input(0);
        boolean waits = node.opset() >= inputSince && node.has(1) && !(node.input(1) instanceof Constant);
        if (waits) {
            if (noneMeansNone) {
                throw new ModelFormatException("wanted axes that are in the file beside noop_with_empty_axes, got axes"
                        + " that the network computes");
            }
            return node.emitKnowing(
                    "reduce",
                    x.type(),
                    keeps ? x.rank() : Computed.UNKNOWN,
                    List.of(x),
                    List.of(1),
                    known -> new Reduce(function, Integers.list(known.at(1).integers()), keeps));
        }
        List<Integer> axes = Reshaping.axes(node, inputSince, List.of());
        Value reduced = axes.isEmpty() && noneMeansNone
                ? single(node, function, x)
                : node.emit(new Reduce(function, axes, keeps), x);
        boolean extreme = function == Function.MAX || function == Function.MIN;
        if (extreme && x.type().isBoolean() && reduced instanceof Computed) {
            // Of no elements the largest is false and the smallest true.
            return node.aside(new Elementwise(Elementwise.Function.CLIP, 0, 1), reduced);
        }
        return NOT_OF_INTEGERS.contains(function) ? Arithmetic.truncated(node, reduced) : reduced;
    }

    /** Over no axis at all: what the function makes of one number. */
    private static Value single(OnnxNode node, Function function, Value x) {
        return switch (function) {
            case L1, L2 -> node.emit(Elementwise.of(Elementwise.Function.ABS), x);
            case SUM_OF_SQUARES -> node.emit(Elementwise.of(Elementwise.Function.SQUARE), x);
            case LOG_SUM -> node.emit(Elementwise.of(Elementwise.Function.LOG), x);
            default -> x;
        };
    }

    static Translator argExtreme(boolean largest) {
        return Translator.of(node -> {
            Attributes attributes = node.attributes();
            int axis = Integers.exact(attributes.integer("axis", 0));
            boolean keeps = attributes.flag("keepdims", true);
            boolean last = node.opset() >= 12 && attributes.flag("select_last_index", false);
            return node.emit(new ArgExtreme(largest, axis, keeps, last), node.input(0));
        });
    }

    /** k is an attribute before opset 10, then an input. Results that need not be sorted are, too. */
    static List<Value> topK(OnnxNode node) {
        Attributes attributes = node.attributes();
        int axis = Integers.exact(attributes.integer("axis", -1));
        boolean largest = node.opset() < 11 || attributes.flag("largest", true);
        if (node.opset() >= 11) {
            attributes.flag("sorted", true);
        }
        int fixed = node.opset() < 10 ? Integers.exact(attributes.integer("k")) : 0;
        Value x = node.input(0);
        List<Value> outputs = new ArrayList<>();
        for (TopK.Result result : TopK.Result.values()) {
            ElementType type = result == TopK.Result.INDICES ? ElementType.INT64 : x.type();
            outputs.add(node.emitKnowing(
                    "top_k", type, x.rank(), List.of(x), node.opset() < 10 ? List.of() : List.of(1), known -> {
                        int k = known.find(1)
                                .map(value -> Integers.exact(value.integer("k")))
                                .orElse(fixed);
                        return new TopK(k, axis, largest, result);
                    }));
        }
        return outputs;
    }

    static Translator softmax(boolean logarithm) {
        return Translator.of(node -> alongAxis(node, axis -> new Softmax(axis, logarithm)));
    }

    static Value hardmax(OnnxNode node) {
        return alongAxis(node, Hardmax::new);
    }

    /**
     * From opset 13 on along one axis, by default the last; before that along the columns of the matrix whose rows are the
     * axes before one, by default 1.
     */
    private static Value alongAxis(OnnxNode node, IntFunction<Op> along) {
        boolean single = node.opset() >= 13;
        Value x = node.input(0);
        int axis = Integers.exact(node.attributes().integer("axis", single ? -1 : 1));
        if (single || axis == -1 || x.rank() != Computed.UNKNOWN && axis == x.rank() - 1) {
            return node.emit(along.apply(single ? axis : -1), x);
        }
        Value matrix = node.emit(along.apply(1), node.aside(new Flatten(axis), x));
        return node.aside("reshape", x.rank(), matrix, Map.of(Known.SHAPE, node.shapeOf(x)), Normalizations::asShaped);
    }
}
