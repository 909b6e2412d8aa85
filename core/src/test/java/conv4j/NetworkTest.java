package conv4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Relu;
import conv4j.op.Window;
import conv4j.plan.LayerTrace;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkTest {
    /** Difference with the right-hand neighbour, rectified, the larger of two. */
    private static final Graph EDGES = Graph.input("image")
            .then("conv2d", new Conv2d(Window.of(1, 2), 1, Tensor.of(Shape.of(1, 1, 1, 2), -1, 1), null))
            .then("re_lu", new Relu())
            .then("max_pooling2d", new MaxPool2d(Window.of(1, 2).withStride(1, 2)))
            .build();

    private static Tensor row(float... values) {
        return Tensor.of(Shape.of(1, 1, 1, values.length), values);
    }

    @Test
    void forwardRunsEveryLayer() {
        try (Network network = Network.of(EDGES, BackendChoice.REFERENCE)) {
            Tensor output = network.forward(row(1, 3, 2, 9, 9));
            assertEquals(Shape.of(1, 1, 1, 2), output.shape());
            assertArrayEquals(new float[] {2, 7}, output.values());
        }
    }

    @Test
    void aTraceHoldsWhatEachLayerProduced() {
        try (Network network = Network.of(EDGES, BackendChoice.REFERENCE)) {
            List<LayerTrace> layers = network.trace(row(1, 3, 2, 9, 9)).layers();
            assertArrayEquals(new float[] {2, -1, 7, 0}, layers.get(0).output().values());
            assertArrayEquals(new float[] {2, 0, 7, 0}, layers.get(1).output().values());
            assertEquals("reference/max_pool2d/direct", layers.get(2).kernel());
            assertEquals(List.of(Shape.of(1, 1, 1, 4)), layers.get(2).inputs());
        }
    }

    @Test
    void aResultIsTheCallersOwn() {
        try (Network network = Network.of(EDGES, BackendChoice.REFERENCE)) {
            Tensor first = network.forward(row(0, 5, 0));
            Tensor second = network.forward(row(0, 7, 0));
            assertNotSame(first.values(), second.values());
            assertArrayEquals(new float[] {5}, first.values());
        }
    }

    @Test
    void aNetworkTakesEveryShapeThatFitsAndForgetsOldOnes() {
        try (Network network = Network.of(EDGES, BackendChoice.REFERENCE)) {
            for (int pass = 0; pass < 2; pass++) {
                for (int width = 3; width < 20; width++) {
                    assertEquals(
                            (width - 1) / 2,
                            network.forward(row(new float[width])).shape().extent(3));
                }
            }
        }
    }

    @Test
    void aLayerThatDoesNotFitIsNamed() {
        try (Network network = Network.of(EDGES, BackendChoice.REFERENCE)) {
            ShapeException refusal = assertThrows(ShapeException.class, () -> network.forward(row(1, 2)));
            assertEquals(
                    "layer 'max_pooling2d': width: wanted at least 2 cells for a window of 2, got an input of 1",
                    refusal.getMessage());
        }
    }

    @Test
    void branchesAndSeveralOutputsRun() {
        Graph graph = new Graph(
                List.of("x"),
                List.of(
                        new Node("pool", new MaxPool2d(Window.of(1, 2)), List.of("x")),
                        new Node("relu", new Relu(), List.of("x"))),
                List.of("relu", "pool", "x"));
        try (Network network = Network.of(graph, BackendChoice.REFERENCE)) {
            List<Tensor> outputs = network.forward(List.of(row(-1, 4, 2)));
            assertArrayEquals(new float[] {0, 4, 2}, outputs.get(0).values());
            assertArrayEquals(new float[] {4, 4}, outputs.get(1).values());
            assertArrayEquals(new float[] {-1, 4, 2}, outputs.get(2).values());
            assertThrows(ShapeException.class, () -> network.forward(row(1, 2, 3)));
        }
    }

    @Test
    void manyThreadsMayCallOneNetwork() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (Network network = Network.of(EDGES, BackendChoice.REFERENCE)) {
            List<Future<Tensor>> results = IntStream.range(0, 400)
                    .mapToObj(i -> callers.submit(() -> network.forward(row(new float[] {0, i, 0, 0, i % 7}))))
                    .toList();
            for (int i = 0; i < results.size(); i++) {
                assertArrayEquals(new float[] {i, i % 7}, results.get(i).get().values());
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
