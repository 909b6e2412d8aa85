package conv4j.kernel.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conv4j.op.Conv2d;
import conv4j.op.Padding;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DepthwiseConv2dTest {
    private final Random random = new Random(13);

    @Property(tries = 300)
    void anyGeometryIsExact(
            @ForAll @IntRange(max = 3) int unit,
            @ForAll @IntRange(min = 1, max = 2) int batch,
            @ForAll @IntRange(min = 1, max = 34) int channels,
            @ForAll @IntRange(min = 1, max = 5) int height,
            @ForAll @IntRange(min = 1, max = 5) int width,
            @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(min = 1, max = 3) int dilation,
            @ForAll @IntRange(max = 4) int before,
            @ForAll @IntRange(max = 4) int after,
            @ForAll @IntRange(max = 9) int rows,
            @ForAll @IntRange(max = 34) int columns) {
        Window window = Window.of(height, width)
                .withStride(stride, 4 - stride)
                .withDilation(dilation, 4 - dilation)
                .withPadding(Padding.explicit(before, after), Padding.explicit(after, before));
        Tensor in = Numbers.smallIntegers(
                random,
                batch,
                channels,
                rows + window.height().reach(),
                columns + window.width().reach());
        Conv2d op = depthwise(window, channels);
        Numbers.assertExact(new DepthwiseConv2d(Numbers.UNITS.get(unit)), op, in);
    }

    @Test
    void filtersThatSeeSeveralChannelsAreLeftToOthers() {
        Conv2d op = new Conv2d(Window.of(1, 1), 2, Tensor.zeros(Shape.of(4, 3, 1, 1)), null);
        assertEquals(
                "takes one filter for each channel, got 4 filters of 3 channels in 2 groups",
                new DepthwiseConv2d(Numbers.UNITS.get(0))
                        .refusal(op, List.of(Shape.of(1, 6, 2, 2)))
                        .orElseThrow()
                        .reason());
    }

    private Conv2d depthwise(Window window, int channels) {
        return new Conv2d(
                window,
                channels,
                Numbers.smallIntegers(
                        random,
                        channels,
                        1,
                        window.height().size(),
                        window.width().size()),
                Numbers.smallIntegers(random, channels));
    }
}
