package conv4j.graph;

import conv4j.op.Op;
import java.util.List;

/**
 * One op in a graph.
 *
 * @param name unique in its graph; also the name of the value that the node makes
 * @param inputs names of the values that it reads: inputs or constants of the graph, or other nodes
 */
public record Node(String name, Op op, List<String> inputs) {
    public Node {
        inputs = List.copyOf(inputs);
    }
}
