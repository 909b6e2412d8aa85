package conv4j.verification;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.SplittableRandom;

/** The numbers that a problem is filled with; the same seed gives the same numbers on every machine. */
public enum Fill {
    /**
     * Integers from -4 to 4. A product is at most 16, so a float holds every partial sum of up to a million products
     * exactly ({@code 16 * 2^20 = 2^24}): a correct sum is the same in any order, and is compared with zero tolerance.
     */
    SMALL_INTEGERS {
        @Override
        float next(SplittableRandom random) {
            return random.nextInt(-4, 5);
        }
    },
    /** Real values from -1 to 1, for comparisons within a bound on rounding. */
    REAL {
        @Override
        float next(SplittableRandom random) {
            return 2 * (random.nextInt() >>> 8) * 0x1p-24f - 1;
        }
    };

    abstract float next(SplittableRandom random);

    /**
     * @throws conv4j.tensor.ShapeException when the shape does not fit into memory
     */
    public Tensor tensor(Shape shape, long seed) {
        Tensor tensor = Tensor.zeros(shape);
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = tensor.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = next(random);
        }
        return tensor;
    }
}
