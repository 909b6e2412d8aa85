package conv4j.model.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the optimizer of a compiled model keeps beside the model's weights: a count of steps, a learning rate unless it
 * follows a schedule, and some numbers for each weight (keras/src/optimizers). Keras makes all of it when it loads the
 * model, whether the file has it or not, and counts it in its summary.
 *
 * @param numbers how many numbers it keeps
 * @param bytes how many bytes they take: 8 for the count of steps, 4 for each of the others
 */
public record OptimizerState(long numbers, long bytes) {
    private static final Map<String, ToIntFunction<JsonObject>> NUMBERS_PER_WEIGHT = Map.of(
            "SGD", config -> isOn(config, "momentum"),
            "Adam", config -> 2 + isOn(config, "amsgrad"),
            "AdamW", config -> 2 + isOn(config, "amsgrad"),
            "Nadam", config -> 2,
            "Adamax", config -> 2,
            "Adagrad", config -> 1,
            "Adadelta", config -> 2,
            "RMSprop", config -> 1 + isOn(config, "momentum") + isOn(config, "centered"),
            "Ftrl", config -> 2,
            "Lion", config -> 1);

    /**
     * The state of an optimizer; null when it is not one of those that Keras has always had.
     *
     * @param optimizer class name and config
     */
    static @Nullable OptimizerState of(@Nullable JsonElement optimizer, long trainableParameters) {
        if (!(optimizer instanceof JsonObject object)
                || !(object.get("class_name") instanceof JsonPrimitive name)
                || !(object.get("config") instanceof JsonObject config)) {
            return null;
        }
        String className = name.getAsString().substring(name.getAsString().lastIndexOf('>') + 1);
        ToIntFunction<JsonObject> perWeight = NUMBERS_PER_WEIGHT.get(className);
        if (perWeight == null) {
            return null;
        }
        int each = perWeight.applyAsInt(config) + isOn(config, "use_ema") + isOn(config, "gradient_accumulation_steps");
        long single = config.get("learning_rate") instanceof JsonObject ? 0 : 1;
        single += className.equals("Nadam") ? 1 : 0;
        long others = single + each * trainableParameters;
        return new OptimizerState(1 + others, Long.BYTES + Float.BYTES * others);
    }

    private static int isOn(JsonObject config, String option) {
        JsonElement value = config.get(option);
        boolean off = value == null
                || value.isJsonNull()
                || value.toString().equals("false")
                || (value instanceof JsonPrimitive number && number.isNumber() && number.getAsDouble() == 0);
        return off ? 0 : 1;
    }
}
