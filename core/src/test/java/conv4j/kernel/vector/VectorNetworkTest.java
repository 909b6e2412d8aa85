package conv4j.kernel.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import conv4j.graph.Graph;
import conv4j.kernel.Backend;
import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Padding;
import conv4j.op.Relu;
import conv4j.op.Window;
import conv4j.plan.Plan;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vector kernels next to each other: one writes into the halo's middle what the next reads with its halo. */
class VectorNetworkTest {
    private final Random random = new Random(19);

    @ParameterizedTest
    @EnumSource(
            value = Accuracy.class,
            names = {"EXACT", "CLOSE"})
    void aNetworkGivesWhatTheReferenceGivesInEveryPass(Accuracy accuracy) {
        Window padded = Window.of(3, 3).withPadding(Padding.explicit(1, 1));
        Graph graph = Graph.input("x")
                .then("first", conv(padded.withStride(2), 1, 3, 20))
                .then("relu", new Relu())
                .then("largest", new MaxPool2d(padded.withStride(2)))
                .then("depthwise", conv(padded, 20, 20, 20))
                .then("pointwise", conv(Window.of(1, 1), 1, 20, 33))
                .then("wide", conv(padded, 1, 33, 35))
                .then("mean", new AveragePool2d(Window.of(4, 4), false))
                .build();
        Tensor[] inputs = {ones(), ones()};
        try (Plan vector = plan(graph, new VectorBackend(accuracy));
                Plan reference = plan(graph, new ReferenceBackend())) {
            for (int pass = 0; pass < 4; pass++) {
                List<Tensor> x = List.of(inputs[pass % 2]);
                assertArrayEquals(
                        reference.run(x).get(0).values(), vector.run(x).get(0).values());
            }
            vector.trace(List.of(inputs[0]))
                    .layers()
                    .forEach(layer -> assertEquals("vector", layer.kernel().split("/")[0]));
        }
    }

    private Plan plan(Graph graph, Backend backend) {
        return new Plan(graph, List.of(backend), List.of(ones().shape()));
    }

    /** 0 and 1 only, for sums that are exact through all layers. */
    private Tensor ones() {
        return ones(2, 3, 41, 37);
    }

    private Tensor ones(int... extents) {
        Tensor tensor = Numbers.smallIntegers(random, extents);
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] = tensor.values()[i] > 0 ? 1 : 0;
        }
        return tensor;
    }

    private Conv2d conv(Window window, int groups, int inputs, int outputs) {
        return new Conv2d(
                window,
                groups,
                ones(
                        outputs,
                        inputs / groups,
                        window.height().size(),
                        window.width().size()),
                ones(outputs));
    }
}
