package conv4j.model.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import conv4j.model.ModelFormatException;
import java.io.StringReader;
import java.util.Set;

/** JSON as Python writes it, that is with NaN and Infinity, nested no deeper than a model can be. */
final class Json {
    /** A layer of a model in a model takes 6 levels; 12 models in each other still fit. */
    private static final int DEEPEST = 100;

    private static final Set<String> WRAPPERS = Set.of("__tuple__", "TensorShape");

    private Json() {}

    /**
     * @throws ModelFormatException when the text is no JSON object or is nested too deeply
     */
    static JsonObject object(String where, String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.LENIENT);
        reader.setNestingLimit(DEEPEST);
        JsonElement parsed;
        try {
            parsed = JsonParser.parseReader(reader);
        } catch (JsonParseException e) {
            throw new ModelFormatException(where + ": wanted JSON, got a text that is none: " + firstLine(e), e);
        }
        if (unwrapped(parsed) instanceof JsonObject object) {
            return object;
        }
        throw new ModelFormatException(where + ": wanted a JSON object, got " + shortened(parsed));
    }

    /** TensorFlow wrote tuples and shapes as {@code {"class_name": "__tuple__", "items": [...]}}; here they are lists. */
    private static JsonElement unwrapped(JsonElement element) {
        if (element instanceof JsonArray list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, unwrapped(list.get(i)));
            }
        } else if (element instanceof JsonObject object) {
            object.entrySet().forEach(entry -> entry.setValue(unwrapped(entry.getValue())));
            if (object.get("class_name") instanceof JsonPrimitive name
                    && WRAPPERS.contains(name.getAsString())
                    && object.get("items") instanceof JsonArray items) {
                return items;
            }
        }
        return element;
    }

    private static String firstLine(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    /** A JSON value as it goes into one line of a message. */
    static String shortened(JsonElement element) {
        String text = element.toString();
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
