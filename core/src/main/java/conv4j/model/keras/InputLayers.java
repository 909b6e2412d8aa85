package conv4j.model.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import conv4j.model.ModelFormatException;
import conv4j.model.ModelValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The inputs of a model: their declared shapes, and whether their channels come last. */
final class InputLayers {
    private static final Set<String> RESIZING = Set.of("Resizing", "CenterCrop");

    private static final List<String> SHAPES = List.of("batch_shape", "batch_input_shape");

    private final Map<String, LayerDescription> layers = new HashMap<>();
    private final boolean channelsLast;
    private final boolean resizes;

    InputLayers(ModelDescription model) {
        model.layers().forEach(layer -> layers.put(layer.name(), layer));
        this.channelsLast = !firstDataFormat(model).equals("channels_first");
        this.resizes = resizes(model);
    }

    private static boolean resizes(ModelDescription model) {
        return model.layers().stream()
                .anyMatch(layer ->
                        RESIZING.contains(layer.className()) || (layer.model() != null && resizes(layer.model())));
    }

    /** What the first layer that has a data format says; Keras' own default when none has. */
    private static String firstDataFormat(ModelDescription model) {
        for (LayerDescription layer : model.layers()) {
            ModelDescription nested = layer.model();
            String format = nested != null
                    ? firstDataFormat(nested)
                    : layer.options().get("data_format") instanceof JsonPrimitive text ? text.getAsString() : "";
            if (!format.isEmpty()) {
                return format;
            }
        }
        return "";
    }

    /** An input as its layer declares it, in the graph's order of axes. */
    ModelValue declared(TensorReference reference) {
        LayerDescription layer = layer(reference);
        List<ModelValue.Extent> extents = new ArrayList<>();
        for (JsonElement extent : shape(layer)) {
            extents.add(extent(layer, extent));
        }
        boolean moved = channelsLast && extents.size() == 4;
        if (moved) {
            extents.add(1, extents.remove(3));
        }
        Config config = new Config(layer.where(), layer.options());
        String type = DataTypes.ofInput(config);
        if (resizes && !DataTypes.isFloat(type)) {
            throw config.wrong("dtype", "a float type, as a layer of the model resizes, which rounds integers");
        }
        config.requireAllRead();
        return new ModelValue(layer.name(), type, extents, moved);
    }

    /**
     * An input of a model in a model as its layer declares it, in the order of axes in which the outer graph holds what it
     * reads; every axis is free where nothing is declared.
     */
    ModelValue asHeld(TensorReference reference, Value read) {
        LayerDescription layer = layer(reference);
        List<ModelValue.Extent> extents = new ArrayList<>();
        JsonArray shape = isDeclared(layer) ? shape(layer) : new JsonArray();
        for (int axis : read.kerasAxes()) {
            extents.add(axis < shape.size() ? extent(layer, shape.get(axis)) : ModelValue.Free.NAMELESS);
        }
        return new ModelValue(layer.name(), "float32", extents, read.channelsMoved());
    }

    private LayerDescription layer(TensorReference reference) {
        LayerDescription layer = layers.get(reference.layer());
        if (layer == null) {
            throw new ModelFormatException("input " + reference
                    + ": wanted a layer of the model that makes it, got no such layer; the file is damaged");
        }
        return layer;
    }

    private static boolean isDeclared(LayerDescription layer) {
        return SHAPES.stream().anyMatch(key -> layer.options().get(key) instanceof JsonArray);
    }

    private static JsonArray shape(LayerDescription layer) {
        for (String key : SHAPES) {
            if (layer.options().get(key) instanceof JsonArray shape && !shape.isEmpty()) {
                return shape;
            }
        }
        JsonElement got = layer.options().get("batch_shape");
        throw new ModelFormatException(layer.where() + ": wanted the shape of the model's input, got "
                + (got == null ? JsonNull.INSTANCE : got) + "; build the model before it is saved");
    }

    private static ModelValue.Extent extent(LayerDescription layer, JsonElement extent) {
        if (extent.isJsonNull()) {
            return ModelValue.Free.NAMELESS;
        }
        JsonObject single = new JsonObject();
        single.add("batch_shape", extent);
        Config config = new Config(layer.where(), single);
        int size = config.integer("batch_shape");
        if (size < 0) {
            throw config.wrong("batch_shape", "extents of at least 0, or null");
        }
        return new ModelValue.Fixed(size);
    }
}
