package conv4j.kernel.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.BackendChoice;
import conv4j.Network;
import conv4j.graph.Graph;
import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Padding;
import conv4j.op.Relu;
import conv4j.op.Window;
import conv4j.plan.LayerTrace;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the numbers lie, and that none stay behind. */
class Nd4jMemoryTest {
    private static final Random RANDOM = new Random(3);

    /** Every kernel of the backend, with and without a border of its own; feature maps of 64 KiB. */
    private static final Graph ALL = Graph.input("image")
            .then("dense", convolution(1, 8, 4))
            .then("relu", new Relu())
            .then("depthwise", convolution(8, 16, 1))
            .then("grouped", convolution(2, 16, 8))
            .then("max", new MaxPool2d(Window.of(3, 3).withPadding(Padding.Same.UPPER)))
            .then("shifted", new MaxPool2d(Window.of(2, 2).withPadding(Padding.Same.UPPER)))
            .then("mean", new AveragePool2d(Window.of(2, 2).withPadding(Padding.Same.LOWER), false))
            .build();

    @BeforeAll
    static void oneThread() {
        Nd4jRun.useThreads(1);
    }

    private static Conv2d convolution(int groups, int filters, int channels) {
        Window window = Window.of(3, 3).withPadding(Padding.Same.UPPER);
        return new Conv2d(
                window, groups, Nd4jRun.integers(RANDOM, filters, channels, 3, 3), Nd4jRun.integers(RANDOM, filters));
    }

    @Test
    void aWholeNetworkStaysInNd4jAndIsRight() {
        Tensor x = Nd4jRun.integers(RANDOM, 1, 4, 32, 32);
        try (Network network = Network.of(ALL, BackendChoice.ND4J);
                Network reference = Network.of(ALL, BackendChoice.REFERENCE)) {
            assertEquals(
                    List.of(
                            "nd4j/conv2d/dense",
                            "nd4j/relu/direct",
                            "nd4j/conv2d/depthwise",
                            "nd4j/conv2d/grouped",
                            "nd4j/max_pool2d/direct",
                            "nd4j/max_pool2d/direct",
                            "nd4j/average_pool2d/direct"),
                    network.trace(x).layers().stream().map(LayerTrace::kernel).toList());
            assertArrayEquals(reference.forward(x).values(), network.forward(x).values());
        }
    }

    @Test
    void theSamePassOnAllCoresGivesTheSameBits() {
        Tensor x = Nd4jRun.integers(RANDOM, 2, 4, 40, 40);
        for (int i = 0; i < x.values().length; i++) {
            x.values()[i] += RANDOM.nextFloat();
        }
        try (Network network = Network.of(ALL, BackendChoice.ND4J)) {
            Nd4jRun.useThreads(Runtime.getRuntime().availableProcessors());
            float[] first = network.forward(x).values();
            for (int pass = 0; pass < 10; pass++) {
                assertArrayEquals(first, network.forward(x).values());
            }
        } finally {
            Nd4jRun.useThreads(1);
        }
    }

    /** In a virtual machine whose heap does not move: prints by how much 1,000 passes have grown its process. */
    static final class Passes {
        private Passes() {}

        public static void main(String[] arguments) {
            Nd4jRun.useThreads(1);
            Tensor x = Nd4jRun.integers(RANDOM, 1, 4, 32, 32);
            try (Network network = Network.of(ALL, BackendChoice.ND4J)) {
                forward(network, x, 1_000);
                System.gc();
                long bytes = Pointer.physicalBytes();
                long pointers = Pointer.totalCount();
                long reserved = OffHeap.reserved();
                forward(network, x, 1_000);
                System.out.println(Pointer.physicalBytes() - bytes >> 10);
                System.out.println(Pointer.totalCount() - pointers);
                System.out.println(OffHeap.reserved() - reserved);
            }
        }
    }

    /**
     * One array of 64 KiB that stayed behind at each pass would be 62 MB, and binding an operation anew at each pass leaves
     * 1,000 or more of JavaCPP's pointers. Measured over 16,000 passes: 10 MB in the first 2,000, while code is compiled,
     * then nothing.
     */
    @Test
    void aThousandPassesTakeNoMemory(@TempDir Path directory) throws Exception {
        ChildJvm.Result result =
                ChildJvm.run(Passes.class, directory, entry -> true, "-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch");
        assertEquals(3, result.said().size(), () -> result.said().toString());
        assertTrue(Long.parseLong(result.said().get(0)) < 16 << 10, () -> "KiB grown: " + result.said());
        assertTrue(Long.parseLong(result.said().get(1)) <= 0, () -> "pointers grown: " + result.said());
        assertEquals("0", result.said().get(2));
    }

