package conv4j.model.keras;

import conv4j.model.ModelFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of the weights that an {@code .h5} file lists for a model in a model are whose. Their names tell, as in
 * {@code conv1/kernel:0}; where layers were renamed after they were made, their order does: first all that can be
 * trained, layer by layer, then the others.
 */
final class NestedWeights {

    /**
     * A layer that has weights, somewhere inside.
     *
     * @param place names of the layers around it, and its own
     * @param weights what its weights are called
     */
    record Leaf(List<String> place, List<String> weights, boolean trainable) {
        boolean trains(String weight) {
            return trainable && !LayerKind.isStatistic(weight);
        }

        String name() {
            return place.get(place.size() - 1);
        }
    }

    private final String where;
    private final List<Leaf> leaves;
    private final List<String> names;

    NestedWeights(String where, List<Leaf> leaves, List<String> names) {
        this.where = where;
        this.leaves = leaves;
        this.names = names;
    }

    /** The layers inside a model that have weights, in Keras' order. */
    static List<Leaf> leaves(ModelDescription model) {
        List<Leaf> leaves = new ArrayList<>();
        addLeaves(model, List.of(), leaves);
        return leaves;
    }

    private static void addLeaves(ModelDescription model, List<String> around, List<Leaf> leaves) {
        for (LayerDescription layer : model.layers()) {
            List<String> place = new ArrayList<>(around);
            place.add(layer.name());
            if (layer.model() != null) {
                addLeaves(layer.model(), place, leaves);
            } else {
                List<String> weights = LayerTable.weights(layer);
                if (!weights.isEmpty()) {
                    leaves.add(new Leaf(List.copyOf(place), weights, layer.trainable()));
                }
            }
        }
    }

    /** For each place the names of its weights, in the layer's order. */
    Map<List<String>, List<String>> assigned() {
        int wanted = leaves.stream().mapToInt(leaf -> leaf.weights().size()).sum();
        if (wanted != names.size()) {
            throw new ModelFormatException(
                    where + ": wanted " + wanted + " weights for the layers inside it, got " + names.size());
        }
        Map<List<String>, List<String>> byName = byName();
        return byName.size() == leaves.size() ? byName : byOrder();
    }

    private Map<List<String>, List<String>> byName() {
        Map<List<String>, List<String>> assigned = new HashMap<>();
        Set<String> used = new HashSet<>();
        for (Leaf leaf : leaves) {
            List<String> own = names.stream()
                    .filter(name -> ("/" + name).contains("/" + leaf.name() + "/"))
                    .filter(name -> name.lastIndexOf('/') >= 0
                            && ("/" + name.substring(0, name.lastIndexOf('/'))).endsWith("/" + leaf.name()))
                    .toList();
            if (own.size() == leaf.weights().size() && used.addAll(own)) {
                assigned.put(leaf.place(), own);
            }
        }
        return used.size() == names.size() ? assigned : Map.of();
    }

    private Map<List<String>, List<String>> byOrder() {
        Map<List<String>, Map<String, String>> found = new HashMap<>();
        int next = 0;
        for (boolean trained : new boolean[] {true, false}) {
            for (Leaf leaf : leaves) {
                for (String weight : leaf.weights()) {
                    if (leaf.trains(weight) == trained) {
                        found.computeIfAbsent(leaf.place(), place -> new HashMap<>())
                                .put(weight, names.get(next++));
                    }
                }
            }
        }
        Map<List<String>, List<String>> assigned = new HashMap<>();
        for (Leaf leaf : leaves) {
            Map<String, String> own = found.getOrDefault(leaf.place(), Map.of());
            assigned.put(
                    leaf.place(),
                    leaf.weights().stream()
                            .map(weight -> own.getOrDefault(weight, ""))
                            .toList());
        }
        return assigned;
    }
}
