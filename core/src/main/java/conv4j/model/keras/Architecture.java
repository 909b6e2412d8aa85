package conv4j.model.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import conv4j.model.ModelFormatException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The config of a model, in the writing of any Keras, as a {@link ModelDescription}. */
final class Architecture {
    /** What stands beside a layer's class and options and says nothing of what it computes. */
    private static final Set<String> BESIDE = Set.of(
            "class_name",
            "config",
            "name",
            "inbound_nodes",
            "module",
            "registered_name",
            "build_config",
            "compile_config",
            "shared_object_id",
            "keras_version",
            "backend");

    private final KerasVersion version;

    private Architecture(KerasVersion version) {
        this.version = version;
    }

    /**
     * @param model an object with class_name and config
     * @throws ModelFormatException when it is no Sequential or Functional model
     */
    static ModelDescription read(JsonObject model, KerasVersion version) {
        String className = text(model, "class_name", "model");
        if (!ModelDescription.isModel(className)) {
            throw new ModelFormatException("wanted a Sequential or Functional model, got a " + className
                    + ", which only its own Python code can build; export the network inside it");
        }
        return new Architecture(version).model("model", className, member(model, "config", "model"), true);
    }

    private ModelDescription model(String where, String className, JsonElement config, boolean trainable) {
        if (className.equals("Sequential")) {
            return sequential(where, config, trainable);
        }
        if (!(config instanceof JsonObject options) || !(options.get("layers") instanceof JsonArray list)) {
            throw new ModelFormatException(where + ": wanted a config with layers, got " + Json.shortened(config));
        }
        boolean inner = trainable && isTrainable(options);
        List<LayerDescription> layers = layers(list, inner);
        InboundNodes ends = new InboundNodes(where);
        return new ModelDescription(
                options.has("name") ? text(options, "name", where) : where,
                className,
                layers,
                ends.ends(options.get("input_layers")),
                ends.ends(options.get("output_layers")));
    }

    /** Before Keras 2.2.3 the config of a Sequential model was the list of its layers, without a name. */
    private ModelDescription sequential(String where, JsonElement config, boolean trainable) {
        JsonObject options = config instanceof JsonObject object ? object : new JsonObject();
        JsonElement list = config.isJsonArray() ? config : options.get("layers");
        if (!(list instanceof JsonArray described) || described.isEmpty()) {
            throw new ModelFormatException(
                    where + ": wanted a config with at least one layer, got " + Json.shortened(config));
        }
        List<LayerDescription> chain = new ArrayList<>(layers(described, trainable));
        if (!chain.get(0).className().equals("InputLayer")) {
            chain.add(0, impliedInput(options, chain));
        }
        for (int i = 1; i < chain.size(); i++) {
            chain.set(i, chain.get(i).called(Invocation.on(first(chain.get(i - 1)))));
        }
        return new ModelDescription(
                options.has("name") ? text(options, "name", where) : "sequential",
                "Sequential",
                chain,
                List.of(first(chain.get(0))),
                List.of(first(chain.get(chain.size() - 1))));
    }

    private static TensorReference first(LayerDescription layer) {
        return new TensorReference(layer.name(), 0, 0);
    }

    /** The input that a Sequential model has without naming it: its shape stands in the first layer, or nowhere. */
    private static LayerDescription impliedInput(JsonObject options, List<LayerDescription> layers) {
        Set<String> taken = new HashSet<>();
        layers.forEach(layer -> taken.add(layer.name()));
        String name = layers.get(0).name() + "_input";
        while (taken.contains(name)) {
            name += "_";
        }
        JsonObject config = new JsonObject();
        config.add("batch_shape", declaredShape(options, layers.get(0)));
        return new LayerDescription(name, "InputLayer", false, true, config, List.of(), null);
    }

    private static @Nullable JsonElement declaredShape(JsonObject options, LayerDescription first) {
        JsonElement shape = options.get("build_input_shape");
        LayerDescription layer = first;
        while (shape == null || shape.isJsonNull()) {
            shape = layer.options().get("batch_input_shape");
            shape = shape == null ? layer.options().get("batch_shape") : shape;
            if (layer.model() == null) {
                break;
            }
            layer = layer.model().layers().get(0);
        }
        return shape;
    }

    private List<LayerDescription> layers(JsonArray list, boolean trainable) {
        List<LayerDescription> layers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonElement each : list) {
            LayerDescription layer = layer(each, layers.size(), trainable);
            if (!names.add(layer.name())) {
                throw new ModelFormatException(
                        layer.where() + ": wanted a name of its own, got one that another layer has");
            }
            layers.add(layer);
        }
        return layers;
    }

    private LayerDescription layer(JsonElement element, int position, boolean trainable) {
        if (!(element instanceof JsonObject layer)) {
            throw new ModelFormatException("layer " + position + ": wanted an object, got " + Json.shortened(element));
        }
        String className = text(layer, "class_name", "layer " + position);
        JsonElement config = member(layer, "config", "layer " + position + " (" + className + ")");
        JsonObject options = config instanceof JsonObject object ? object : new JsonObject();
        String name = layer.has("name")
                ? text(layer, "name", "layer " + position)
                : options.has("name") ? text(options, "name", "layer " + position) : className + "_" + position;
        String where = "layer '" + name + "' (" + className + ")";
        for (String key : layer.keySet()) {
            if (!BESIDE.contains(key)) {
                throw new ModelFormatException(
                        where + ": the entry " + key + " is not known; it may change the result");
            }
        }
        String modernName = className;
        if (version.major() == 1) {
            modernName = Keras1.className(where, className, options);
            options = Keras1.options(where, className, options);
        }
        boolean layerTrainable = trainable && (className.equals("Sequential") || isTrainable(options));
        boolean isModel = ModelDescription.isModel(className);
        return new LayerDescription(
                name,
                modernName,
                isOperation(layer, className, options),
                layerTrainable,
                isModel ? new JsonObject() : options,
                new InboundNodes(where).read(layer.get("inbound_nodes")),
                isModel ? model(where, className, config, layerTrainable) : null);
    }

    /**
     * Whether an entry is a function of keras.ops. An HDF5 file gives no modules, and calls the function Add as it calls
     * the layer; but only layers are trainable or not.
     */
    private boolean isOperation(JsonObject layer, String className, JsonObject options) {
        if (layer.get("module") instanceof JsonPrimitive module) {
            return module.getAsString().startsWith("keras.src.ops");
        }
        return version.major() >= 3
                && !options.has("trainable")
                && !className.equals("InputLayer")
                && !ModelDescription.isModel(className);
    }

    /** Of a Sequential model Keras does not read what the config says, but of the layers inside. */
    private static boolean isTrainable(JsonObject options) {
        return !(options.get("trainable") instanceof JsonPrimitive flag) || flag.getAsBoolean();
    }

    private static JsonElement member(JsonObject object, String key, String where) {
        JsonElement member = object.get(key);
        if (member == null) {
            throw new ModelFormatException(where + ": wanted a " + key + ", got none");
        }
        return member;
    }

    private static String text(JsonObject object, String key, String where) {
        if (member(object, key, where) instanceof JsonPrimitive text && text.isString()) {
            return text.getAsString();
        }
        throw new ModelFormatException(
                where + ", " + key + ": wanted a text, got " + Json.shortened(member(object, key, where)));
    }
}