    private static void forward(Network network, Tensor x, int passes) {
        for (int pass = 0; pass < passes; pass++) {
            network.forward(x);
        }
    }

    @Test
    void closingGivesEverythingBack() {
        long reserved = OffHeap.reserved();
        long before = Pointer.physicalBytes();
        Nd4jBuffer large = Nd4jBuffer.of(Shape.of(32, 1024, 1024));
        large.array().assign(1);
        assertEquals(reserved + (128 << 20), OffHeap.reserved());
        assertTrue(Pointer.physicalBytes() - before > 100 << 20);
        large.close();
        large.close();
        assertTrue(Pointer.physicalBytes() - before < 64 << 20);
        assertEquals(reserved, OffHeap.reserved());
        for (Padding padding : new Padding[] {Padding.VALID, Padding.Same.UPPER}) {
            Window window = Window.of(2, 2).withPadding(padding);
            new Job(1, 4, 5, 5, window).pool();
            new Job(1, 4, 5, 5, window.withPadding(Padding.explicit(3, 3))).pool();
            new Job(1, 4, 5, 5, window).convolve(2, 2, 2, true);
            new Job(1, 4, 5, 5, window).convolve(4, 1, 2, true);
            new Job(1, 4, 5, 5, window).convolve(1, 4, 2, true);
        }
        try (Network network = Network.of(ALL, BackendChoice.ND4J)) {
            network.forward(Nd4jRun.integers(RANDOM, 1, 4, 8, 8));
        }
        assertEquals(reserved, OffHeap.reserved());
    }

    @Test
    void aComputationTakesAnyBuffersOfItsShapes() {
        Shape shape = Shape.of(1, 1, 1, 3);
        MaxPool2d op = new MaxPool2d(Window.of(1, 2));
        try (Computation computation = new Nd4jMaxPool2d().prepare(op, List.of(shape));
                Buffer first = Nd4jBuffer.of(Tensor.of(shape, 1, 2, 3));
                Buffer second = Nd4jBuffer.of(Tensor.of(shape, 9, 5, 4));
                Buffer one = computation.newOutput();
                Buffer other = computation.newOutput()) {
            computation.run(List.of(first), one);
            computation.run(List.of(second), other);
            assertArrayEquals(new float[] {2, 3}, one.tensor().values());
            assertArrayEquals(new float[] {9, 5}, other.tensor().values());
            computation.run(List.of(second), one);
            assertArrayEquals(new float[] {9, 5}, one.tensor().values());
        }
    }

    @Test
    void anInputOfAnotherShapeIsAnErrorAndNoWriteIntoForeignMemory() {
        MaxPool2d op = new MaxPool2d(Window.of(1, 2));
        try (Computation computation = new Nd4jMaxPool2d().prepare(op, List.of(Shape.of(1, 1, 1, 3)));
                Buffer right = Nd4jBuffer.of(Shape.of(1, 1, 1, 3));
                Buffer wrong = Nd4jBuffer.of(Shape.of(1, 1, 1, 300));
                Buffer output = computation.newOutput()) {
            computation.run(List.of(right), output);
            assertThrows(ShapeException.class, () -> computation.run(List.of(wrong), output));
        }
    }

    @Test
    void aShapeIsReadAfterTheRunNotBefore() {
        Shape shape = Shape.of(1, 1, 1, 3);
        try (Computation computation = new Nd4jRelu().prepare(new Relu(), List.of(shape));
                Buffer output = computation.newOutput();
                Buffer input = Nd4jBuffer.of(Tensor.of(shape, -1, 0, 1))) {
            assertThrows(IllegalStateException.class, output::shape);
            computation.run(List.of(input), output);
            assertEquals(shape, output.shape());
            assertEquals(computation.inputLayout(0), output.layout());
            assertThrows(ShapeException.class, () -> output.load(Tensor.zeros(Shape.of(3))));
        }
    }
}
