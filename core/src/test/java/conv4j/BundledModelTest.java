package conv4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The network that comes with conv4j, on the digits that its training never saw. */
class BundledModelTest {
    private static final double LEAST_ACCURACY = 0.985;

    /** Of shares, which are at most 1. Keras' own differ by 1e-6 between batches of 1 and of 250. */
    private static final float BOUND = 1e-5f;

    @ParameterizedTest
    @EnumSource(
            value = BackendChoice.class,
            names = {"REFERENCE", "VECTOR"})
    void heldOutDigitsAreNamedAsKerasNamesThem(BackendChoice backend) throws IOException {
        Tensor keras = HeldOutDigits.answersOfKeras();
        try (Network network = Network.of(ModelFile.named("lenet").model().graph(), backend)) {
            Tensor shares = network.forward(HeldOutDigits.levels());
            assertEquals(keras.shape(), shares.shape());
            assertArrayEquals(keras.values(), shares.values(), BOUND);
            assertArrayEquals(HeldOutDigits.named(keras), HeldOutDigits.named(shares));
            assertTrue(right(shares) >= LEAST_ACCURACY * shares.shape().extent(0), right(shares) + " right");
        }
    }

    @Test
    void theModelCardSaysWhatKerasGot() throws IOException {
        int right = right(HeldOutDigits.answersOfKeras());
        String wanted = String.format(Locale.ROOT, "%,d of 1,250", right);
        assertTrue(resource("model/lenet-model-card.md").contains(wanted), wanted);
    }

    @Test
    void itsClassesAreTheDigits() {
        assertEquals(
                IntStream.range(0, HeldOutDigits.CLASSES)
                        .mapToObj(String::valueOf)
                        .toList(),
                ModelFile.named("lenet").labels());
    }

    @Test
    void eachTakesLessThanHalfAMegabyteAndHasItsCard() throws IOException {
        for (String name : BundledModel.NAMES) {
            try (var stream =
                    Objects.requireNonNull(BundledModel.class.getResourceAsStream("model/" + name + ".keras"), name)) {
                assertTrue(stream.readAllBytes().length < 500_000, name);
            }
            assertTrue(resource("model/" + name + "-model-card.md").contains("licence"), name);
        }
    }

    @Test
    void anythingElseIsThePathOfAFileWithoutLabels() {
        TrainedNetwork network = ModelFile.named("src/test/resources/keras/conv2d_even_same_s2.keras");
        assertEquals(List.of(), network.labels());
    }

    private static int right(Tensor shares) {
        int[] named = HeldOutDigits.named(shares);
        return (int) IntStream.range(0, named.length)
                .filter(i -> named[i] == i / HeldOutDigits.PER_CLASS)
                .count();
    }

    private static String resource(String name) throws IOException {
        try (var stream = Objects.requireNonNull(BundledModel.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
