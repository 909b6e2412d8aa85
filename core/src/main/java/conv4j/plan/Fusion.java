package conv4j.plan;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.kernel.Bounds;
import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Conv2d;
import conv4j.op.Pad;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which nodes of a graph may be computed as one layer: chains whose values nobody else reads. Whether a kernel takes such
 * a layer is found out when it is prepared.
 */
final class Fusion {
    private final Map<String, List<Node>> readers = new HashMap<>();
    private final Set<String> outputs;

    private Fusion(Graph graph) {
        this.outputs = new HashSet<>(graph.outputs());
        for (Node node : graph.nodes()) {
            for (String read : node.inputs()) {
                readers.computeIfAbsent(read, name -> new ArrayList<>()).add(node);
            }
        }
    }

    /** Each node by itself. */
    static List<List<Node>> none(Graph graph) {
        return graph.nodes().stream().map(List::of).toList();
    }

    /** Chains in an order in which they can run: that of their last nodes. */
    static List<List<Node>> chains(Graph graph) {
        Fusion fusion = new Fusion(graph);
        Map<String, Integer> order = new HashMap<>();
        Set<Node> taken = new HashSet<>();
        List<List<Node>> chains = new ArrayList<>();
        for (Node node : graph.nodes()) {
            order.put(node.name(), order.size());
            if (taken.add(node)) {
                List<Node> chain = fusion.chain(node, taken);
                taken.addAll(chain);
                chains.add(chain);
            }
        }
        chains.sort(Comparator.comparing(
                chain -> order.get(chain.get(chain.size() - 1).name())));
        return chains;
    }

    private List<Node> chain(Node first, Set<Node> taken) {
        List<Node> chain = new ArrayList<>(List.of(first));
        for (Node last = first; ; last = chain.get(chain.size() - 1)) {
            List<Node> reading = readers.getOrDefault(last.name(), List.of());
            if (reading.size() != 1
                    || outputs.contains(last.name())
                    || taken.contains(reading.get(0))
                    || !follows(chain, reading.get(0))) {
                return List.copyOf(chain);
            }
            chain.add(reading.get(0));
        }
    }

    private static boolean follows(List<Node> chain, Node next) {
        Node last = chain.get(chain.size() - 1);
        boolean sums = chain.stream().anyMatch(node -> node.op() instanceof Conv2d);
        boolean bounded = Bounds.of(last.op()).isPresent();
        if (next.op() instanceof Conv2d) {
            return last.op() instanceof Pad && chain.size() == 1;
        }
        if (next.op() instanceof BatchNormalization) {
            return last.op() instanceof Conv2d;
        }
        if (next.op() instanceof Binary binary && binary.function() == Binary.Function.ADD) {
            return sums && !bounded && !(last.op() instanceof Binary);
        }
        return !bounded && Bounds.of(next.op()).isPresent();
    }
}
