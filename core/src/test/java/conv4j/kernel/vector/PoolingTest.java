package conv4j.kernel.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.Buffer;
import conv4j.op.AveragePool2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoolingTest {
    private final Random random = new Random(11);

    private static final float[] SPECIAL = {
        0,
        1,
        Float.MIN_VALUE,
        Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        1.5f,
        -0f,
        -1,
        -Float.MIN_VALUE,
        -Float.MAX_VALUE,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        Float.intBitsToFloat(0xffc00000),
        Float.intBitsToFloat(0xffffffff),
        Float.intBitsToFloat(0xff800001),
        Float.intBitsToFloat(0x7f800001)
    };

    static Stream<VectorUnit> units() {
        return Numbers.UNITS.stream();
    }

    @ParameterizedTest
    @MethodSource("units")
    void channelsAroundTheLaneCountAndRowsOfAnyWidthAreExact(VectorUnit unit) {
        Window window = Window.of(3, 3).withStride(2).withPadding(Padding.explicit(1, 1));
        for (int channels : new int[] {1, unit.lanes() - 1, unit.lanes(), unit.lanes() + 1, 2 * unit.lanes()}) {
            for (int width = 1; width <= 34; width += channels == 1 ? 1 : 9) {
                Tensor in = Numbers.smallIntegers(random, 2, channels, 5, width);
                assertAll(unit, window, in);
            }
        }
    }

    @Property(tries = 300)
    void anyGeometryIsExact(
            @ForAll @IntRange(max = 3) int unit,
            @ForAll @IntRange(min = 1, max = 5) int height,
            @ForAll @IntRange(min = 1, max = 5) int width,
            @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(min = 1, max = 3) int dilation,
            @ForAll @IntRange(max = 6) int before,
            @ForAll @IntRange(max = 6) int after,
            @ForAll boolean ceil,
            @ForAll @IntRange(max = 9) int rows,
            @ForAll @IntRange(max = 17) int columns) {
        Window window = Window.of(height, width)
                .withStride(stride, 4 - stride)
                .withDilation(dilation, 4 - dilation)
                .withPadding(Padding.explicit(before, after), Padding.explicit(after, before))
                .withRounding(ceil ? Rounding.CEIL : Rounding.FLOOR);
        Tensor in = Numbers.smallIntegers(
                random,
                1,
                5,
                rows + window.height().reach(),
                columns + window.width().reach());
        assertAll(Numbers.UNITS.get(unit), window, in);
    }

    private static void assertAll(VectorUnit unit, Window window, Tensor in) {
        Numbers.assertExact(new DirectMaxPool2d(unit), new MaxPool2d(window), in);
        Numbers.assertExact(new DirectAveragePool2d(unit), new AveragePool2d(window, false), in);
        Numbers.assertExact(new DirectAveragePool2d(unit), new AveragePool2d(window, true), in);
    }

    @ParameterizedTest
    @MethodSource("units")
    void aNotANumberUnderTheWindowIsTheLargest(VectorUnit unit) {
        Tensor in = Tensor.of(Shape.of(1, 1, 1, 4), 1, Float.NaN, 3, Float.NEGATIVE_INFINITY);
        Tensor got = Numbers.run(new DirectMaxPool2d(unit), new MaxPool2d(Window.of(1, 2)), in);
        assertArrayEquals(new float[] {Float.NaN, Float.NaN, 3}, got.values());
    }

    /** What {@link Math#max} makes of them: NaN of either sign, zeros of either sign, infinities, least and largest numbers. */
    @Property(tries = 300)
    void specialNumbersKeepTheirOrder(
            @ForAll @IntRange(max = 3) int unit,
            @ForAll @IntRange(min = 1, max = 7) int height,
            @ForAll @IntRange(min = 1, max = 10) int width,
            @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(max = 3) int padding,
            @ForAll @IntRange(max = 4) int rows,
            @ForAll @IntRange(max = 17) int columns,
            @ForAll boolean negative) {
        Window window = Window.of(height, width).withStride(stride).withPadding(Padding.explicit(padding, padding));
        Tensor in = Tensor.zeros(Shape.of(1, 5, rows + height, columns + width));
        for (int i = 0; i < in.values().length; i++) {
            int number = random.nextInt(SPECIAL.length);
            in.values()[i] = negative ? -Math.abs(SPECIAL[number % 6]) : SPECIAL[number];
        }
        Tensor got = Numbers.run(new DirectMaxPool2d(Numbers.UNITS.get(unit)), new MaxPool2d(window), in);
        double[] wanted = Definition.of(new MaxPool2d(window), in, got.shape());
        for (int i = 0; i < wanted.length; i++) {
            int at = i;
            assertEquals(
                    Float.floatToIntBits((float) wanted[i]),
                    Float.floatToIntBits(got.values()[i]),
                    () -> window + " on " + in.shape() + ", element " + at + ": wanted " + wanted[at] + ", got "
                            + got.values()[at]);
        }
    }

    @ParameterizedTest
    @MethodSource("units")
    void windowsThatLieOnThePaddingAloneHaveNoLargestElement(VectorUnit unit) {
        for (int width : new int[] {1, 2, 3, 4}) {
            Window window = Window.of(2, width).withPadding(Padding.explicit(3, 6));
            for (int columns = 1; columns < 9; columns++) {
                assertMax(unit, window, Numbers.smallIntegers(random, 1, 2, 2, columns));
                assertMax(unit, window.withStride(2), Numbers.smallIntegers(random, 1, 2, 2, columns));
            }
        }
    }

    /** Rows that end inside what is taken at once, clipped on either side, with and without columns that are carried. */
    @ParameterizedTest
    @MethodSource("units")
    void windowsOfUpToFourColumnsAreExactAtEachEdge(VectorUnit unit) {
        for (int width = 1; width <= 4; width++) {
            for (int stride = 1; stride <= 4; stride++) {
                for (int padding = 0; padding < 16; padding++) {
                    Window window = Window.of(width, width)
                            .withStride(stride)
                            .withPadding(Padding.explicit(padding / 4, padding % 4));
                    for (int columns = width; columns < 10; columns++) {
                        assertMax(unit, window, Numbers.smallIntegers(random, 1, 2, 4, columns));
                    }
                }
            }
        }
    }

    private static void assertMax(VectorUnit unit, Window window, Tensor in) {
        Numbers.assertExact(new DirectMaxPool2d(unit), new MaxPool2d(window), in);
    }

    @ParameterizedTest
    @MethodSource("units")
    void rowsThatNoWorkerHasRoomForAreLeftToOthers(VectorUnit unit) {
        Window window = Window.of(1, 1 << 20).withPadding(Padding.explicit(1, 1));
        assertEquals(
                "takes rows of at most 1048576 cells with their padding, got 1048578",
                new DirectMaxPool2d(unit)
                        .refusal(new MaxPool2d(window), List.of(Shape.of(1, 1, 3, 1 << 20)))
                        .orElseThrow()
                        .reason());
    }

    @ParameterizedTest
    @MethodSource("units")
    void inputsWithAHaloAreReadWithoutIt(VectorUnit unit) {
        Tensor in = Numbers.smallIntegers(random, 1, 3, 6, 9);
        MaxPooling pooling = MaxPooling.of(Window.of(3, 3).withPadding(Padding.explicit(1, 1)), in.shape(), unit);
        Buffer wide = new BlockedLayout(unit.lanes(), new Halo(1, 2, 3, 4)).allocate(in.shape());
        wide.load(in);
        Buffer narrow = pooling.inputLayout(0).allocate(in.shape());
        narrow.load(in);
        Buffer fromWide = wide.layout().allocate(pooling.output());
        Buffer fromNarrow = pooling.newOutput();
        assertTrue(pooling.reads(0, wide.layout()));
        pooling.run(List.of(wide), fromWide);
        pooling.run(List.of(narrow), fromNarrow);
        assertTrue(pooling.writes(fromWide.layout()));
        assertArrayEquals(fromNarrow.tensor().values(), fromWide.tensor().values());
    }
}
