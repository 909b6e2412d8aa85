package conv4j.model.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import conv4j.model.ModelFormatException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The options of a layer, as its file writes them. It remembers which were read: one that nobody read may change what
 * the layer computes, so it is an error ({@link #requireAllRead}).
 */
final class Config {
    private final String where;
    private final JsonObject options;
    private final Set<String> read = new HashSet<>();

    /**
     * @param where whose options they are, for messages: {@code layer 'conv1' (Conv2D)}
     */
    Config(String where, JsonObject options) {
        this.where = where;
        this.options = options;
    }

    String where() {
        return where;
    }

    /** Whether the file gives the option at all, be it null. */
    boolean has(String key) {
        return options.has(key);
    }

    /** Whether the file gives the option and it is not null. */
    boolean given(String key) {
        return !element(key).isJsonNull();
    }

    /** The option as it stands; JSON null when it is missing. */
    JsonElement element(String key) {
        read.add(key);
        JsonElement value = options.get(key);
        return value == null ? JsonNull.INSTANCE : value;
    }

    String text(String key) {
        if (element(key) instanceof JsonPrimitive text && text.isString()) {
            return text.getAsString();
        }
        throw wrong(key, "a text");
    }

    String text(String key, String otherwise) {
        return given(key) ? text(key) : otherwise;
    }

    boolean flag(String key, boolean otherwise) {
        if (!given(key)) {
            return otherwise;
        }
        if (element(key) instanceof JsonPrimitive flag && flag.isBoolean()) {
            return flag.getAsBoolean();
        }
        throw wrong(key, "true or false");
    }

    double number(String key) {
        if (element(key) instanceof JsonPrimitive number && number.isNumber()) {
            return number.getAsDouble();
        }
        throw wrong(key, "a number");
    }

    double number(String key, double otherwise) {
        return given(key) ? number(key) : otherwise;
    }

    int integer(String key) {
        return integer(key, element(key));
    }

    int integer(String key, int otherwise) {
        return given(key) ? integer(key) : otherwise;
    }

    /** One integer, or a list of them. */
    List<Integer> integers(String key) {
        JsonElement value = element(key);
        if (!(value instanceof JsonArray list)) {
            return List.of(integer(key, value));
        }
        List<Integer> integers = new ArrayList<>();
        list.forEach(each -> integers.add(integer(key, each)));
        return integers;
    }

    private int integer(String key, JsonElement value) {
        if (value instanceof JsonPrimitive number && number.isNumber()) {
            double exact = number.getAsDouble();
            if (exact == Math.rint(exact) && Math.abs(exact) <= Integer.MAX_VALUE) {
                return (int) exact;
            }
        }
        throw wrong(key, "an integer or a list of integers");
    }

    /** Options with one entry. */
    JsonObject single(String key, JsonElement value) {
        JsonObject single = new JsonObject();
        single.add(key, value);
        return single;
    }

    /** Marks an option as one that changes nothing in what the layer computes. */
    void ignore(String key) {
        read.add(key);
    }

    void ignoreAll() {
        read.addAll(options.keySet());
    }

    /** An error about the value of an option. */
    ModelFormatException wrong(String key, String wanted) {
        String got = options.has(key) ? Json.shortened(element(key)) : "nothing";
        return new ModelFormatException(where + ", " + key + ": wanted " + wanted + ", got " + got);
    }

    /**
     * @throws ModelFormatException when an option was neither read nor is harmless
     */
    void requireAllRead() {
        for (String key : options.keySet()) {
            if (!read.contains(key) && !HarmlessKeys.contains(key, element(key))) {
                throw new ModelFormatException(where + ": the option " + key + " = " + Json.shortened(element(key))
                        + " is not supported; it may change the result");
            }
        }
    }
}
