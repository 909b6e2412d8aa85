package conv4j.model.keras;

import conv4j.graph.Node;
import conv4j.model.ModelFormatException;
import conv4j.op.Op;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A graph in the making: gives every value a name of its own. */
final class GraphDraft {
    /** NASNetLarge has some 1,500 nodes; a model that calls itself through shared models has no end. */
    private static final int MOST_NODES = 100_000;

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Tensor> constants = new LinkedHashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();

    /** Adds a node; its name is the one that is wished, or that with a number. */
    String node(String wish, Op op, List<String> inputs) {
        if (nodes.size() == MOST_NODES) {
            throw new ModelFormatException("wanted a network of at most " + MOST_NODES + " nodes, got more");
        }
        String name = name(wish);
        nodes.add(new Node(name, op, inputs));
        return name;
    }

    String constant(String wish, Tensor tensor) {
        String name = name(wish);
        constants.put(name, tensor);
        return name;
    }

    /** Takes a name for a value that no node makes. */
    String name(String wish) {
        Integer before = taken.putIfAbsent(wish, 1);
        if (before == null) {
            return wish;
        }
        int number = before;
        while (taken.containsKey(wish + "_" + number)) {
            number++;
        }
        taken.put(wish, number + 1);
        taken.put(wish + "_" + number, 1);
        return wish + "_" + number;
    }

    List<Node> nodes() {
        return nodes;
    }

    Map<String, Tensor> constants() {
        return constants;
    }
}
