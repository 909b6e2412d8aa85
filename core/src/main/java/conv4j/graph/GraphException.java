package conv4j.graph;

/** Nodes that cannot be wired together as asked. The message is one line: where, wanted, got. */
public final class GraphException extends IllegalArgumentException {
    public GraphException(String message) {
        super(message);
    }
}
