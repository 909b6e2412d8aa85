package conv4j.kernel.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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

    @ParameterizedTest
    @MethodSource("units")
    void inputsWithAHaloAreReadWithoutIt(VectorUnit unit) {
        Tensor in = Numbers.smallIntegers(random, 1, 3, 6, 9);
        Pooling pooling = Pooling.max(Window.of(3, 3).withPadding(Padding.explicit(1, 1)), in.shape(), unit);
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
