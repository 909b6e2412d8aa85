package conv4j.model.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import conv4j.model.ModelFormatException;
import java.util.Map;
import java.util.Set;

/**
 * The words of Keras 1 in those of its successors: {@code Convolution2D} with {@code nb_filter} and {@code border_mode}
 * is {@code Conv2D} with {@code filters} and {@code padding} (keras 2.0, legacy/interfaces.py).
 */
final class Keras1 {
    private static final Map<String, String> CLASSES = Map.of(
            "Convolution1D", "Conv1D",
            "Convolution2D", "Conv2D",
            "AtrousConvolution2D", "Conv2D",
            "SeparableConvolution2D", "SeparableConv2D");

    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("nb_filter", "filters"),
            Map.entry("filter_length", "kernel_size"),
            Map.entry("subsample", "strides"),
            Map.entry("subsample_length", "strides"),
            Map.entry("stride", "strides"),
            Map.entry("pool_length", "pool_size"),
            Map.entry("border_mode", "padding"),
            Map.entry("dim_ordering", "data_format"),
            Map.entry("atrous_rate", "dilation_rate"),
            Map.entry("bias", "use_bias"),
            Map.entry("output_dim", "units"),
            Map.entry("p", "rate"),
            Map.entry("concat_axis", "axis"),
            Map.entry("dot_axes", "axes"));

    private static final Map<String, String> MERGES = Map.of(
            "sum", "Add",
            "mul", "Multiply",
            "max", "Maximum",
            "ave", "Average",
            "concat", "Concatenate",
            "dot", "Dot");

    /** What a Merge is written with and does not use in any of the modes above. */
    private static final Set<String> UNUSED =
            Set.of("mode_type", "arguments", "output_shape", "output_shape_type", "output_mask", "output_mask_type");

    private Keras1() {}

    static String className(String where, String className, JsonObject options) {
        if (!className.equals("Merge")) {
            return CLASSES.getOrDefault(className, className);
        }
        String mode = options.get("mode") instanceof JsonPrimitive text ? text.getAsString() : "";
        String merge = MERGES.get(mode);
        if (merge == null) {
            throw new ModelFormatException(where + ", mode: wanted one of " + MERGES.keySet() + ", got "
                    + (mode.isEmpty() ? "code, which is never executed" : mode));
        }
        return merge;
    }

    static JsonObject options(String where, String className, JsonObject options) {
        JsonObject modern = new JsonObject();
        boolean merge = className.equals("Merge");
        for (Map.Entry<String, JsonElement> option : options.entrySet()) {
            String key = option.getKey();
            if (merge && (UNUSED.contains(key) || key.equals("mode"))) {
                continue;
            }
            boolean unusedAxis =
                    merge && !axisOf(options).equals(key) && (key.equals("concat_axis") || key.equals("dot_axes"));
            if (!unusedAxis) {
                modern.add(OPTIONS.getOrDefault(key, key), value(where, key, option.getValue()));
            }
        }
        if (options.has("nb_row") && options.has("nb_col")) {
            JsonArray size = new JsonArray();
            size.add(options.get("nb_row"));
            size.add(options.get("nb_col"));
            modern.remove("nb_row");
            modern.remove("nb_col");
            modern.add("kernel_size", size);
        }
        return modern;
    }

    private static String axisOf(JsonObject merge) {
        String mode = merge.get("mode") instanceof JsonPrimitive text ? text.getAsString() : "";
        return mode.equals("concat") ? "concat_axis" : mode.equals("dot") ? "dot_axes" : "";
    }

    private static JsonElement value(String where, String key, JsonElement value) {
        if (!key.equals("dim_ordering")) {
            return value;
        }
        String ordering = value instanceof JsonPrimitive text ? text.getAsString() : "";
        return switch (ordering) {
            case "tf" -> new JsonPrimitive("channels_last");
            case "th" -> new JsonPrimitive("channels_first");
            default -> throw new ModelFormatException(where + ", dim_ordering: wanted tf or th, got " + value);
        };
    }
}
