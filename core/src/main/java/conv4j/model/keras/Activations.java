package conv4j.model.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import conv4j.model.ModelFormatException;
import conv4j.op.AxisRange;
import conv4j.op.Binary;
import conv4j.op.Elementwise;
import conv4j.op.Elementwise.Function;
import conv4j.op.Late;
import conv4j.op.Op;
import conv4j.op.Relu;
import conv4j.op.ShapeOf;
import conv4j.op.Slice;
import conv4j.op.Softmax;
import java.util.List;
import java.util.Map;

/**
 * The functions of {@code keras.activations}, by their names in any Keras; a layer's activation may also be written as
 * an object with a class name.
 */
final class Activations {
    private static final Map<String, Op> ELEMENTWISE = Map.ofEntries(
            Map.entry("relu", new Relu()),
            Map.entry("relu6", new Elementwise(Function.CLIP, 0, 6)),
            Map.entry("leaky_relu", new Elementwise(Function.LEAKY_RELU, 0.2f, 0)),
            Map.entry("elu", new Elementwise(Function.ELU, 1, 0)),
            Map.entry("celu", new Elementwise(Function.CELU, 1, 0)),
            Map.entry("selu", new Elementwise(Function.SELU, 1.6732632f, 1.050701f)),
            Map.entry("sigmoid", Elementwise.of(Function.SIGMOID)),
            Map.entry("sparse_sigmoid", new Elementwise(Function.HARD_SIGMOID, 0.5f, 0.5f)),
            Map.entry("log_sigmoid", Elementwise.of(Function.LOG_SIGMOID)),
            Map.entry("tanh", Elementwise.of(Function.TANH)),
            Map.entry("hard_tanh", new Elementwise(Function.CLIP, -1, 1)),
            Map.entry("tanh_shrink", Elementwise.of(Function.TANH_SHRINK)),
            Map.entry("soft_shrink", new Elementwise(Function.SHRINK, 0.5f, 0.5f)),
            Map.entry("hard_shrink", new Elementwise(Function.SHRINK, 0.5f, 0)),
            Map.entry("softplus", Elementwise.of(Function.SOFTPLUS)),
            Map.entry("sparse_plus", Elementwise.of(Function.SPARSE_PLUS)),
            Map.entry("squareplus", new Elementwise(Function.SQUAREPLUS, 4, 0)),
            Map.entry("softsign", Elementwise.of(Function.SOFTSIGN)),
            Map.entry("exponential", Elementwise.of(Function.EXP)),
            Map.entry("gelu", Elementwise.of(Function.GELU)),
            Map.entry("silu", new Elementwise(Function.SWISH, 1, 0)),
            Map.entry("swish", new Elementwise(Function.SWISH, 1, 0)),
            Map.entry("hard_silu", Elementwise.of(Function.HARD_SWISH)),
            Map.entry("hard_swish", Elementwise.of(Function.HARD_SWISH)),
            Map.entry("mish", Elementwise.of(Function.MISH)));

    private Activations() {}

    /** The value after the function that the layer's option {@code activation} names, if it names one. */
    static Value ofLayer(LayerCall call, Value value) {
        return apply(call, call.config().element("activation"), value);
    }

    private static Value apply(LayerCall call, JsonElement function, Value value) {
        if (function.isJsonNull()) {
            return value;
        }
        if (function instanceof JsonPrimitive name && name.isString()) {
            return named(call, name.getAsString(), value);
        }
        if (function instanceof JsonObject object && object.get("class_name") instanceof JsonPrimitive className) {
            JsonElement config = object.has("config") ? object.get("config") : JsonNull.INSTANCE;
            if (config.isJsonPrimitive()) {
                // A function, whose config is its name.
                return named(call, config.getAsString(), value);
            }
            if (config instanceof JsonObject options) {
                return layer(call, className.getAsString(), options, value);
            }
        }
        throw unknown(call, Json.shortened(function));
    }

    /** A layer in place of a function: LeakyReLU and the like. */
    private static Value layer(LayerCall call, String className, JsonObject options, Value value) {
        LayerKind kind = ActivationLayers.TABLE.get(className);
        Config config = new Config(call.config().where() + ", activation " + className, options);
        if (kind == null || !kind.weights().apply(config).isEmpty()) {
            throw unknown(call, className);
        }
        Value activated = kind.translation().apply(call.of(config, value));
        config.ignore("dtype");
        config.requireAllRead();
        return activated;
    }

    /** The value after a function given by its name. */
    static Value named(LayerCall call, String name, Value value) {
        // A function that was registered is written Package>name.
        String function = name.substring(name.lastIndexOf('>') + 1);
        return switch (function) {
            case "linear" -> value;
            case "hard_sigmoid" -> call.step(hardSigmoid(call.version()), value);
            case "softmax" -> call.step(new Softmax(value.axis(-1), false), value);
            case "log_softmax" -> call.step(new Softmax(value.axis(-1), true), value);
            case "sparsemax" -> KerasSparsemax.apply(call, value);
            case "glu" -> gated(call, value);
            default -> {
                Op op = ELEMENTWISE.get(function);
                if (op == null) {
                    throw unknown(call, name);
                }
                yield call.step(op, value);
            }
        };
    }

    static boolean isElementwise(String name) {
        return ELEMENTWISE.containsKey(name);
    }

    /** Keras 3 changed the slope from 1/5 to 1/6. */
    private static Elementwise hardSigmoid(KerasVersion version) {
        return new Elementwise(Function.HARD_SIGMOID, version.major() < 3 ? 0.2f : 1f / 6, 0.5f);
    }

    /** The first half of the channels times the sigmoid of the second. */
    private static Value gated(LayerCall call, Value value) {
        int axis = value.axis(-1);
        Value shape = call.step(new ShapeOf(axis, axis + 1), new Value("", 1, false), value);
        Value first = half(call, value, shape, 0);
        Value second = half(call, value, shape, 1);
        Value gate = call.step(Elementwise.of(Function.SIGMOID), second);
        return call.step(new Binary(Binary.Function.MULTIPLY), first, first, gate);
    }

    private static Value half(LayerCall call, Value value, Value extent, int which) {
        int axis = value.axis(-1);
        Late slice = new Late(1, "half", extents -> {
            int half = (int) extents.get(0).values()[0] / 2;
            return new Slice(List.of(new AxisRange(axis, (long) which * half, (which + 1L) * half, 1)));
        });
        return call.step(slice, value, value, extent);
    }

    private static ModelFormatException unknown(LayerCall call, String name) {
        return call.refusal("the activation " + name + " is not supported");
    }
}
