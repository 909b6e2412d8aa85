package conv4j.model.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.gson.JsonParser;
import conv4j.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only Keras knows of a network: checked against what {@code model.summary()} of Keras 3.15 prints. */
class KerasModelTest {
    private static KerasModel golden(String name) throws Exception {
        return KerasModel.read(GoldenModelsTest.folder().resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nested_keras.keras", "nested_h5.h5"})
    void layersAreListedAsKerasListsThem(String name) throws Exception {
        KerasModel model = golden(name);
        assertEquals("Functional", model.className());
        assertEquals(
                List.of(
                        "input_layer_4 (InputLayer) 0+0 []",
                        "mid (Functional) 42+4 [input_layer_4[0][0]]",
                        "a (Functional) 42+4 [mid[0][0], shared[1][0], a[1][0]]",
                        "chain (Sequential) 6+0 [a[0][0]]",
                        "late (Sequential) 6+0 [chain[0][0]]",
                        "shared (Conv2D) 38+0 [late[0][0], shared[0][0]]"),
                model.layers().stream()
                        .map(layer -> layer.name() + " (" + layer.className() + ") " + layer.trainableParameters() + "+"
                                + layer.otherParameters() + " " + layer.inbound())
                        .toList());
        assertNull(model.optimizer());
    }

    @Test
    void aFrozenModelHasNothingToTrain() throws Exception {
        KerasLayer frozen = golden("frozen_keras.keras").layers().get(1);
        assertEquals(0, frozen.trainableParameters());
        assertEquals(46, frozen.otherParameters());
        assertEquals(46 * 4, frozen.otherBytes());
    }

    @Test
    void halfPrecisionTakesHalfTheBytes() throws Exception {
        KerasLayer convolution = golden("float16_keras.keras").layers().get(0);
        assertEquals(2 * convolution.trainableParameters(), convolution.trainableBytes());
    }

    @Test
    void aShapeIsToldInKerasOrder() {
        assertEquals(Shape.of(1, 5, 6, 3), new KerasValue("x", true).inKerasOrder(Shape.of(1, 3, 5, 6)));
        assertEquals(Shape.of(1, 3, 5, 6), new KerasValue("x", false).inKerasOrder(Shape.of(1, 3, 5, 6)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Adam    | {'amsgrad': false, 'learning_rate': 0.1}                                | 32 | 132",
                "Adam    | {'amsgrad': true, 'learning_rate': 0.1}                                 | 47 | 192",
                "Adam    | {'learning_rate': {'class_name': 'ExponentialDecay', 'config': {}}}     | 31 | 128",
                "Adam    | {'use_ema': true, 'gradient_accumulation_steps': null}                  | 47 | 192",
                "SGD     | {'momentum': 0.0}                                                       |  2 | 12",
                "SGD     | {'momentum': 0.9}                                                       | 17 | 72",
                "Nadam   | {}                                                                      | 33 | 136",
                "RMSprop | {'momentum': 0.5, 'centered': true}                                     | 47 | 192",
                "Adagrad | {}                                                                      | 17 | 72"
            })
    void anOptimizerKeepsWhatKerasCounts(String name, String config, long numbers, long bytes) {
        String optimizer = "{'class_name': '" + name + "', 'config': " + config + "}";
        assertEquals(new OptimizerState(numbers, bytes), OptimizerState.of(JsonParser.parseString(optimizer), 15));
    }

    @ParameterizedTest
    @CsvSource({
        "Conv2D, conv2d",
        "MaxPooling2D, max_pooling2d",
        "ReLU, re_lu",
        "TFOpLambda, tf_op_lambda",
        "GlobalAveragePooling2D, global_average_pooling2d",
        "Custom>LayerScale, layer_scale"
    })
    void aPlaceInAnArchiveIsTheSnakeCaseOfTheClass(String className, String place) {
        assertEquals(place, ArchiveWeights.snakeCase(className));
    }

    @Test
    void versionsAreRead() {
        assertEquals(1, KerasVersion.of("1", "").major());
        assertEquals(3, KerasVersion.of("3.15.1", "tensorflow").major());
        assertEquals(4, KerasVersion.of("2.4.0", "tensorflow").minor());
        assertEquals(2, KerasVersion.of("tfjs-layers 1.7.4", "tensor_flow.js").major());
    }
}
