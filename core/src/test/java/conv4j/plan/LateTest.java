package conv4j.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.Fill;
import conv4j.op.Late;
import conv4j.op.Op;
import conv4j.op.Reduce;
import conv4j.op.Relu;
import conv4j.op.Reshape;
import conv4j.op.ShapeOf;
import conv4j.op.SizeOf;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Constants, and ops whose geometry is read from values. */
class LateTest {
    private static final Tensor MINUS_ONE = Tensor.of(Shape.of(1), -1);

    private static Node node(String name, Op op, String... inputs) {
        return new Node(name, op, List.of(inputs));
    }

    private static List<Integer> integers(Tensor tensor) {
        List<Integer> integers = new ArrayList<>();
        for (float value : tensor.values()) {
            integers.add((int) value);
        }
        return integers;
    }

    private static Late reshape() {
        return new Late(1, "reshape", values -> new Reshape(integers(values.get(0)), true));
    }

    private static Graph graph(List<Node> nodes, String output) {
        return new Graph(List.of("x"), Map.of("minus_one", MINUS_ONE), nodes, List.of(output));
    }

    private static Plan plan(Graph graph, int... input) {
        return new Plan(graph, List.of(new ReferenceBackend()), List.of(Shape.of(input)));
    }

    /** What PyTorch exports for {@code x.view(x.size(0), -1)}. */
    private static final Graph FLATTEN = graph(
            List.of(
                    node("batch", new ShapeOf(0, 1), "x"),
                    node("target", new Concat(0), "batch", "minus_one"),
                    node("flat", reshape(), "x", "target"),
                    node("relu", new Relu(), "flat")),
            "relu");

    @Test
    void aGeometryThatFollowsFromTheInputsShapeIsReadInTheFirstPass() {
        for (int[] shape : new int[][] {{2, 3, 4}, {5, 6}, {1, 1, 2, 2}}) {
            try (Plan plan = plan(FLATTEN, shape)) {
                Tensor input = Tensor.zeros(Shape.of(shape));
                input.values()[0] = 7;
                for (int pass = 0; pass < 2; pass++) {
                    Tensor output = plan.run(List.of(input)).get(0);
                    int columns = (int) input.shape().elements() / shape[0];
                    assertEquals(Shape.of(shape[0], columns), output.shape());
                    assertEquals(7, output.get(0, 0));
                }
            }
        }
    }

    @Test
    void theTraceShowsWhatALateOpBecame() {
        try (Plan plan = plan(FLATTEN, 2, 3)) {
            LayerTrace flat =
                    plan.trace(List.of(Tensor.zeros(Shape.of(2, 3)))).layers().get(2);
            assertEquals(node("flat", new Reshape(List.of(2, -1), true), "x"), flat.node());
            assertEquals(List.of(Shape.of(2, 3)), flat.inputs());
        }
    }

    @Test
    void aGeometryThatDependsOnNumbersIsRefusedByName() {
        Graph graph = graph(
                List.of(
                        node("sum", new Reduce(Reduce.Function.SUM, List.of(), false), "x"),
                        node("shape", ShapeOf.all(), "x"),
                        node("target", new Binary(Binary.Function.ADD), "shape", "sum"),
                        node("flat", reshape(), "x", "target")),
                "flat");
        ShapeException refusal =
                assertThrows(ShapeException.class, () -> plan(graph, 2, 3).run(List.of(Tensor.zeros(Shape.of(2, 3)))));
        assertEquals(
                "layer 'flat': reshape: wanted a geometry that follows from constants and shapes, got 'target', "
                        + "which depends on what the network is given",
                refusal.getMessage());
    }

    @Test
    void theShapeOfDataIsKnownEvenWhereTheDataIsNot() {
        Graph graph = graph(
                List.of(
                        node("relu", new Relu(), "x"),
                        node("size", new SizeOf(), "relu"),
                        node("target", new Binary(Binary.Function.MULTIPLY), "size", "minus_one"),
                        node("all", new Binary(Binary.Function.MULTIPLY), "target", "minus_one"),
                        node("zeros", new Late(0, "fill", v -> new Fill(integers(v.get(0)), 3)), "all")),
                "zeros");
        try (Plan plan = plan(graph, 2, 3)) {
            Tensor output = plan.run(List.of(Tensor.zeros(Shape.of(2, 3)))).get(0);
            assertArrayEquals(new float[] {3, 3, 3, 3, 3, 3}, output.values());
        }
    }

    @Test
    void whatAnOpSaysAgainstItsValuesNamesTheLayer() {
        Graph bad = new Graph(
                List.of("x"),
                Map.of("bad", Tensor.of(Shape.of(2), -1, -1)),
                List.of(node("flat", reshape(), "x", "bad")),
                List.of("flat"));
        ShapeException refusal =
                assertThrows(ShapeException.class, () -> plan(bad, 6).run(List.of(Tensor.zeros(Shape.of(6)))));
        assertEquals(
                "layer 'flat': reshape target: wanted extents of at least 0, one -1 at most, got [-1, -1]",
                refusal.getMessage());
    }
}
