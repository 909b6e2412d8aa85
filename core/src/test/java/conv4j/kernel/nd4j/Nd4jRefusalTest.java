package conv4j.kernel.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import conv4j.kernel.Kernel;
import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Relu;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, and what ND4J does there: where it has become right, these tests fail and the refusal can go. */
class Nd4jRefusalTest {

    private static <O extends Op> String refusal(Kernel<O> kernel, O op, Shape input) {
        return kernel.refusal(op, List.of(input))
                .map(refusal -> refusal.reason())
                .orElse("none");
    }

    private static Conv2d convolution(int groups, int height, int width, int... weights) {
        return new Conv2d(Window.of(height, width), groups, Tensor.zeros(Shape.of(weights)), null);
    }

    private static float[] exec(NativeOp op, Tensor input) {
        try (op;
                Nd4jBuffer x = Nd4jBuffer.of(input);
                Nd4jBuffer y = new Nd4jBuffer()) {
            op.run(x.array(), y);
            return y.tensor().values();
        }
    }

    @Test
    void theDenseKernelRefusesGroups() {
        Conv2d grouped = convolution(2, 1, 1, 2, 1, 1, 1);
        assertEquals("takes one group only, not 2", refusal(new Nd4jConv2d(), grouped, Shape.of(1, 2, 3, 3)));
    }

    @Test
    void theDepthwiseKernelRefusesSeveralChannelsAGroup() {
        Conv2d grouped = convolution(2, 1, 1, 2, 2, 1, 1);
        assertEquals(
                "takes one channel a group only, not 2",
                refusal(new Nd4jDepthwiseConv2d(), grouped, Shape.of(1, 4, 3, 3)));
    }

    @Test
    void theDepthwiseKernelRefusesOneChannelWhichNd4jFailsOn() {
        Conv2d single = convolution(1, 2, 2, 1, 1, 2, 2);
        assertEquals(
                "takes two channels or more, not 1", refusal(new Nd4jDepthwiseConv2d(), single, Shape.of(1, 1, 2, 2)));
        assertThrows(RuntimeException.class, () -> depthwise(Tensor.zeros(Shape.of(1, 1, 2, 2)), 2));
    }

    @Test
    void theDepthwiseKernelRefusesOneProductAChannelWhichNd4jFailsOn() {
        Conv2d product = convolution(3, 1, 1, 3, 1, 1, 1);
        assertEquals(
                "takes no 1x1 window that lands once, with one filter a channel",
                refusal(new Nd4jDepthwiseConv2d(), product, Shape.of(1, 3, 1, 1)));
        assertThrows(RuntimeException.class, () -> depthwise(Tensor.zeros(Shape.of(1, 3, 1, 1)), 1));
        assertEquals("none", refusal(new Nd4jDepthwiseConv2d(), product, Shape.of(1, 3, 1, 2)));
        assertEquals("none", refusal(new Nd4jDepthwiseConv2d(), product, Shape.of(2, 3, 1, 1)));
    }

    private static float[] depthwise(Tensor input, int size) {
        Nd4jBuffer weights =
                Nd4jBuffer.of(Tensor.zeros(Shape.of(size, size, input.shape().extent(1), 1)));
        return exec(
                new NativeOp("depthwise_conv2d", List.of(weights), List.of(), size, size, 1, 1, 0, 0, 1, 1, 0, 0, 0),
                input);
    }

    @Test
    void moreThan32AxesAreRefusedWhichNd4jCannotHave() {
        int[] extents = new int[33];
        Arrays.fill(extents, 1);
        assertEquals("takes at most 32 axes, not 33", refusal(new Nd4jRelu(), new Relu(), Shape.of(extents)));
        assertThrows(
                RuntimeException.class,
                () -> exec(new NativeOp("relu", List.of(), List.of(0.0)), Tensor.zeros(Shape.of(extents))));
        assertEquals("none", refusal(new Nd4jRelu(), new Relu(), Shape.of(Arrays.copyOf(extents, 32))));
    }

    /** In a virtual machine of its own: ND4J prints its complaint about groups, and does not survive the second. */
    static final class Failures {
        private Failures() {}

        public static void main(String[] arguments) {
            System.out.println(new Nd4jBackend().unavailable());
            try {
                convolve(Shape.of(1, 2, 4, 4), Shape.of(1, 1, 1, 2));
            } catch (RuntimeException e) {
                System.out.println("no groups");
            }
            convolve(Shape.of(0, 3, 4, 4), Shape.of(2, 2, 3, 2));
            System.out.println("survived");
        }

        private static void convolve(Shape input, Shape weights) {
            List<Nd4jBuffer> constants = List.of(
                    Nd4jBuffer.of(Tensor.zeros(weights)), Nd4jBuffer.of(Tensor.zeros(Shape.of(weights.extent(3)))));
            int size = weights.extent(0);
            exec(
                    new NativeOp("conv2d", constants, List.of(), size, size, 1, 1, 0, 0, 1, 1, 0, 0, 0),
                    Tensor.zeros(input));
        }
    }

