package conv4j.kernel.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.Bounds;
import conv4j.kernel.Epilogue;
import conv4j.kernel.PackedWeights;
import conv4j.kernel.Refusal;
import conv4j.op.Conv2d;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrefetchTest {
    private final Random random = new Random(7);

    @Test
    void eachNumberIsFetchedOnceWithOthersOfItsStretch() {
        Prefetch prefetch = Prefetch.of(true, new float[230_000], new int[] {12, 40_000, 90_000, 120_000, 229_999});
        assertArrayEquals(new int[] {90_000 - 12, 0, 30_000, 109_999, 1}, counts(prefetch, 5));
        IntStream.range(0, 5).forEach(prefetch::before);
    }

    @Test
    void aPartThatIsLongerThanAStretchIsFetchedAlone() {
        Prefetch prefetch = Prefetch.of(true, new float[400_000], new int[] {0, 150_000, 300_000});
        assertArrayEquals(new int[] {150_000, 150_000, 100_000}, counts(prefetch, 3));
    }

    @Test
    void whatStaysInTheCachesIsNotFetched() {
        assertArrayEquals(new int[2], counts(Prefetch.of(false, new float[100], new int[] {0, 50}), 2));
    }

    private static int[] counts(Prefetch prefetch, int parts) {
        return IntStream.range(0, parts).map(prefetch::count).toArray();
    }

    @Test
    void resultsAreTheSameWithWeightsFromMemory() {
        VectorUnit unit = VectorUnit.preferred();
        Conv2d op = new Conv2d(Window.of(3, 3), 1, Numbers.smallIntegers(random, 150, 90, 3, 3), null);
        Tensor in = Numbers.smallIntegers(random, 1, 90, 9, 12);
        Numbers.assertExact(
                Numbers.run(new DirectConvolution(op, in.shape(), Epilogue.NONE, unit, true, new PackedWeights()), in),
                op,
                in);
        Numbers.assertExact(
                Numbers.run(
                        new WinogradConvolution(
                                WinogradScheme.F2,
                                op,
                                in.shape(),
                                Epilogue.NONE,
                                unit,
                                true,
                                new Workspace(),
                                new PackedWeights()),
                        in),
                op,
                in);
    }

    /** With 16 lanes and 32 registers: 3 x 7 for the widths of feature maps that halve from 224, 2 x 8 for powers of two. */
    @Test
    void panelsAreAsWideAsTilesComeOutEven() {
        VectorUnit unit = new VectorUnit(16, 32);
        for (int width : new int[] {7, 14, 28, 49, 56, 112, 196}) {
            assertEquals(3, Tiling.panels(width, Bounds.RELU, unit).blocks(), width + " pixels");
        }
        for (int width : new int[] {8, 16, 32, 64}) {
            assertEquals(2, Tiling.panels(width, Bounds.RELU, unit).blocks(), width + " pixels");
        }
        assertEquals(2, Tiling.panels(7, new Bounds(0, 6), unit).blocks(), "bounded on both sides");
        VectorUnit half = new VectorUnit(8, 16);
        for (int width : new int[] {7, 14, 16, 49, 112}) {
            int blocks = Tiling.panels(width, Bounds.RELU, half).blocks();
            int pixels = Tiling.products(width, blocks, half);
            assertTrue(blocks * pixels >= 8 && blocks * pixels <= 10, blocks + " x " + pixels + " in 16 registers");
        }
    }

    @Test
    void moreWeightsThanAnArrayHoldsAreRefused() {
        Conv2d op = new Conv2d(Window.of(2, 5), 4, Tensor.zeros(Shape.of(68, 3, 2, 5)), null);
        long packed = 4 * 32 * 3 * 2 * 5;
        assertEquals(Optional.empty(), PackedPanel.refusal(op, 16, (int) (2_147_483_583 / packed)));
        assertEquals(
                Optional.of(new Refusal("takes weights that fill 2147483583 numbers when packed, got 3840000000")),
                PackedPanel.refusal(op, 16, 1_000_000));
    }
}
