package conv4j.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conv4j.op.Relu;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTest {
    private static Node relu(String name, String... inputs) {
        return new Node(name, new Relu(), List.of(inputs));
    }

    private static String refusal(List<String> inputs, List<Node> nodes, List<String> outputs) {
        return assertThrows(GraphException.class, () -> new Graph(inputs, nodes, outputs))
                .getMessage();
    }

    @Test
    void aChainReadsWhatCameBefore() {
        Graph graph =
                Graph.input("x").then("a", new Relu()).then("b", new Relu()).build();
        assertEquals(List.of(relu("a", "x"), relu("b", "a")), graph.nodes());
        assertEquals(List.of("b"), graph.outputs());
    }

    @Test
    void aValueMustBeMadeBeforeItIsRead() {
        assertEquals(
                "node 'a': wanted a value made by an input, a constant or an earlier node, got 'b'",
                refusal(List.of("x"), List.of(relu("a", "b"), relu("b", "a")), List.of("b")));
        assertEquals(
                "output: wanted a value made by an input, a constant or an earlier node, got 'y'",
                refusal(List.of("x"), List.of(), List.of("y")));
    }

    @Test
    void aNameIsUsedOnce() {
        assertEquals(
                "node 'x': wanted a name of its own, got one that is taken",
                refusal(List.of("x"), List.of(relu("x", "x")), List.of("x")));
    }

    @Test
    void aGraphHasAnOutput() {
        assertEquals("graph: wanted at least 1 output, got none", refusal(List.of("x"), List.of(), List.of()));
    }
}
