package conv4j.verification.twin;

import conv4j.graph.Node;
import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.Op;
import conv4j.op.Reduce;
import conv4j.op.SpaceToDepth;
import java.util.ArrayList;
import java.util.List;

/**
 * What one layer does to rows and columns, as ops on {@code N x 1 x H x W}.
 *
 * @param name of the layer in the network
 * @param inputs layers or pictures that it reads and that the twin follows; at least one
 * @param join what makes one of several inputs: {@link Binary} two by two, {@link Concat} all at once
 * @param steps one after the other; none for a layer that leaves rows and columns alone
 * @param mixesAll whether each output reads the whole input in a way that no step shows, as a normalization over rows does
 * @param fixed whether it takes the extents of the traced pass alone, as a fully connected layer does
 */
public record TwinLayer(String name, List<String> inputs, Op join, List<Op> steps, boolean mixesAll, boolean fixed) {
    /** The constant that every graph of a twin has. */
    static final String ZERO = "zero";

    public TwinLayer {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
    }

    /** A layer that is its own network. */
    public static TwinLayer alone(String name, String input, Op op) {
        return new TwinLayer(name, List.of(input), Translation.MERGE, List.of(op), false, false);
    }

    /**
     * The layer as nodes, the last of which has its name and gives 1 where anything above zero came, else 0: so nothing
     * grows or fades, however deep the network, and a window that lies on nothing but padding gives 0.
     */
    List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        String last = inputs.get(0);
        if (inputs.size() > 1 && join instanceof Concat) {
            last = add(nodes, join, inputs);
        } else {
            for (String other : inputs.subList(1, inputs.size())) {
                last = add(nodes, join, List.of(last, other));
            }
        }
        for (Op step : steps) {
            last = add(nodes, step, List.of(last));
        }
        nodes.add(new Node(name, new Binary(Binary.Function.GREATER), List.of(last, ZERO)));
        return nodes;
    }

    private String add(List<Node> nodes, Op op, List<String> read) {
        // A colon and a number: no two nodes of a graph share a name, and these belong to one of the network's.
        String step = name + " :" + nodes.size();
        nodes.add(new Node(step, op, read));
        return step;
    }

    /** Whether a node is the last of a layer's: no op of a twin compares, but those that end a layer. */
    static boolean isLast(Node node) {
        return node.op() instanceof Binary binary && binary.function() == Binary.Function.GREATER;
    }

    /**
     * Whether each output reads all rows or all columns, however many there are.
     *
     * @param axis 2 for rows, 3 for columns
     */
    public boolean readsAll(int axis) {
        return mixesAll
                || fixed
                || steps.stream()
                        .anyMatch(step ->
                                step instanceof Reduce reduce && reduce.axes().contains(axis) && !isUnfolding());
    }

    /** A space to depth takes the largest of its channels. */
    private boolean isUnfolding() {
        return steps.get(0) instanceof SpaceToDepth;
    }

    /** Whether rows and columns fare alike. */
    boolean isSquare() {
        return !(join instanceof Concat) && steps.stream().allMatch(OneChannel::isSquare);
    }

    /** Whether it leaves rows and columns as they are. */
    public boolean isPointwise() {
        return steps.isEmpty() && !mixesAll && inputs.size() == 1;
    }
}
