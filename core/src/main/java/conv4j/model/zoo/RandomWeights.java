package conv4j.model.zoo;

import conv4j.op.BatchNormalization;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.SplittableRandom;

/**
 * Weights that keep numbers about as large from layer to layer, however deep the network; the same for the same seed. They
 * are drawn when they are asked for, and once more if they were let go.
 */
final class RandomWeights {
    /** What a {@link SplittableRandom} adds to its state for each draw: one that starts there goes on from there. */
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private long state;

    RandomWeights(long seed) {
        this.state = seed;
    }

    /**
     * Uniform with variance {@code 2 / terms} (He et al. 2015, arXiv:1502.01852, equation 10).
     *
     * @param terms that are added up to one output
     */
    Tensor weights(Shape shape, int terms) {
        return around(0, (float) Math.sqrt(6.0 / terms), shape);
    }

    Tensor bias(int outputs) {
        return around(0, 0.1f, Shape.of(outputs));
    }

    /** Near identity, yet no two channels alike, so that mixed up statistics show. */
    BatchNormalization normalization(int channels, float epsilon) {
        Shape shape = Shape.of(channels);
        Tensor scale = around(1, 0.1f, shape);
        Tensor offset = around(0, 0.1f, shape);
        Tensor mean = around(0, 0.1f, shape);
        Tensor variance = around(1, 0.1f, shape);
        return new BatchNormalization(scale, offset, mean, variance, epsilon, 1);
    }

    private Tensor around(float centre, float reach, Shape shape) {
        long start = state;
        state += STEP * shape.elements();
        return Tensor.of(shape, () -> {
            SplittableRandom random = new SplittableRandom(start);
            float[] values = Tensor.zeros(shape).values();
            for (int i = 0; i < values.length; i++) {
                values[i] = centre + reach * (random.nextInt() * 0x1p-31f);
            }
            return values;
        });
    }
}
