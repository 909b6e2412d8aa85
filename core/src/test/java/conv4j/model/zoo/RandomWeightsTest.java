package conv4j.model.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomWeightsTest {
    @Test
    void inWhateverOrderTheyAreDrawnWeightsAreOneSequence() {
        RandomWeights weights = new RandomWeights(5);
        List<Tensor> drawn = List.of(weights.weights(Shape.of(7, 3), 6), weights.bias(4), weights.bias(9));
        drawn.get(2).values();
        drawn.get(0).values();
        drawn.get(0).release();
        SplittableRandom sequence = new SplittableRandom(5);
        for (Tensor tensor : drawn) {
            float reach = tensor.shape().rank() == 2 ? 1 : 0.1f;
            for (float weight : tensor.values()) {
                assertEquals(reach * (sequence.nextInt() * 0x1p-31f), weight);
            }
        }
    }
}
