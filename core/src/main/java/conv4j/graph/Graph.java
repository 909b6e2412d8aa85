package conv4j.graph;

import conv4j.op.Op;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ops wired together, in an order in which they can run. Every value has a name: that of the graph's input, of a
 * constant, or of the node that makes it.
 *
 * @param inputs names of the values that the caller gives
 * @param constants values that are part of the network and of no op: what a node reads beside its data
 * @param nodes each reads only inputs, constants and nodes before it
 * @param outputs names of the values that the caller gets, at least one
 */
public record Graph(List<String> inputs, Map<String, Tensor> constants, List<Node> nodes, List<String> outputs) {

    /** A graph without constants. */
    public Graph(List<String> inputs, List<Node> nodes, List<String> outputs) {
        this(inputs, Map.of(), nodes, outputs);
    }

    /**
     * @throws GraphException when a name is used twice, or a value is read that nothing before makes
     */
    public Graph {
        inputs = List.copyOf(inputs);
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        nodes = List.copyOf(nodes);
        outputs = List.copyOf(outputs);
        Set<String> known = new HashSet<>();
        for (String input : inputs) {
            requireNew(known, "input", input);
        }
        for (String constant : constants.keySet()) {
            requireNew(known, "constant", constant);
        }
        for (Node node : nodes) {
            for (String read : node.inputs()) {
                requireKnown(known, "node '" + node.name() + "'", read);
            }
            requireNew(known, "node", node.name());
        }
        for (String output : outputs) {
            requireKnown(known, "output", output);
        }
        if (outputs.isEmpty()) {
            throw new GraphException("graph: wanted at least 1 output, got none");
        }
    }

    private static void requireNew(Set<String> known, String what, String name) {
        if (!known.add(name)) {
            throw new GraphException(what + " '" + name + "': wanted a name of its own, got one that is taken");
        }
    }

    private static void requireKnown(Set<String> known, String reader, String value) {
        if (!known.contains(value)) {
            throw new GraphException(
                    reader + ": wanted a value made by an input, a constant or an earlier node, got '" + value + "'");
        }
    }

    /** A chain that starts at one input. */
    public static Chain input(String name) {
        return new Chain(name);
    }

    /** A graph in which each node reads the one before it: the shape of most small networks. */
    public static final class Chain {
        private final String input;
        private final List<Node> nodes = new ArrayList<>();

        private Chain(String input) {
            this.input = input;
        }

        public Chain then(String name, Op op) {
            nodes.add(new Node(name, op, List.of(last())));
            return this;
        }

        public Graph build() {
            return new Graph(List.of(input), nodes, List.of(last()));
        }

        private String last() {
            return nodes.isEmpty() ? input : nodes.get(nodes.size() - 1).name();
        }
    }
}
