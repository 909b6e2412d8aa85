package conv4j.model.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Set;

/** The number formats of layers: computed is in float32, whatever float a layer names. */
final class DataTypes {
    private static final Set<String> FLOATS =
            Set.of("float16", "bfloat16", "float32", "float64", "mixed_float16", "mixed_bfloat16");

    private static final Set<String> INTEGERS = Set.of("uint8", "int8", "uint16", "int16", "int32", "int64");

    private DataTypes() {}

    /**
     * @throws conv4j.model.ModelFormatException when a layer computes in integers or with quantized weights
     */
    static void require(Config config) {
        JsonElement type = config.element("dtype");
        if (type.isJsonNull()) {
            return;
        }
        if (!FLOATS.contains(name(type))) {
            throw config.wrong("dtype", "a float type");
        }
    }

    /** The number format of an input, which may hold integers: a picture as it was read. */
    static String ofInput(Config config) {
        JsonElement type = config.element("dtype");
        String name = type.isJsonNull() ? "float32" : name(type);
        if (!FLOATS.contains(name) && !INTEGERS.contains(name)) {
            throw config.wrong("dtype", "a float or integer type");
        }
        return name;
    }

    static boolean isFloat(String name) {
        return FLOATS.contains(name);
    }

    /** {@code "float32"}, or a policy: {@code {"class_name": "DTypePolicy", "config": {"name": "float32"}}}. */
    private static String name(JsonElement type) {
        if (type instanceof JsonPrimitive text) {
            return text.getAsString();
        }
        if (type instanceof JsonObject policy
                && policy.get("class_name") instanceof JsonPrimitive className
                && Set.of("DTypePolicy", "Policy", "FloatDTypePolicy").contains(className.getAsString())
                && policy.get("config") instanceof JsonObject options
                && options.get("name") instanceof JsonPrimitive name) {
            return name.getAsString();
        }
        return "";
    }
}
