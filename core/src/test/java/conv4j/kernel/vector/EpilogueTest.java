package conv4j.kernel.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.Bounds;
import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Kernel;
import conv4j.kernel.Workers;
import conv4j.op.Conv2d;
import conv4j.op.Padding;
import conv4j.op.Window;
import conv4j.plan.Team;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What follows a convolution, done where its results are stored, by any number of workers. */
class EpilogueTest {
    private static final List<Epilogue> EPILOGUES = List.of(
            new Epilogue(false, Bounds.RELU),
            new Epilogue(false, new Bounds(-3, 6)),
            new Epilogue(true, Bounds.NONE),
            new Epilogue(true, Bounds.RELU),
            new Epilogue(true, new Bounds(0, 6)));

    private final Random random = new Random(3);

    static Stream<VectorUnit> units() {
        return Numbers.UNITS.stream();
    }

    @ParameterizedTest
    @MethodSource("units")
    void resultsAreThoseOfTheConvolutionThenTheSumThenTheBounds(VectorUnit unit) {
        Window window = Window.of(3, 3).withPadding(Padding.explicit(1, 1));
        int wide = 2 * unit.lanes() + 3;
        for (Window slid : List.of(window, window.withStride(2), Window.of(1, 1), Window.of(5, 2))) {
            for (int groups : new int[] {1, wide}) {
                Conv2d op = new Conv2d(
                        slid,
                        groups,
                        integers(
                                wide,
                                wide / groups,
                                slid.height().size(),
                                slid.width().size()),
                        integers(wide));
                for (Kernel<Conv2d> kernel : kernels(unit)) {
                    for (Epilogue epilogue : EPILOGUES) {
                        check(kernel, op, epilogue);
                    }
                }
            }
        }
    }

    private static List<Kernel<Conv2d>> kernels(VectorUnit unit) {
        return List.of(
                new DirectConv2d(unit),
                new DepthwiseConv2d(unit),
                new WinogradConv2d(WinogradScheme.F2, unit),
                new WinogradConv2d(WinogradScheme.F4, unit));
    }

    private void check(Kernel<Conv2d> kernel, Conv2d op, Epilogue epilogue) {
        Tensor in = integers(2, op.inputChannels(), 9, 11);
        Shape made = Residual.output(op, in.shape());
        List<Tensor> inputs = new ArrayList<>(List.of(in));
        if (epilogue.residual()) {
            inputs.add(integers(made.toArray()));
        }
        List<Shape> shapes = inputs.stream().map(Tensor::shape).toList();
        if (kernel.refusal(op, shapes.subList(0, 1)).isPresent()
                || kernel.refusal(op, shapes, epilogue).isPresent()) {
            return;
        }
        float[] wanted = run(kernel.prepare(op, shapes.subList(0, 1)), inputs.subList(0, 1), Workers.ONE);
        for (int i = 0; i < wanted.length; i++) {
            float sum = wanted[i] + (epilogue.residual() ? inputs.get(1).values()[i] : 0);
            wanted[i] = Math.min(
                    Math.max(sum, epilogue.bounds().lower()), epilogue.bounds().upper());
        }
        Computation computation = kernel.prepare(op, shapes, epilogue);
        String what = kernel.name() + " " + op.window() + " " + op.groups() + " groups, " + epilogue;
        for (int count : new int[] {1, 2, 3, 8}) {
            try (Team team = new Team(count)) {
                assertArrayEquals(wanted, run(computation, inputs, team), what + ", " + count + " workers");
            }
        }
    }

    private static float[] run(Computation computation, List<Tensor> inputs, Workers workers) {
        List<Buffer> buffers = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Buffer buffer = computation.inputLayout(i).allocate(inputs.get(i).shape());
            buffer.load(inputs.get(i));
            buffers.add(buffer);
        }
        Buffer output = computation.newOutput();
        var pass = computation.bind(buffers, output);
        pass.run(workers);
        float[] first = output.tensor().values().clone();
        pass.run(workers);
        assertArrayEquals(first, output.tensor().values(), "a second pass");
        return first;
    }

    @ParameterizedTest
    @MethodSource("units")
    void boundsKeepWhatIsNotANumber(VectorUnit unit) {
        Conv2d op = new Conv2d(Window.of(1, 1), 1, Tensor.of(Shape.of(1, 1, 1, 1), 1), null);
        Tensor in = Tensor.of(Shape.of(1, 1, 1, 3), Float.NaN, -0f, Float.POSITIVE_INFINITY);
        Computation computation = new DirectConvolution(op, in.shape(), new Epilogue(false, new Bounds(0, 6)), unit);
        float[] got = run(computation, List.of(in), Workers.ONE);
        assertTrue(Float.isNaN(got[0]));
        assertEquals(0f, got[1]);
        assertEquals(6f, got[2]);
    }

    private Tensor integers(int... extents) {
        return Numbers.smallIntegers(random, extents);
    }
}
