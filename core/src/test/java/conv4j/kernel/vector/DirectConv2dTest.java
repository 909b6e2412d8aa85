package conv4j.kernel.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.Bounds;
import conv4j.kernel.Buffer;
import conv4j.kernel.Epilogue;
import conv4j.op.Conv2d;
import conv4j.op.Padding;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirectConv2dTest {
    private final Random random = new Random(7);

    static Stream<VectorUnit> units() {
        return Numbers.UNITS.stream();
    }

    @ParameterizedTest
    @MethodSource("units")
    void channelsAroundTheLaneCountAreExact(VectorUnit unit) {
        int lanes = unit.lanes();
        for (int inputs : new int[] {1, 3, lanes - 1, lanes, lanes + 1, 2 * lanes}) {
            for (int outputs : new int[] {1, lanes - 1, lanes, lanes + 1, 3 * lanes, 5 * lanes - 1}) {
                Conv2d op = conv(Window.of(3, 2).withPadding(Padding.Same.UPPER), 1, inputs, outputs);
                Numbers.assertExact(new DirectConv2d(unit), op, Numbers.smallIntegers(random, 1, inputs, 4, 5));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("units")
    void rowsOfAnyWidthAreExact(VectorUnit unit) {
        for (int width = 1; width <= 26; width++) {
            for (int outputs : new int[] {unit.lanes(), 2 * unit.lanes(), 3 * unit.lanes()}) {
                Conv2d op = conv(Window.of(1, 1), 1, 5, outputs);
                Numbers.assertExact(new DirectConv2d(unit), op, Numbers.smallIntegers(random, 2, 5, 2, width));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("units")
    void groupsSeeTheirOwnChannelsOnly(VectorUnit unit) {
        int lanes = unit.lanes();
        int[][] groupings = {
            {2, 3, 5}, {2, lanes, 2 * lanes}, {3, 1, 1}, {lanes + 1, 1, 1}, {2, 4, lanes}, {4, 2, 3}, {2, 1, 3 * lanes}
        };
        for (int[] grouping : groupings) {
            int groups = grouping[0];
            Conv2d op = conv(Window.of(2, 2), groups, groups * grouping[1], groups * grouping[2]);
            Numbers.assertExact(
                    new DirectConv2d(unit), op, Numbers.smallIntegers(random, 1, groups * grouping[1], 4, 4));
        }
    }

    @ParameterizedTest
    @MethodSource("units")
    void anInfinityStaysInItsGroup(VectorUnit unit) {
        Conv2d op = conv(Window.of(2, 2), 3, 6, 9);
        Tensor in = Numbers.smallIntegers(random, 1, 6, 4, 4);
        float[] finite = Numbers.run(new DirectConv2d(unit), op, in).values();
        in.set(Float.POSITIVE_INFINITY, 0, 2, 1, 1);
        float[] got = Numbers.run(new DirectConv2d(unit), op, in).values();
        int group = finite.length / 3;
        for (int i = 0; i < finite.length; i++) {
            if (i / group != 1) {
                assertEquals(finite[i], got[i]);
            }
        }
    }

    @Property(tries = 300)
    void anyGeometryIsExact(
            @ForAll @IntRange(max = 3) int unit,
            @ForAll @IntRange(min = 1, max = 2) int batch,
            @ForAll @IntRange(min = 1, max = 20) int inputs,
            @ForAll @IntRange(min = 1, max = 40) int outputs,
            @ForAll @IntRange(min = 1, max = 4) int height,
            @ForAll @IntRange(min = 1, max = 4) int width,
            @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(min = 1, max = 3) int dilation,
            @ForAll @IntRange(max = 4) int before,
            @ForAll @IntRange(max = 4) int after,
            @ForAll @IntRange(max = 9) int rows,
            @ForAll @IntRange(max = 17) int columns) {
        Window window = Window.of(height, width)
                .withStride(stride, 4 - stride)
                .withDilation(dilation, 4 - dilation)
                .withPadding(Padding.explicit(before, after), Padding.explicit(after, before));
        Tensor in = Numbers.smallIntegers(
                random,
                batch,
                inputs,
                rows + window.height().reach(),
                columns + window.width().reach());
        Numbers.assertExact(new DirectConv2d(Numbers.UNITS.get(unit)), conv(window, 1, inputs, outputs), in);
    }

    @ParameterizedTest
    @MethodSource("units")
    void realNumbersErrNoMoreThanTheirTermsAllow(VectorUnit unit) {
        Conv2d op = new Conv2d(
                Window.of(3, 3).withPadding(Padding.explicit(1, 1)),
                1,
                Numbers.reals(random, 33, 40, 3, 3),
                Numbers.reals(random, 33));
        Tensor in = Numbers.reals(random, 1, 40, 9, 9);
        Tensor got = Numbers.run(new DirectConv2d(unit), op, in);
        double[] wanted = Definition.of(op, in, got.shape());
        // Each of n steps rounds by at most half a unit of the sum so far, which stays near sqrt(n) times a term.
        double terms = 40 * 9 + 1;
        double bound = terms * Math.ulp(1f) / 2 * 4 * Math.sqrt(terms);
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], got.values()[i], bound);
        }
    }

    @ParameterizedTest
    @MethodSource("units")
    void boundsAreHeldInTheStore(VectorUnit unit) {
        Conv2d op = conv(Window.of(3, 3), 1, 5, 3 * unit.lanes());
        Tensor in = Numbers.smallIntegers(random, 1, 5, 6, 12);
        float[] free = Numbers.run(new DirectConvolution(op, in.shape(), Epilogue.NONE, unit), in)
                .values();
        float[] bounded = Numbers.run(
                        new DirectConvolution(op, in.shape(), new Epilogue(false, new Bounds(-7, 6)), unit), in)
                .values();
        float[] rectified = Numbers.run(
                        new DirectConvolution(op, in.shape(), new Epilogue(false, Bounds.RELU), unit), in)
                .values();
        for (int i = 0; i < free.length; i++) {
            assertEquals(Math.min(Math.max(free[i], -7), 6), bounded[i]);
            assertEquals(Math.max(free[i], 0), rectified[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("units")
    void anInputWithoutItsHaloIsNotReadWhateverItsBlocks(VectorUnit unit) {
        Conv2d op = conv(Window.of(3, 3).withPadding(Padding.Same.UPPER), 1, 3, 4);
        DirectConvolution convolution = new DirectConvolution(op, Shape.of(1, 3, 6, 9), Epilogue.NONE, unit);
        for (int block : new int[] {1, unit.lanes()}) {
            assertTrue(convolution.reads(0, new BlockedLayout(block, new Halo(1, 1, 1, 1))));
            assertFalse(convolution.reads(0, new BlockedLayout(block, new Halo(1, 1, 0, 1))));
            assertFalse(convolution.reads(0, new BlockedLayout(block, Halo.NONE)));
        }
    }

    @ParameterizedTest
    @MethodSource("units")
    void aWiderHaloAndAReadersHaloMakeNoDifference(VectorUnit unit) {
        Conv2d op = conv(Window.of(3, 3).withPadding(Padding.Same.LOWER), 1, 5, unit.lanes() + 3);
        Tensor in = Numbers.smallIntegers(random, 2, 5, 6, 9);
        DirectConvolution convolution = new DirectConvolution(op, in.shape(), Epilogue.NONE, unit);
        float[] plain = Numbers.run(convolution, in).values();
        Buffer wide = new BlockedLayout(unit.lanes(), new Halo(3, 1, 2, 5)).allocate(in.shape());
        wide.load(in);
        Buffer output = new BlockedLayout(unit.lanes(), new Halo(1, 0, 0, 4))
                .serving(new BlockedLayout(unit.lanes(), new Halo(0, 2, 3, 0)))
                .allocate(convolution.output());
        assertEquals(new BlockedLayout(unit.lanes(), new Halo(1, 2, 3, 4)), output.layout());
        assertTrue(convolution.writes(output.layout()));
        convolution.run(List.of(wide), output);
        assertArrayEquals(plain, output.tensor().values());
        assertEquals(0, haloOf((BlockedBuffer) output), "numbers in the halo");
    }

    private static int haloOf(BlockedBuffer buffer) {
        float[] values = buffer.values().clone();
        for (int n = 0; n < buffer.batch(); n++) {
            for (int block = 0; block < buffer.blocks(); block++) {
                for (int ih = 0; ih < buffer.height(); ih++) {
                    int from = buffer.offset(n, block, ih, 0);
                    Arrays.fill(
                            values,
                            from,
                            from + buffer.width() * buffer.layout().block(),
                            0);
                }
            }
        }
        int written = 0;
        for (float value : values) {
            written += value == 0 ? 0 : 1;
        }
        return written;
    }

    private Conv2d conv(Window window, int groups, int inputs, int outputs) {
        return new Conv2d(
                window,
                groups,
                Numbers.smallIntegers(
                        random,
                        outputs,
                        inputs / groups,
                        window.height().size(),
                        window.width().size()),
                Numbers.smallIntegers(random, outputs));
    }
}
