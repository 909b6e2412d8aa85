package conv4j.kernel.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BlockedBufferTest {
    @Property(tries = 100)
    void whatIsLoadedComesBack(
            @ForAll @IntRange(min = 1, max = 17) int block,
            @ForAll @IntRange(max = 2) int halo,
            @ForAll @IntRange(max = 2) int batch,
            @ForAll @IntRange(max = 20) int channels,
            @ForAll @IntRange(max = 4) int height,
            @ForAll @IntRange(max = 5) int width) {
        Tensor tensor = Numbers.reals(new Random(1), batch, channels, height, width);
        BlockedBuffer buffer = new BlockedLayout(block, new Halo(halo, 1, 2, halo)).allocate(tensor.shape());
        buffer.load(tensor);
        assertArrayEquals(tensor.values(), buffer.tensor().values());
    }

    @Test
    void channelsOfABlockLieTogetherAndZerosAround() {
        Tensor tensor = Tensor.of(Shape.of(1, 3, 1, 2), 1, 2, 3, 4, 5, 6);
        BlockedBuffer buffer = new BlockedLayout(2, new Halo(0, 1, 1, 0)).allocate(tensor.shape());
        buffer.load(tensor);
        float[] behindTheLead = Arrays.copyOfRange(buffer.values(), BlockedBuffer.LEAD, buffer.values().length);
        assertArrayEquals(
                new float[] {0, 0, 1, 3, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                behindTheLead,
                "two planes of 2x3 cells and one that makes their number odd");
    }

    @Test
    void theHaloIsWhatTheWindowsReadOutsideTheInput() {
        Window window = Window.of(3, 2).withStride(2).withPadding(Padding.explicit(2, 2), Padding.Same.UPPER);
        assertEquals(new Halo(2, 1, 0, 1), halo(window, 6, 5));
        assertEquals(Halo.NONE, halo(Window.of(2, 2).withStride(3), 6, 6));
        assertEquals(new Halo(0, 1, 0, 1), halo(Window.of(2, 2).withStride(2).withRounding(Rounding.CEIL), 5, 5));
    }

    @Test
    void aHaloCoversAnotherWhenEachSideDoes() {
        assertTrue(new Halo(1, 2, 3, 4).covers(new Halo(1, 0, 3, 4)));
        assertEquals(false, new Halo(1, 2, 3, 4).covers(new Halo(2, 0, 0, 0)));
    }

    @Test
    void aMapThatNoArrayHoldsIsRefusedBeforeItIsAllocated() {
        BlockedLayout layout = new BlockedLayout(16, new Halo(1 << 30, 1 << 30, 1 << 30, 1 << 30));
        assertThrows(ShapeException.class, () -> layout.allocate(Shape.of(1, 1, 8, 8)));
    }

    @Test
    void aTensorOfAnotherShapeIsRefused() {
        BlockedBuffer buffer = new BlockedLayout(4, Halo.NONE).allocate(Shape.of(1, 1, 2, 3));
        ShapeException refused =
                assertThrows(ShapeException.class, () -> buffer.load(Tensor.zeros(Shape.of(1, 1, 3, 2))));
        assertEquals("buffer: wanted 1x1x2x3, got 1x1x3x2", refused.getMessage());
    }

    private static Halo halo(Window window, int height, int width) {
        return Halo.around(window.height().walk(height), window.width().walk(width));
    }
}
