package conv4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.graph.Graph;
import conv4j.kernel.vector.Accuracy;
import conv4j.kernel.vector.VectorBackend;
import conv4j.op.BatchNormalization;
import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.Dense;
import conv4j.op.Padding;
import conv4j.op.Reduce;
import conv4j.op.Relu;
import conv4j.op.Window;
import conv4j.plan.StepTrace;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often weights are read, and that they are let go. */
class NetworkWeightsTest {
    private static final Window WINDOW = Window.of(3, 3).withPadding(Padding.explicit(1, 1));

    private final LentTensor normalized = new LentTensor(20, 3, 3, 3);
    private final LentTensor direct = new LentTensor(24, 20, 3, 3);
    private final LentTensor transposed = new LentTensor(24, 18, 2, 2);
    private final LentTensor dense = new LentTensor(18, 35);
    private final List<LentTensor> all = List.of(normalized, direct, transposed, dense);

    private final Graph graph = Graph.input("x")
            .then("normalized", new Conv2d(WINDOW, 1, normalized.tensor(), null))
            .then("norm", new BatchNormalization(filled(2), filled(1), filled(3), filled(4), 0, 1))
            .then("relu", new Relu())
            .then("direct", new Conv2d(WINDOW, 1, direct.tensor(), null))
            .then("transposed", new ConvTranspose2d(Window.of(2, 2).withStride(2), 1, transposed.tensor(), null, 0, 0))
            .then("largest", new Reduce(Reduce.Function.MAX, List.of(2, 3), false))
            .then("dense", new Dense(dense.tensor(), null))
            .build();

    private final Execution exact =
            Execution.FASTEST.withAccuracy(Accuracy.EXACT).withBackend(BackendChoice.VECTOR);

    @BeforeEach
    void vectorsAreHere() {
        Assumptions.assumeTrue(new VectorBackend().unavailable().isEmpty(), "no vectors here");
    }

    @Test
    void plansOfAllShapesShareWhatIsPackedOnce() {
        try (Network network = Network.of(graph, exact)) {
            for (int side : new int[] {8, 13, 5, 8, 13, 30}) {
                network.forward(picture(1, side));
            }
            assertEquals(List.of(1, 1, 1, 1), loads());
        }
    }

    @Test
    void whatOnlyTheNetworkHoldsIsLetGoWhenItIsPacked() throws InterruptedException {
        try (Network network = Network.of(graph, exact)) {
            network.forward(picture(1, 8));
            for (LentTensor weights : all) {
                assertTrue(weights.isLetGo(), () -> weights.tensor() + " is still held");
            }
            network.forward(picture(1, 8));
            assertEquals(List.of(1, 1, 1, 1), loads());
        }
    }

    /** 64 channels: Winograd's F4 at each of these sizes. */
    @Test
    void filtersAreTransformedOnceForAllShapes() throws InterruptedException {
        LentTensor filters = new LentTensor(64, 64, 3, 3);
        Graph one = Graph.input("x")
                .then("widened", new Conv2d(WINDOW, 1, new LentTensor(64, 3, 3, 3).tensor(), null))
                .then("conv", new Conv2d(WINDOW, 1, filters.tensor(), null))
                .build();
        Execution fast = exact.withAccuracy(Accuracy.FAST);
        try (Network network = Network.of(one, fast)) {
            for (int side : new int[] {56, 60, 64}) {
                network.forward(picture(1, side));
                assertEquals(
                        "vector/conv2d/winograd-f4",
                        network.profile(List.of(picture(1, side))).get(1).kernel());
            }
            assertEquals(1, filters.loads());
            assertTrue(filters.isLetGo());
        }
    }

    /** 256 filters of 256 channels are 2.4 MB: one such layer's stay in the caches from pass to pass, those of two do not. */
    @Test
    void howManyWeightsThereAreInAllDecidesBetweenKernels() {
        assertEquals("vector/conv2d/winograd-f4", kernelOfTheLastOf(1));
        assertEquals("vector/conv2d/winograd-f2", kernelOfTheLastOf(2));
    }

    private String kernelOfTheLastOf(int layers) {
        var graph =
                Graph.input("x").then("widened", new Conv2d(WINDOW, 1, new LentTensor(256, 3, 3, 3).tensor(), null));
        for (int layer = 0; layer < layers; layer++) {
            graph.then("conv" + layer, new Conv2d(WINDOW, 1, new LentTensor(256, 256, 3, 3).tensor(), null));
        }
        try (Network network = Network.of(graph.build(), exact.withAccuracy(Accuracy.FAST))) {
            List<StepTrace> steps = network.profile(List.of(picture(1, 14)));
            return steps.get(steps.size() - 1).kernel();
        }
    }

    @Test
    void afterTheNetworkWeightsAreThereAgain() {
        float[] before = direct.tensor().copy().values();
        try (Network network = Network.of(graph, exact)) {
            network.forward(picture(1, 8));
        }
        assertArrayEquals(before, direct.tensor().values());
    }

    @Test
    void aShapeForWhichOthersPackAgainGivesTheSame() {
        // One row of inputs and several are packed in panels of their own.
        try (Network network = Network.of(graph, exact);
                Network reference = Network.of(graph, BackendChoice.REFERENCE)) {
            for (int batch = 1; batch < 4; batch++) {
                Tensor x = picture(batch, 9);
                assertArrayEquals(
                        reference.forward(x).values(), network.forward(x).values());
            }
        }
    }

    @Test
    void kernelsThatReadWeightsInEachPassKeepThem() {
        for (BackendChoice backend : List.of(BackendChoice.REFERENCE, BackendChoice.PLAIN)) {
            LentTensor weights = new LentTensor(4, 3, 3, 3);
            Graph one = Graph.input("x")
                    .then("conv", new Conv2d(WINDOW, 1, weights.tensor(), null))
                    .build();
            try (Network network = Network.of(one, backend)) {
                for (int pass = 0; pass < 3; pass++) {
                    network.forward(picture(1, 6 + pass));
                }
            }
            assertEquals(1, weights.loads(), backend.name());
        }
    }

    private List<Integer> loads() {
        return all.stream().map(LentTensor::loads).toList();
    }

    private static Tensor filled(float value) {
        float[] values = new float[20];
        Arrays.fill(values, value);
        return Tensor.of(Shape.of(20), values);
    }

    private static Tensor picture(int batch, int side) {
        SplittableRandom random = new SplittableRandom(side);
        Tensor picture = Tensor.zeros(Shape.of(batch, 3, side, side));
        for (int i = 0; i < picture.values().length; i++) {
            picture.values()[i] = random.nextInt(-1, 2);
        }
        return picture;
    }
}
