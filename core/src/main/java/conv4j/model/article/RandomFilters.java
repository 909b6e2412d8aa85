package conv4j.model.article;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Filters as a network has them before it learns: Glorot's uniform distribution, with which Keras starts a
 * {@code Conv2D} (Glorot and Bengio 2010, equation 16).
 */
public final class RandomFilters {
    private RandomFilters() {}

    /**
     * Filters {@code random-1} to {@code random-count}. The same seed gives the same numbers on every machine.
     *
     * @return filters of {@code channels x height x width}, each number between plus and minus
     *     {@code sqrt(6 / ((channels + count) * height * width))}
     */
    public static List<Filter> of(int count, long seed, int channels, int height, int width) {
        double limit = Math.sqrt(6.0 / (((double) channels + count) * height * width));
        Random random = new Random(seed);
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> {
                    Tensor weights = Tensor.zeros(Shape.of(channels, height, width));
                    for (int i = 0; i < weights.values().length; i++) {
                        weights.values()[i] = (float) ((2 * random.nextDouble() - 1) * limit);
                    }
                    return new Filter("random-" + number, weights);
                })
                .toList();
    }
}
