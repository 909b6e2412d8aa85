package conv4j.model.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constants that stand in a config: a number, or lists of lists of them. */
final class Numbers {
    private final List<Integer> extents = new ArrayList<>();
    private final List<Float> values = new ArrayList<>();
    private boolean sound = true;

    private Numbers() {}

    /** The constant as a tensor; null when it is none. */
    static @Nullable Tensor tensor(JsonElement element) {
        Numbers numbers = new Numbers();
        numbers.add(plain(element), 0);
        long elements = numbers.extents.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (!numbers.sound || elements != numbers.values.size()) {
            return null;
        }
        float[] values = new float[numbers.values.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.values.get(i);
        }
        return Tensor.of(
                Shape.of(numbers.extents.stream().mapToInt(Integer::intValue).toArray()), values);
    }

    /** Keras 3 wraps arrays: {@code {"class_name": "__numpy__", "config": {"value": [...], "dtype": ...}}}. */
    private static JsonElement plain(JsonElement element) {
        if (element instanceof JsonObject object
                && object.get("config") instanceof JsonObject config
                && config.has("value")) {
            return config.get("value");
        }
        return element;
    }

    private void add(JsonElement element, int depth) {
        if (element instanceof JsonArray list && !list.isEmpty()) {
            if (depth == extents.size()) {
                extents.add(list.size());
                sound &= values.isEmpty();
            }
            sound &= extents.get(depth) == list.size();
            list.forEach(each -> add(each, depth + 1));
        } else if (element instanceof JsonPrimitive number && number.isNumber()) {
            sound &= depth == extents.size();
            values.add((float) number.getAsDouble());
        } else {
            sound = false;
        }
    }
}
