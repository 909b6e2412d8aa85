package conv4j.model.keras;

import conv4j.model.ModelFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All classes of layers that become ops: the tables of the families, in one. */
final class LayerTable {
    private static final Map<String, LayerKind> KINDS = new HashMap<>();

    static {
        KINDS.putAll(CoreLayers.TABLE);
        KINDS.putAll(ConvolutionLayers.TABLE);
        KINDS.putAll(PoolingLayers.TABLE);
        KINDS.putAll(NormalizationLayers.TABLE);
        KINDS.putAll(ActivationLayers.TABLE);
        KINDS.putAll(ReshapingLayers.TABLE);
        KINDS.putAll(MergingLayers.TABLE);
        KINDS.putAll(PreprocessingLayers.TABLE);
    }

    private LayerTable() {}

    private static @Nullable LayerKind find(LayerDescription layer) {
        if (OperationLayers.isOperation(layer)) {
            return OperationLayers.find(layer);
        }
        // A registered class is written Package>Name.
        String className = layer.className();
        return KINDS.get(className.substring(className.lastIndexOf('>') + 1));
    }

    /**
     * @throws ModelFormatException when the class of the layer is not known
     */
    static LayerKind kind(LayerDescription layer) {
        LayerKind kind = find(layer);
        if (kind == null) {
            throw new ModelFormatException(layer.where() + " is not supported");
        }
        return kind;
    }

    /** What the weights of a layer are called, in Keras' order; empty for a layer that learns nothing. */
    static List<String> weights(LayerDescription layer) {
        if (layer.className().equals("InputLayer")) {
            return List.of();
        }
        return kind(layer).weights().apply(new Config(layer.where(), layer.options()));
    }

    /**
     * @throws ModelFormatException with the classes of all layers that are not supported, and their names
     */
    static void requireSupported(ModelDescription model) {
        Map<String, List<String>> unsupported = new TreeMap<>();
        collect(model, unsupported);
        if (unsupported.isEmpty()) {
            return;
        }
        List<String> complaints = new ArrayList<>();
        new LinkedHashMap<>(unsupported)
                .forEach((className, names) -> complaints.add(className + " ("
                        + String.join(", ", names.subList(0, Math.min(5, names.size())))
                        + (names.size() > 5 ? " and " + (names.size() - 5) + " more" : "") + ")"));
        throw new ModelFormatException("these layers are not supported: " + String.join(", ", complaints)
                + (unsupported.containsKey("Lambda") ? "; the Python code in a Lambda is never executed" : ""));
    }

    private static void collect(ModelDescription model, Map<String, List<String>> unsupported) {
        for (LayerDescription layer : model.layers()) {
            if (layer.model() != null) {
                collect(layer.model(), unsupported);
            } else if (!layer.className().equals("InputLayer") && find(layer) == null) {
                String what = OperationLayers.isOperation(layer)
                        ? "function " + OperationLayers.function(layer)
                        : layer.className();
                unsupported.computeIfAbsent(what, name -> new ArrayList<>()).add(layer.name());
            }
        }
    }
}
