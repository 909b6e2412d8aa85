package conv4j.model.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import conv4j.op.Binary;
import conv4j.op.Elementwise;
import conv4j.op.Reduce;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Functions that stand among the layers: those of {@code keras.ops} (Keras 3, {@code Add} with a number), of TensorFlow
 * (Keras 2, {@code TFOpLambda} with {@code "function": "math.multiply"}), and TensorFlow's own nodes (2.0 to 2.3,
 * {@code TensorFlowOpLayer}).
 */
final class OperationLayers {
    private static final Map<String, Binary.Function> BINARY = Map.ofEntries(
            Map.entry("add", Binary.Function.ADD),
            Map.entry("addv2", Binary.Function.ADD),
            Map.entry("subtract", Binary.Function.SUBTRACT),
            Map.entry("sub", Binary.Function.SUBTRACT),
            Map.entry("multiply", Binary.Function.MULTIPLY),
            Map.entry("mul", Binary.Function.MULTIPLY),
            Map.entry("divide", Binary.Function.DIVIDE),
            Map.entry("truediv", Binary.Function.DIVIDE),
            Map.entry("true_divide", Binary.Function.DIVIDE),
            Map.entry("realdiv", Binary.Function.DIVIDE),
            Map.entry("power", Binary.Function.POWER),
            Map.entry("pow", Binary.Function.POWER),
            Map.entry("maximum", Binary.Function.MAXIMUM),
            Map.entry("minimum", Binary.Function.MINIMUM));

    private static final Map<String, Elementwise.Function> UNARY = Map.of(
            "absolute", Elementwise.Function.ABS,
            "abs", Elementwise.Function.ABS,
            "negative", Elementwise.Function.NEGATE,
            "neg", Elementwise.Function.NEGATE,
            "square", Elementwise.Function.SQUARE,
            "sqrt", Elementwise.Function.SQRT,
            "exp", Elementwise.Function.EXP,
            "log", Elementwise.Function.LOG);

    private static final Map<String, Reduce.Function> REDUCE = Map.of(
            "mean", Reduce.Function.MEAN,
            "reduce_mean", Reduce.Function.MEAN,
            "sum", Reduce.Function.SUM,
            "reduce_sum", Reduce.Function.SUM,
            "max", Reduce.Function.MAX,
            "reduce_max", Reduce.Function.MAX,
            "min", Reduce.Function.MIN,
            "reduce_min", Reduce.Function.MIN);

    private static final Set<String> CONCATENATE = Set.of("concatenate", "concat");

    /** Named arguments that say nothing of the result. */
    private static final Set<String> SILENT = Set.of("name", "training", "mask");

    private OperationLayers() {}

    /** The kind of an operation; null when it is not known. */
    static @Nullable LayerKind find(LayerDescription layer) {
        String function = function(layer);
        boolean known = BINARY.containsKey(function)
                || UNARY.containsKey(function)
                || REDUCE.containsKey(function)
                || Activations.isElementwise(function)
                || CONCATENATE.contains(function);
        return known ? LayerKind.of(call -> apply(call, function)) : null;
    }

    static boolean isOperation(LayerDescription layer) {
        return layer.isOperation()
                || layer.className().equals("TFOpLambda")
                || layer.className().equals("TensorFlowOpLayer");
    }

