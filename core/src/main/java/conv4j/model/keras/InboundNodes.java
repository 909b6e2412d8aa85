package conv4j.model.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import conv4j.model.ModelFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who reads what of whom, in the three ways in which Keras has written it: {@code ["conv1", 0, 0]} (Keras 1),
 * {@code ["conv1", 0, 0, {"y": 3.0}]} (Keras 2), and {@code {"args": [...], "kwargs": {...}}} with tensors as
 * {@code {"class_name": "__keras_tensor__", "config": {"keras_history": ["conv1", 0, 0]}}} (Keras 3).
 */
final class InboundNodes {
    /** Keras 2 writes this for the layer's name where a constant stands instead of a tensor. */
    private static final String CONSTANT = "_CONSTANT_VALUE";

    private final String where;

    /**
     * @param where whose calls they are, for messages
     */
    InboundNodes(String where) {
        this.where = where;
    }

    /** The calls of a layer; none when the file gives none. */
    List<Invocation> read(@Nullable JsonElement nodes) {
        if (nodes == null || nodes.isJsonNull()) {
            return List.of();
        }
        if (!(nodes instanceof JsonArray list)) {
            throw wrong("a list of calls", nodes);
        }
        List<Invocation> calls = new ArrayList<>();
        list.forEach(node -> calls.add(call(node)));
        return calls;
    }

    private Invocation call(JsonElement node) {
        List<Argument> positional = new ArrayList<>();
        Map<String, Argument> named = new LinkedHashMap<>();
        if (node instanceof JsonObject object) {
            addPositional(member(object, "args"), positional);
            addNamed(member(object, "kwargs"), named);
        } else if (node instanceof JsonArray list && isTriple(list)) {
            addTriple(list, positional, named);
        } else if (node instanceof JsonArray list) {
            for (JsonElement each : list) {
                if (!(each instanceof JsonArray triple) || !isTriple(triple)) {
                    throw wrong("[layer, node, tensor]", each);
                }
                addTriple(triple, positional, named);
            }
        } else {
            throw wrong("a call", node);
        }
        return new Invocation(positional, named);
    }

    private JsonElement member(JsonObject object, String name) {
        JsonElement member = object.get(name);
        if (member == null) {
            throw wrong("a call with " + name, object);
        }
        return member;
    }

    private void addTriple(JsonArray triple, List<Argument> positional, Map<String, Argument> named) {
        if (triple.get(0).getAsString().equals(CONSTANT)) {
            positional.add(new Argument.OfConstant(triple.get(2)));
        } else {
            positional.add(new Argument.OfTensor(reference(triple)));
        }
        if (triple.size() == 4) {
            addNamed(triple.get(3), named);
        }
    }

    private void addPositional(JsonElement element, List<Argument> arguments) {
        if (element instanceof JsonArray list && holdsTensor(list)) {
            list.forEach(each -> addPositional(each, arguments));
        } else if (element instanceof JsonArray list && arguments.isEmpty() && list.isEmpty()) {
            throw wrong("arguments", element);
        } else {
            arguments.add(argument(element));
        }
    }

    private void addNamed(JsonElement element, Map<String, Argument> arguments) {
        if (!(element instanceof JsonObject object)) {
            throw wrong("named arguments", element);
        }
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            JsonElement value = entry.getValue();
            if (value instanceof JsonArray list && !isTriple(list) && holdsTensor(list)) {
                for (int i = 0; i < list.size(); i++) {
                    arguments.put(entry.getKey() + "[" + i + "]", argument(list.get(i)));
                }
            } else {
                arguments.put(entry.getKey(), argument(value));
            }
        }
    }

    private Argument argument(JsonElement element) {
        if (isTensor(element)) {
            JsonElement history = element.getAsJsonObject().get("config");
            history = history instanceof JsonObject config ? config.get("keras_history") : null;
            if (!(history instanceof JsonArray triple) || !isTriple(triple)) {
                throw wrong("a tensor with a keras_history", element);
            }
            return new Argument.OfTensor(reference(triple));
        }
        if (element instanceof JsonArray triple && isTriple(triple)) {
            return new Argument.OfTensor(reference(triple));
        }
        return new Argument.OfConstant(element);
    }

    private static boolean holdsTensor(JsonArray list) {
        for (JsonElement each : list) {
            if (isTensor(each) || (each instanceof JsonArray inner && (isTriple(inner) || holdsTensor(inner)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTensor(JsonElement element) {
        return element instanceof JsonObject object
                && object.get("class_name") instanceof JsonPrimitive name
                && name.getAsString().equals("__keras_tensor__");
    }

    private static boolean isTriple(JsonArray list) {
        return (list.size() == 3 || list.size() == 4)
                && list.get(0) instanceof JsonPrimitive name
                && name.isString()
                && list.get(1) instanceof JsonPrimitive node
                && node.isNumber();
    }

    private TensorReference reference(JsonArray triple) {
        return new TensorReference(triple.get(0).getAsString(), index(triple.get(1)), index(triple.get(2)));
    }

    private int index(JsonElement element) {
        if (element instanceof JsonPrimitive number && number.isNumber()) {
            double index = number.getAsDouble();
            if (index == Math.rint(index) && index >= 0 && index < 1 << 20) {
                return (int) index;
            }
        }
        throw wrong("the index of a call or tensor", element);
    }

    /**
     * The inputs or outputs of a model: one reference, a list of them, or an object of them, whose keys Keras sorts.
     */
    List<TensorReference> ends(@Nullable JsonElement element) {
        List<TensorReference> references = new ArrayList<>();
        addEnds(element, references);
        return references;
    }

    private void addEnds(@Nullable JsonElement element, List<TensorReference> references) {
        if (element instanceof JsonArray triple && isTriple(triple)) {
            references.add(reference(triple));
        } else if (element instanceof JsonArray list) {
            list.forEach(each -> addEnds(each, references));
        } else if (element instanceof JsonObject object) {
            new TreeMap<>(object.asMap()).values().forEach(each -> addEnds(each, references));
        } else {
            throw wrong("[layer, node, tensor]", element);
        }
    }

    private ModelFormatException wrong(String wanted, @Nullable JsonElement got) {
        return new ModelFormatException(
                where + ": wanted " + wanted + ", got " + (got == null ? "nothing" : Json.shortened(got)));
    }
}
