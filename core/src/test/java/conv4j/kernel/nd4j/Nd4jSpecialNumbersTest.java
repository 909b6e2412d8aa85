package conv4j.kernel.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import conv4j.kernel.Kernel;
import conv4j.op.Padding;
import conv4j.op.Relu;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** NaN, infinities, the largest and the smallest numbers, zeros of both signs, and no numbers at all. */
class Nd4jSpecialNumbersTest {
    private static final float[] SPECIAL = {
        Float.NaN,
        Float.NEGATIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.POSITIVE_INFINITY,
        -Float.MAX_VALUE,
        Float.MAX_VALUE,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        0f,
        -0f,
        1f
    };

    private static Tensor special(Random random, int share, int... extents) {
        Tensor x = Nd4jRun.integers(random, extents);
        for (int i = 0; i < x.values().length; i++) {
            if (random.nextInt(100) < share) {
                x.values()[i] = SPECIAL[random.nextInt(SPECIAL.length)];
            }
        }
        return x;
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void theGreatestIsExactForEveryNumber(@ForAll long seed, @ForAll Padding.Same same) {
        Random random = new Random(seed);
        Window window = Window.of(1 + random.nextInt(3), 1 + random.nextInt(3)).withStride(1 + random.nextInt(3));
        Tensor x = special(random, 1 + random.nextInt(100), 2, 2, 6, 5);
        new Job(2, 2, 6, 5, window).takeGreatest(x);
        new Job(2, 2, 6, 5, window.withPadding(same)).takeGreatest(x);
        new Job(2, 2, 6, 5, window.withPadding(Padding.explicit(1, 2)).withDilation(2)).takeGreatest(x);
        new Job(2, 2, 6, 5, window.withPadding(Padding.explicit(4, 4))).takeGreatest(x);
        new Job(2, 2, 6, 5, window.withRounding(Rounding.CEIL)).takeGreatest(x);
    }

    @Test
    void aMeanOverNaNOrInfinitiesIsWhatArithmeticMakesOfThem() {
        Tensor x = Tensor.of(
                Shape.of(1, 1, 2, 6),
                new float[] {1, Float.NaN, Float.POSITIVE_INFINITY, 2, -3, 5, 3, 4, 5, Float.NEGATIVE_INFINITY, 1, 1});
        new Job(1, 1, 2, 6, Window.of(2, 2).withStride(2)).average(x);
        new Job(1, 1, 2, 6, Window.of(2, 2).withPadding(Padding.Same.UPPER)).average(x);
    }

    /** ND4J starts at -3.402823e38, which is not the lowest number. */
    @Test
    void theLowestNumberIsTheGreatestWhereItIsAlone() {
        Tensor x = Tensor.of(Shape.of(1, 1, 1, 3), -Float.MAX_VALUE, 1, 2);
        new Job(1, 1, 1, 3, Window.of(1, 1)).takeGreatest(x);
    }

    @Test
    void sumsThatOverflowTakeTheDetourAndStayRight() {
        Tensor x = Tensor.of(Shape.of(1, 1, 2, 2), Float.MAX_VALUE, -Float.MAX_VALUE, Float.MAX_VALUE, 3e38f);
        new Job(1, 1, 2, 2, Window.of(2, 1)).takeGreatest(x);
    }

    @Test
    void reluKeepsNaN() {
        float infinity = Float.POSITIVE_INFINITY;
        Tensor x = Tensor.of(Shape.of(7), Float.NaN, -infinity, infinity, -1, 2, -0f, Float.MIN_VALUE);
        for (Kernel<Relu> kernel : Nd4jRun.takers(new Relu(), x)) {
            Tensor y = Nd4jRun.run(kernel, new Relu(), x);
            assertArrayEquals(new float[] {Float.NaN, 0, infinity, 0, 2, 0, Float.MIN_VALUE}, absolute(y));
        }
    }

    /** Zeros of either sign are the same number. */
    private static float[] absolute(Tensor y) {
        for (int i = 0; i < y.values().length; i++) {
            y.values()[i] = y.values()[i] == 0 ? 0 : y.values()[i];
        }
        return y.values();
    }

    @Test
    void reluTakesEveryShape() {
        for (Shape shape : new Shape[] {Shape.of(), Shape.of(3), Shape.of(0, 2), Shape.of(1, 2, 1, 2, 1, 3)}) {
            Tensor x = Tensor.zeros(shape);
            Arrays.fill(x.values(), -1);
            for (Kernel<Relu> kernel : Nd4jRun.takers(new Relu(), x)) {
                Tensor y = Nd4jRun.run(kernel, new Relu(), x);
                assertArrayEquals(shape.toArray(), y.shape().toArray());
                assertArrayEquals(new float[(int) shape.elements()], absolute(y));
            }
        }
    }

    @Test
    void poolsTakeInputsWithoutNumbers() {
        Window window = Window.of(2, 2).withPadding(Padding.explicit(1, 1));
        for (Job job : new Job[] {new Job(0, 3, 4, 4, window), new Job(2, 3, 0, 4, window)}) {
            job.pool();
        }
    }
}