    /** The function's own name, in lower case with underscores. */
    static String function(LayerDescription layer) {
        JsonElement name = switch (layer.className()) {
            case "TFOpLambda" -> layer.options().get("function");
            case "TensorFlowOpLayer" ->
                layer.options().get("node_def") instanceof JsonObject node ? node.get("op") : null;
            default -> new JsonPrimitive(ArchiveWeights.snakeCase(layer.className()));
        };
        String full = name instanceof JsonPrimitive text && text.isString() ? text.getAsString() : "";
        return full.substring(full.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static Value apply(LayerCall call, String function) {
        call.config().ignore("function");
        Set<String> used = new HashSet<>(SILENT);
        Value result;
        if (BINARY.containsKey(function)) {
            result = binary(call, BINARY.get(function), used);
        } else if (REDUCE.containsKey(function)) {
            result = reduce(call, REDUCE.get(function), used);
        } else if (CONCATENATE.contains(function)) {
            result = MergingLayers.concatenate(call, merged(call, used).integer("axis", 0));
        } else if (UNARY.containsKey(function)) {
            result = call.main(Elementwise.of(UNARY.get(function)), call.input(), call.input());
        } else {
            result = Activations.named(call, function, call.input());
        }
        requireNoOther(call, used);
        return result;
    }

    private static void requireNoOther(LayerCall call, Set<String> used) {
        call.arguments().named().forEach((name, operand) -> {
            if (operand.value() == null
                    && !used.contains(name)
                    && !operand.constant().isJsonNull()) {
                throw call.refusal("the argument " + name + " = " + Json.shortened(operand.constant())
                        + " is not supported; it may change the result");
            }
        });
    }

    private static Value binary(LayerCall call, Binary.Function function, Set<String> used) {
        List<LayerCall.Operand> operands = new ArrayList<>(call.arguments().positional());
        for (String name : List.of("x", "x1", "y", "x2")) {
            LayerCall.Operand operand = call.arguments().named().get(name);
            if (operand != null) {
                operands.add(operand);
                used.add(name);
            }
        }
        operands.addAll(nodeConstants(call, operands));
        if (operands.size() != 2) {
            throw call.refusal("wanted 2 operands, got " + operands.size());
        }
        Value x = operands.get(0).value();
        Value y = operands.get(1).value();
        if (x != null && y != null) {
            List<Value> both = MergingLayers.broadcast(call, List.of(x, y));
            Value wider = both.get(0).rank() >= both.get(1).rank() ? both.get(0) : both.get(1);
            return call.main(new Binary(function), wider, both.get(0), both.get(1));
        }
        if (x == null && y == null) {
            throw call.refusal("wanted a tensor among its operands, got constants");
        }
        Value with = x == null ? Objects.requireNonNull(y) : x;
        Value left = x == null ? constant(call, operands.get(0), with) : x;
        Value right = y == null ? constant(call, operands.get(1), with) : y;
        return call.main(new Binary(function), with, left, right);
    }

    private static Value constant(LayerCall call, LayerCall.Operand operand, Value with) {
        Tensor numbers = Numbers.tensor(operand.constant());
        if (numbers == null) {
            throw call.refusal("wanted a number as operand, got " + Json.shortened(operand.constant()));
        }
        return call.constant("operand", numbers, with);
    }

    /** A TensorFlowOpLayer keeps constants as {@code "constants": {"1": 3.0}}, by the place among the operands. */
    private static List<LayerCall.Operand> nodeConstants(LayerCall call, List<LayerCall.Operand> before) {
        Config config = call.config();
        config.ignore("node_def");
        if (!(config.element("constants") instanceof JsonObject constants)) {
            return List.of();
        }
        List<LayerCall.Operand> after = new ArrayList<>();
        Map<String, JsonElement> byPlace = new HashMap<>(constants.asMap());
        JsonElement first = byPlace.remove("0");
        if (first != null) {
            before.add(0, new LayerCall.Operand(null, first));
        }
        JsonElement second = byPlace.remove("1");
        if (second != null) {
            after.add(new LayerCall.Operand(null, second));
        }
        if (!byPlace.isEmpty()) {
            throw config.wrong("constants", "operands 0 and 1");
        }
        return after;
    }

    private static Value reduce(LayerCall call, Reduce.Function function, Set<String> used) {
        Config options = merged(call, used);
        Value input = call.input();
        List<Integer> axes = options.given("axis")
                ? options.integers("axis").stream().map(input::axis).toList()
                : List.of();
        boolean keep = options.flag("keepdims", false);
        Value kept = keep ? input : call.asInKeras(input);
        if (keep) {
            return call.main(new Reduce(function, axes, true), kept, kept);
        }
        List<Integer> plain = options.given("axis")
                ? options.integers("axis").stream().map(kept::axis).toList()
                : List.of();
        int rank = plain.isEmpty() ? 0 : input.rank() - plain.size();
        return call.main(new Reduce(function, plain, false), new Value("", rank, false), kept);
    }

    /** Options of a function stand in its config (Keras 3) or among its named arguments (Keras 2). */
    private static Config merged(LayerCall call, Set<String> used) {
        JsonObject options = new JsonObject();
        for (String name : List.of("axis", "keepdims")) {
            LayerCall.Operand operand = call.arguments().named().get(name);
            if (operand != null && operand.value() == null) {
                options.add(name, operand.constant());
                used.add(name);
            } else if (call.config().has(name)) {
                options.add(name, call.config().element(name));
            }
        }
        return new Config(call.config().where(), options);
    }
}
