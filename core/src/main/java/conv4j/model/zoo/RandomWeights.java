package conv4j.model.zoo;

import conv4j.op.BatchNormalization;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.SplittableRandom;

/** Weights that keep numbers about as large from layer to layer, however deep the network; the same for the same seed. */
final class RandomWeights {
    private final SplittableRandom random;

    RandomWeights(long seed) {
        this.random = new SplittableRandom(seed);
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
        Tensor tensor = Tensor.zeros(shape);
        float[] values = tensor.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = centre + reach * (random.nextInt() * 0x1p-31f);
        }
        return tensor;
    }
}
