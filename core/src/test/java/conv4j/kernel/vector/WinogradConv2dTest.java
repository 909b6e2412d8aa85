package conv4j.kernel.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.Bounds;
import conv4j.kernel.Buffer;
import conv4j.kernel.Epilogue;
import conv4j.kernel.PackedWeights;
import conv4j.kernel.Pass;
import conv4j.kernel.Refusal;
import conv4j.op.Conv2d;
import conv4j.op.Padding;
import conv4j.op.Window;
import conv4j.plan.Team;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WinogradConv2dTest {
    private final Random random = new Random(17);

    @Property(tries = 200)
    void f2IsExactWithSmallIntegersSinceItDividesByPowersOfTwoOnly(
            @ForAll @IntRange(max = 3) int unit,
            @ForAll @IntRange(min = 1, max = 2) int batch,
            @ForAll @IntRange(min = 1, max = 20) int inputs,
            @ForAll @IntRange(min = 1, max = 40) int outputs,
            @ForAll @IntRange(max = 3) int before,
            @ForAll @IntRange(max = 3) int after,
            @ForAll @IntRange(min = 3, max = 12) int rows,
            @ForAll @IntRange(min = 3, max = 20) int columns) {
        Window window = Window.of(3, 3).withPadding(Padding.explicit(before, after), Padding.explicit(after, before));
        Conv2d op = new Conv2d(
                window,
                1,
                Numbers.smallIntegers(random, outputs, inputs, 3, 3),
                Numbers.smallIntegers(random, outputs));
        Tensor in = Numbers.smallIntegers(random, batch, inputs, rows, columns);
        VectorUnit used = Numbers.UNITS.get(unit);
        Tensor got = Numbers.run(
                new WinogradConvolution(
                        WinogradScheme.F2,
                        op,
                        in.shape(),
                        Epilogue.NONE,
                        used,
                        false,
                        new Workspace(),
                        new PackedWeights()),
                in);
        Numbers.assertExact(got, op, in);
    }

    @Property(tries = 100)
    void errorsStayWithinTheSchemesBound(
            @ForAll WinogradScheme scheme,
            @ForAll @IntRange(max = 3) int unit,
            @ForAll @IntRange(min = 1, max = 70) int inputs,
            @ForAll @IntRange(min = 1, max = 40) int outputs,
            @ForAll @IntRange(max = 2) int padding,
            @ForAll @IntRange(min = 3, max = 13) int rows,
            @ForAll @IntRange(min = 3, max = 13) int columns) {
        Window window = Window.of(3, 3).withPadding(Padding.explicit(padding, padding));
        Conv2d op = new Conv2d(window, 1, Numbers.reals(random, outputs, inputs, 3, 3), Numbers.reals(random, outputs));
        Tensor in = Numbers.reals(random, 2, inputs, rows, columns);
        VectorUnit used = Numbers.UNITS.get(unit);
        Tensor got = Numbers.run(
                new WinogradConvolution(
                        scheme, op, in.shape(), Epilogue.NONE, used, false, new Workspace(), new PackedWeights()),
                in);
        double[] wanted = Definition.of(op, in, got.shape());
        // With inputs and weights around 1 the sum of n terms is around sqrt(n), and so is what its rounding adds up
        // to;
        // largest of some hundred draws: 23 units for F2, 460 for F4, both with one channel and so no averaging. A
        // wrong
        // coefficient errs by millions.
        double units = scheme == WinogradScheme.F2 ? 100 : 2000;
        double bound = units * Math.ulp(1f) / 2 * Math.sqrt(9. * inputs + 1);
        double largest = 0;
        for (int i = 0; i < wanted.length; i++) {
            largest = Math.max(largest, Math.abs(wanted[i] - got.values()[i]));
        }
        assertTrue(largest <= bound, scheme + " erred by " + largest + ", bound " + bound);
    }

    @ParameterizedTest
    @EnumSource
    void boundsAreHeldInTheStore(WinogradScheme scheme) {
        VectorUnit unit = Numbers.UNITS.get(0);
        Conv2d op = new Conv2d(Window.of(3, 3), 1, Numbers.reals(random, 9, 5, 3, 3), null);
        Tensor in = Numbers.reals(random, 1, 5, 9, 8);
        float[] free = Numbers.run(
                        new WinogradConvolution(
                                scheme,
                                op,
                                in.shape(),
                                Epilogue.NONE,
                                unit,
                                false,
                                new Workspace(),
                                new PackedWeights()),
                        in)
                .values();
        float[] bounded = Numbers.run(
                        new WinogradConvolution(
                                scheme,
                                op,
                                in.shape(),
                                new Epilogue(false, new Bounds(-1, 2)),
                                unit,
                                false,
                                new Workspace(),
                                new PackedWeights()),
                        in)
                .values();
        for (int i = 0; i < free.length; i++) {
            assertEquals(Math.min(Math.max(free[i], -1), 2), bounded[i]);
        }
    }

    @Test
    void whatItIsNotForIsLeftToOthers() {
        WinogradConv2d kernel = new WinogradConv2d(WinogradScheme.F4, Numbers.UNITS.get(0));
        Tensor square = Tensor.zeros(Shape.of(8, 8, 3, 3));
        Window window = Window.of(3, 3);
        assertEquals(Optional.empty(), refusal(kernel, new Conv2d(window, 1, square, null)));
        Optional<Refusal> geometry =
                Optional.of(new Refusal("takes a window of 3x3 with stride 1, without dilation and groups"));
        assertEquals(geometry, refusal(kernel, new Conv2d(window.withStride(1, 2), 1, square, null)));
        assertEquals(geometry, refusal(kernel, new Conv2d(window.withDilation(2, 1), 1, square, null)));
        assertEquals(geometry, refusal(kernel, new Conv2d(window, 2, Tensor.zeros(Shape.of(8, 4, 3, 3)), null)));
        assertEquals(
                geometry, refusal(kernel, new Conv2d(Window.of(3, 1), 1, Tensor.zeros(Shape.of(8, 8, 3, 1)), null)));
    }

    /** So many tiles that a worker takes whole lots of them, and with three and eight workers not. */
    @Test
    void lotsAreTheSameWhoeverTakesThem() {
        VectorUnit unit = VectorUnit.preferred();
        Conv2d op = new Conv2d(
                Window.of(3, 3).withPadding(Padding.explicit(1, 1)),
                1,
                Numbers.smallIntegers(new Random(1), 20, 20, 3, 3),
                Numbers.smallIntegers(new Random(2), 20));
        Tensor in = Numbers.smallIntegers(new Random(3), 2, 20, 98, 115);
        assertTrue(WinogradTiles.of(WinogradScheme.F2, op, Residual.output(op, in.shape()))
                        .lots()
                > 4);
        var computation = new WinogradConvolution(
                WinogradScheme.F2, op, in.shape(), Epilogue.NONE, unit, false, new Workspace(), new PackedWeights());
        Buffer input = computation.inputLayout(0).allocate(in.shape());
        input.load(in);
        Numbers.assertExact(Numbers.run(computation, in), op, in);
        float[] alone = Numbers.run(computation, in).values();
        Buffer output = computation.newOutput();
        Pass pass = computation.bind(List.of(input), output);
        for (int count : new int[] {2, 3, 8, 1}) {
            try (Team team = new Team(count)) {
                pass.run(team);
                assertArrayEquals(alone, output.tensor().values(), count + " workers");
            }
        }
    }

    /**
     * On Zen 5 with 16 lanes, by F4: 64 channels of 56x56 2.7 times as fast as they are defined, 256 of 14x14 2.5 times,
     * 512 of 7x7 half as fast.
     */
    @Test
    void isExpectedToPayWithManyChannelsAndTiles() {
        assertTrue(saves(WinogradScheme.F4, 64, 56) > 2);
        assertTrue(saves(WinogradScheme.F4, 256, 14) > 1);
        assertTrue(saves(WinogradScheme.F4, 512, 7) < 1);
        assertTrue(saves(WinogradScheme.F4, 4, 56) < 1);
        assertTrue(saves(WinogradScheme.F4, 64, 56) > saves(WinogradScheme.F2, 64, 56));
    }

    /**
     * ResNet-18's layer of 256 channels on Zen 5: alone F4 takes 0.35 ms and F2 0.45, with weights from memory 0.72 and
     * 0.64.
     */
    @Test
    void weightsFromMemoryCountForMore() {
        Conv2d op = new Conv2d(
                Window.of(3, 3).withPadding(Padding.explicit(1, 1)), 1, Tensor.zeros(Shape.of(256, 256, 3, 3)), null);
        Shape input = Shape.of(1, 256, 14, 14);
        VectorUnit unit = new VectorUnit(16, 32);
        Cost alone = Cost.of(unit, op.parameterCount() * Float.BYTES);
        Cost inResNet = Cost.of(unit, 46_000_000);
        assertTrue(alone.winograd(WinogradScheme.F4, op, input) < alone.winograd(WinogradScheme.F2, op, input));
        assertTrue(inResNet.winograd(WinogradScheme.F2, op, input) < inResNet.winograd(WinogradScheme.F4, op, input));
    }

    private static double saves(WinogradScheme scheme, int channels, int size) {
        VectorUnit unit = new VectorUnit(16, 32);
        Conv2d op = new Conv2d(
                Window.of(3, 3).withPadding(Padding.explicit(1, 1)),
                1,
                Tensor.zeros(Shape.of(channels, channels, 3, 3)),
                null);
        List<Shape> input = List.of(Shape.of(1, channels, size, size));
        return new DirectConv2d(unit).cost(op, input) / new WinogradConv2d(scheme, unit).cost(op, input);
    }

    private static Optional<Refusal> refusal(WinogradConv2d kernel, Conv2d op) {
        return kernel.refusal(op, List.of(Shape.of(1, 8, 18, 18)));
    }
}
