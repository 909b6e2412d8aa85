package conv4j.model.zoo;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.op.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A graph in the making. Nodes are named after their block and their op: {@code fire2/conv2d}, {@code fire2/conv2d_2}. */
final class Draft {
    private final RandomWeights random;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private String block = "";

    Draft(RandomWeights random) {
        this.random = random;
    }

    RandomWeights random() {
        return random;
    }

    void block(String name) {
        block = name;
    }

    /** Adds a node and returns the name of what it makes. */
    String add(Op op, List<String> inputs) {
        String plain = block + "/" + op.name();
        int count = taken.merge(plain, 1, Integer::sum);
        String name = count == 1 ? plain : plain + "_" + count;
        nodes.add(new Node(name, op, inputs));
        return name;
    }

    Graph graph(String input, String output) {
        return new Graph(List.of(input), nodes, List.of(output));
    }
}