    @Test
    void convolutionsOfNothingAreRefusedWhichNd4jCrashesOnAndItKnowsNoGroups(@TempDir Path directory) throws Exception {
        for (Shape nothing : new Shape[] {Shape.of(0, 2, 4, 4), Shape.of(1, 2, 4, 0)}) {
            Window window = Window.of(2, 2).withPadding(Padding.explicit(1, 1));
            Conv2d op = new Conv2d(window, 2, Tensor.zeros(Shape.of(2, 1, 2, 2)), null);
            assertEquals("takes no input without numbers", refusal(new Nd4jDepthwiseConv2d(), op, nothing));
            assertEquals("takes no input without numbers", refusal(new Nd4jGroupedConv2d(), op, nothing));
            op = new Conv2d(window, 1, Tensor.zeros(Shape.of(2, 2, 2, 2)), null);
            assertEquals("takes no input without numbers", refusal(new Nd4jConv2d(), op, nothing));
        }
        ChildJvm.Result result = ChildJvm.run(Failures.class, directory, entry -> true);
        assertEquals("Optional.empty", result.said().get(0));
        assertTrue(result.said().contains("no groups"), () -> result.said().toString());
        // An ARM processor makes 0 of a division by zero.
        assumeTrue(System.getProperty("os.arch").matches("amd64|x86_64"));
        assertNotEquals(0, result.exit());
        assertFalse(result.said().contains("survived"), () -> result.said().toString());
    }

    @Test
    void whatDoesNotFitOutsideTheHeapIsRefused() {
        Conv2d op = new Conv2d(Window.of(7, 7), 1, Tensor.zeros(Shape.of(1, 3, 7, 7)), null);
        String reason = refusal(new Nd4jConv2d(), op, Shape.of(64, 3, 20_000, 20_000));
        assertTrue(reason.matches("needs [0-9,]+ MB outside the heap, [0-9,]+ MB are left"), reason);
        Shape large = Shape.of(64, 64, 20_000, 20_000);
        MaxPool2d pool = new MaxPool2d(Window.of(1, 1));
        assertTrue(refusal(new Nd4jMaxPool2d(), pool, large).startsWith("needs "));
        assertTrue(refusal(new Nd4jRelu(), new Relu(), large).startsWith("needs "));
        assertThrows(ShapeException.class, () -> Nd4jLayout.ND4J.allocate(large));
    }

    @Test
    void aWindowThatFitsNowhereIsTheSameErrorAsTheReferenceBackends() {
        Shape input = Shape.of(1, 2, 4, 5);
        Window window = Window.of(3, 5).withDilation(1, 2).withPadding(Padding.explicit(1, 0));
        List<Op> ops = List.of(
                new Conv2d(window, 1, Tensor.zeros(Shape.of(1, 2, 3, 5)), null),
                new Conv2d(window, 2, Tensor.zeros(Shape.of(2, 1, 3, 5)), null),
                new MaxPool2d(window),
                new AveragePool2d(window, true));
        for (Op op : ops) {
            String wanted =
                    complaint(new ReferenceBackend().kernelsFor(op.getClass()).get(0), op, input);
            for (Kernel<?> kernel : new Nd4jBackend().kernelsFor(op.getClass())) {
                assertEquals(wanted, complaint(kernel, op, input), kernel.name());
            }
        }
    }

    private static <O extends Op> String complaint(Kernel<O> kernel, Op op, Shape input) {
        O own = kernel.op().cast(op);
        return assertThrows(ShapeException.class, () -> kernel.prepare(own, List.of(input)))
                .getMessage();
    }

    /** Why {@link Nd4jMaxPool2d} does not leave such inputs to {@code maxpool2d} alone. */
    @Test
    void maxpool2dAlonePassesOverNaNAndLosesInfinity() {
        float infinity = Float.POSITIVE_INFINITY;
        Tensor x = Tensor.of(Shape.of(1, 1, 1, 4), Float.NaN, 1, -infinity, -infinity);
        NativeOp pool = new NativeOp("maxpool2d", 1, 2, 1, 2, 0, 0, 1, 1, 0, 1, 0);
        assertArrayEquals(new float[] {1, -3.402823e38f}, exec(pool, x));
    }

    /** Why {@link Nd4jAveragePool2d} divides by itself: "by the cells of the input" is not NaN where there are none. */
    @Test
    void avgpool2dAloneIsWrongWhereAWindowMeetsPaddingOnly() {
        Tensor x = Tensor.of(Shape.of(1, 1, 1, 1), 6);
        NativeOp pool = new NativeOp("avgpool2d", 1, 1, 1, 2, 0, 4, 1, 1, 0, 0, 0);
        float[] means = exec(pool, x);
        assertEquals(6, means[2]);
        assertTrue(means[0] == 0, () -> Arrays.toString(means));
    }
}
