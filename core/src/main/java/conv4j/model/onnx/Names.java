package conv4j.model.onnx;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import java.util.HashSet;
import java.util.Set;

/** The names of a graph's values, and new ones beside them. */
final class Names {
    private final Set<String> taken = new HashSet<>();

    /**
     * @param others that are taken, too
     */
    Names(Graph graph, Set<String> others) {
        taken.addAll(others);
        taken.addAll(graph.inputs());
        taken.addAll(graph.constants().keySet());
        graph.nodes().stream().map(Node::name).forEach(taken::add);
    }

    /** The wanted name, with as many underscores as make it new. */
    String free(String wanted) {
        String name = wanted;
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
    }
}
