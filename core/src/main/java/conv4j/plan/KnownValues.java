package conv4j.plan;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.op.ShapeOf;
import conv4j.op.SizeOf;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The values of a graph that are known from constants and from the shapes of its inputs alone. In a plan, which is made
 * for one set of shapes, they are the same in every pass: geometry may be read from them.
 */
final class KnownValues {
    private final Set<String> names = new HashSet<>();

    KnownValues(Graph graph) {
        names.addAll(graph.constants().keySet());
        for (Node node : graph.nodes()) {
            boolean readsShapeOnly = node.op() instanceof ShapeOf || node.op() instanceof SizeOf;
            if (readsShapeOnly || names.containsAll(node.inputs())) {
                names.add(node.name());
            }
        }
    }

    boolean contains(String value) {
        return names.contains(value);
    }

    /** The first of a node's inputs, from a place on, that depends on the numbers of the graph's inputs. */
    Optional<String> firstUnknown(Node node, int from) {
        return node.inputs().stream()
                .skip(from)
                .filter(name -> !names.contains(name))
                .findFirst();
    }
}
