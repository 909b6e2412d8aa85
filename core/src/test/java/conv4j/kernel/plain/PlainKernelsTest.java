package conv4j.kernel.plain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.Backend;
import conv4j.kernel.Bounds;
import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Kernel;
import conv4j.kernel.PlainBuffer;
import conv4j.kernel.Workers;
import conv4j.kernel.reference.ReferenceBackend;
import conv4j.kernel.vector.Numbers;
import conv4j.op.AveragePool2d;
import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.Conv2d;
import conv4j.op.Dense;
import conv4j.op.Elementwise;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Relu;
import conv4j.op.Window;
import conv4j.plan.Team;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainKernelsTest {
    private final Random random = new Random(11);

    @Property(tries = 300)
    void anyConvolutionIsExact(
            @ForAll @IntRange(min = 1, max = 2) int batch,
            @ForAll @IntRange(min = 1, max = 3) int groups,
            @ForAll @IntRange(min = 1, max = 9) int inputs,
            @ForAll @IntRange(min = 1, max = 7) int outputs,
            @ForAll @IntRange(min = 1, max = 4) int height,
            @ForAll @IntRange(min = 1, max = 4) int width,
            @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(min = 1, max = 3) int dilation,
            @ForAll @IntRange(max = 4) int before,
            @ForAll @IntRange(max = 4) int after,
            @ForAll @IntRange(max = 9) int rows,
            @ForAll @IntRange(max = 17) int columns) {
        Window window = window(height, width, stride, dilation, before, after);
        Tensor in = input(window, batch, groups * inputs, rows, columns);
        assertExact(conv(window, groups, groups * inputs, groups * outputs), in);
    }

    @Property(tries = 300)
    void anyDepthwiseConvolutionAndPoolIsExact(
            @ForAll @IntRange(min = 1, max = 2) int batch,
            @ForAll @IntRange(min = 1, max = 5) int channels,
            @ForAll @IntRange(min = 1, max = 5) int height,
            @ForAll @IntRange(min = 1, max = 5) int width,
            @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(min = 1, max = 3) int dilation,
            @ForAll @IntRange(max = 4) int before,
            @ForAll @IntRange(max = 4) int after,
            @ForAll @IntRange(max = 9) int rows,
            @ForAll @IntRange(max = 17) int columns,
            @ForAll boolean paddingCounts) {
        Window window = window(height, width, stride, dilation, before, after);
        Tensor in = input(window, batch, channels, rows, columns);
        assertExact(conv(window, channels, channels, channels), in);
        assertExact(new MaxPool2d(window), in);
        assertExact(new AveragePool2d(window, paddingCounts), in);
    }

    /** Several blocks of places and of output channels, and more terms than are read at once, none of them even. */
    @Test
    void blocksThatAreCutOffAreExact() {
        Window window = Window.of(3, 3).withPadding(Padding.Same.UPPER);
        assertExact(conv(window, 1, 7, 67), Numbers.smallIntegers(random, 2, 7, 41, 53));
        assertExact(conv(Window.of(3, 3), 1, 7, 65), Numbers.smallIntegers(random, 1, 7, 41, 53));
        assertExact(conv(window.withStride(2), 3, 3, 3), Numbers.smallIntegers(random, 1, 3, 131, 67));
        assertExact(conv(window, 3, 3, 3), Numbers.smallIntegers(random, 1, 3, 131, 67));
        assertExact(new MaxPool2d(window.withStride(2)), Numbers.smallIntegers(random, 1, 2, 131, 67));
        assertExact(new AveragePool2d(window, true), Numbers.smallIntegers(random, 1, 2, 131, 67));
    }

    static Stream<Op> convolutionsAndOthers() {
        Random random = new Random(3);
        Window window = Window.of(3, 3).withPadding(Padding.explicit(1, 2));
        return Stream.of(
                new Conv2d(window, 1, Numbers.reals(random, 66, 12, 3, 3), Numbers.reals(random, 66)),
                new Conv2d(window.withStride(2), 2, Numbers.reals(random, 10, 6, 3, 3), null),
                new Conv2d(Window.of(1, 1), 1, Numbers.reals(random, 5, 12, 1, 1), Numbers.reals(random, 5)),
                new MaxPool2d(window),
                new Relu(),
                new Elementwise(Elementwise.Function.CLIP, -0.5f, 0.25f),
                new BatchNormalization(
                        Numbers.reals(random, 12), null, Numbers.reals(random, 12), positive(random, 12), 1e-3f, 1),
                new BatchNormalization(
                        null, Numbers.reals(random, 21), Numbers.reals(random, 21), positive(random, 21), 1e-3f, 2),
                new Dense(Numbers.reals(random, 34, 1100), Numbers.reals(random, 1100)),
                new Dense(Numbers.reals(random, 34, 5), null));
    }

    /** The order of every sum is that of the definition, however it is cut. */
    @ParameterizedTest
    @MethodSource("convolutionsAndOthers")
    void realNumbersComeOutAsTheReferenceHasThemToTheLastBit(Op op) {
        Tensor in = Numbers.reals(random, 2, 12, 21, 34);
        assertArrayEquals(
                run(new ReferenceBackend(), op, Epilogue.NONE, Workers.ONE, in),
                run(new PlainBackend(), op, Epilogue.NONE, Workers.ONE, in));
    }

    @ParameterizedTest
    @MethodSource("convolutionsAndOthers")
    void anyNumberOfThreadsMakesTheSameToTheLastBit(Op op) {
        Tensor in = Numbers.reals(random, 2, 12, 21, 34);
        float[] one = run(new PlainBackend(), op, Epilogue.NONE, Workers.ONE, in);
        for (int threads : new int[] {2, 3, 8}) {
            try (Team team = new Team(threads)) {
                assertArrayEquals(one, run(new PlainBackend(), op, Epilogue.NONE, team, in), threads + " threads");
            }
        }
    }

    @Test
    void poolsAndDepthwiseConvolutionsAreTheSameOnAnyNumberOfThreads() {
        for (int stride : new int[] {1, 2}) {
            Window window = Window.of(3, 3).withStride(stride);
            Op depthwise = new Conv2d(window, 12, Numbers.reals(random, 12, 1, 3, 3), null);
            anyNumberOfThreadsMakesTheSameToTheLastBit(depthwise);
            anyNumberOfThreadsMakesTheSameToTheLastBit(new AveragePool2d(window, false));
        }
    }

    /** More places than a task takes, rows longer than a long row should be, and strides past the window. */
    @Test
    void stripsOfAnyPlaneAreExact() {
        Window window = Window.of(3, 3).withPadding(Padding.explicit(2, 1));
        List<Window> windows = List.of(
                window,
                window.withStride(2),
                window.withStride(5),
                window.withStride(3, 1),
                window.withDilation(4, 3),
                window.withStride(2).withDilation(3),
                Window.of(1, 1).withStride(2),
                Window.of(7, 2).withStride(2));
        for (Window each : windows) {
            for (int[] plane : new int[][] {{211, 173}, {19, 1500}, {1200, 9}}) {
                Tensor in = Numbers.smallIntegers(random, 1, 2, plane[0], plane[1]);
                assertExact(conv(each, 2, 2, 2), in);
                assertExact(new MaxPool2d(each), in);
                assertExact(new AveragePool2d(each, false), in);
            }
        }
    }

    /** Or a window and a padding of a few bytes would take all memory. */
    @Test
    void rowsThatAreTooLongToKeepAreLeftToOthers() {
        Window window = Window.of(2, 2)
                .withDilation(1 << 16)
                .withPadding(Padding.explicit(1 << 15, 1 << 15), Padding.explicit(1 << 15, 1 << 15));
        Shape shape = Shape.of(1, 1, 3, 3);
        assertRefused(new MaxPool2d(window), Epilogue.NONE, shape);
        assertRefused(new AveragePool2d(window, true), Epilogue.NONE, shape);
        assertExact(conv(window, 1, 1, 1), Numbers.smallIntegers(random, shape.toArray()));
    }

    @Test
    void residualAndBoundsAreTakenInTheStore() {
        Window window = Window.of(3, 3).withPadding(Padding.Same.UPPER);
        Window strided = window.withStride(2);
        for (Conv2d op : List.of(conv(window, 1, 6, 5), conv(window, 6, 6, 6), conv(strided, 6, 6, 6))) {
            Tensor in = Numbers.smallIntegers(random, 2, 6, 9, 11);
            Tensor free = Numbers.run(kernel(new PlainBackend(), op, Epilogue.NONE, List.of(in.shape())), op, in);
            Tensor residual = Numbers.smallIntegers(random, free.shape().toArray());
            float[] wanted = free.values().clone();
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = Math.min(Math.max(wanted[i] + residual.values()[i], -7), 6);
            }
            Epilogue epilogue = new Epilogue(true, new Bounds(-7, 6));
            assertArrayEquals(wanted, run(new PlainBackend(), op, epilogue, Workers.ONE, in, residual));
        }
    }

    @Test
    void sumsAreBoundedInTheStore() {
        Tensor a = Numbers.reals(random, 3, 7001);
        Tensor b = Numbers.reals(random, 3, 7001);
        float[] got = run(
                new PlainBackend(),
                new Binary(Binary.Function.ADD),
                new Epilogue(false, Bounds.RELU),
                Workers.ONE,
                a,
                b);
        for (int i = 0; i < got.length; i++) {
            assertEquals(Math.max(a.values()[i] + b.values()[i], 0), got[i]);
        }
    }

    @Test
    void partsStandOneAfterTheOtherAlongAnyAxis() {
        Tensor a = Numbers.reals(random, 2, 3, 4, 5);
        for (int axis = 0; axis < 4; axis++) {
            int[] extents = a.shape().toArray();
            extents[axis] += 2;
            Tensor b = Numbers.reals(random, extents);
            Op op = new Concat(axis);
            assertArrayEquals(
                    run(new ReferenceBackend(), op, Epilogue.NONE, Workers.ONE, a, b, a),
                    run(new PlainBackend(), op, Epilogue.NONE, Workers.ONE, a, b, a));
        }
    }

    @Test
    void whatItDoesNotDoItLeavesToOthers() {
        Shape image = Shape.of(1, 3, 4, 4);
        assertRefused(new Elementwise(Elementwise.Function.TANH, 0, 0), Epilogue.NONE, image);
        assertRefused(new Binary(Binary.Function.MULTIPLY), Epilogue.NONE, image, image);
        assertRefused(new Binary(Binary.Function.ADD), Epilogue.NONE, image, Shape.of(1, 3, 1, 1));
        assertRefused(new MaxPool2d(Window.of(2, 2)), new Epilogue(false, Bounds.RELU), image);
        assertRefused(conv(Window.of(3, 3), 1, 3, 3), new Epilogue(true, Bounds.NONE), image, Shape.of(1, 3, 1, 1));
    }

    private static void assertRefused(Op op, Epilogue epilogue, Shape... inputs) {
        assertTrue(
                new PlainBackend()
                        .kernelsFor(op.getClass()).stream()
                                .allMatch(kernel -> refuses(kernel, op, List.of(inputs), epilogue)),
                op.toString());
    }

    private static <O extends Op> boolean refuses(Kernel<O> kernel, Op op, List<Shape> inputs, Epilogue epilogue) {
        return kernel.refusal(kernel.op().cast(op), inputs, epilogue).isPresent();
    }

    /** By every kernel of the backend that takes it. */
    private static <O extends Op> void assertExact(O op, Tensor in) {
        List<Shape> shapes = List.of(in.shape());
        @SuppressWarnings("unchecked") // the class of an O
        List<Kernel<O>> kernels = new PlainBackend().kernelsFor((Class<O>) op.getClass());
        kernels.stream()
                .filter(kernel -> kernel.refusal(op, shapes).isEmpty())
                .forEach(kernel -> Numbers.assertExact(kernel, op, in));
    }

    private static <O extends Op> Kernel<O> kernel(Backend backend, O op, Epilogue epilogue, List<Shape> shapes) {
        @SuppressWarnings("unchecked") // the class of an O
        List<Kernel<O>> kernels = backend.kernelsFor((Class<O>) op.getClass());
        return kernels.stream()
                .filter(kernel -> kernel.refusal(op, shapes, epilogue).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** Twice, the second time into an output full of NaN. */
    private static <O extends Op> float[] run(
            Backend backend, O op, Epilogue epilogue, Workers workers, Tensor... tensors) {
        List<Buffer> inputs = Stream.of(tensors).<Buffer>map(PlainBuffer::new).toList();
        List<Shape> shapes = Stream.of(tensors).map(Tensor::shape).toList();
        Computation computation = kernel(backend, op, epilogue, shapes).prepare(op, shapes, epilogue);
        Buffer output = computation.newOutput();
        computation.bind(inputs, output).run(workers);
        Arrays.fill(output.tensor().values(), Float.NaN);
        computation.bind(inputs, output).run(workers);
        return output.tensor().values();
    }

    private static Window window(int height, int width, int stride, int dilation, int before, int after) {
        return Window.of(height, width)
                .withStride(stride, 4 - stride)
                .withDilation(dilation, 4 - dilation)
                .withPadding(Padding.explicit(before, after), Padding.explicit(after, before));
    }

    private Tensor input(Window window, int batch, int channels, int rows, int columns) {
        return Numbers.smallIntegers(
                random,
                batch,
                channels,
                rows + window.height().reach(),
                columns + window.width().reach());
    }

    private Conv2d conv(Window window, int groups, int inputs, int outputs) {
        Tensor weights = Numbers.smallIntegers(
                random,
                outputs,
                inputs / groups,
                window.height().size(),
                window.width().size());
        return new Conv2d(window, groups, weights, Numbers.smallIntegers(random, outputs));
    }

    private static Tensor positive(Random random, int count) {
        Tensor tensor = Numbers.reals(random, count);
        for (int i = 0; i < count; i++) {
            tensor.values()[i] = Math.abs(tensor.values()[i]);
        }
        return tensor;
    }
}
