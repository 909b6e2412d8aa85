package conv4j.model.keras;

import conv4j.model.ModelFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of an {@code .h5} file: one group per layer of the outermost model, which lists the names of its weights;
 * a model in a model has one list for all that is inside it.
 */
final class LegacyWeights implements WeightStore {
    private final Hdf5Group root;
    private final Map<String, Map<List<String>, List<String>>> inside = new HashMap<>();
    private List<String> layerNames = List.of();

    LegacyWeights(Hdf5Group root) {
        this.root = root;
    }

    @Override
    public void prepare(ModelDescription model) {
        layerNames = root.texts("layer_names");
        for (LayerDescription layer : model.layers()) {
            ModelDescription nested = layer.model();
            if (nested != null) {
                List<NestedWeights.Leaf> leaves = NestedWeights.leaves(nested);
                inside.put(layer.name(), new NestedWeights(layer.where(), leaves, names(layer.name())).assigned());
            }
        }
    }

    @Override
    public List<StoredWeight> weights(List<LayerInModel> path, List<String> wanted) {
        String outermost = path.get(0).layer().name();
        List<String> names = names(outermost);
        if (path.size() > 1) {
            List<String> place =
                    path.stream().skip(1).map(step -> step.layer().name()).toList();
            names = inside.getOrDefault(outermost, Map.of()).getOrDefault(place, List.of());
        }
        List<StoredWeight> weights = new ArrayList<>();
        for (String name : names) {
            weights.add(root.group(outermost).weight(name));
        }
        return weights;
    }

    private List<String> names(String layer) {
        if (!root.hasGroup(layer)) {
            if (layerNames.contains(layer)) {
                throw new ModelFormatException("layer '" + layer + "': wanted its group under model_weights, got none");
            }
            return List.of();
        }
        return root.group(layer).texts("weight_names");
    }
}
