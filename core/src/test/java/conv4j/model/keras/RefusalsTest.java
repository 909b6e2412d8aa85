package conv4j.model.keras;

import static conv4j.model.keras.RewrittenModel.layer;
import static conv4j.model.keras.RewrittenModel.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import conv4j.model.ModelFormatException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file may not ask for, and the line that says so. In {@code sequential.keras} layer 1 is a convolution. */
class RefusalsTest {
    @TempDir
    Path folder;

    private static String refusal(Path file) {
        String message = assertThrows(ModelFormatException.class, () -> KerasModel.read(file))
                .getMessage();
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    private String refusal(String sound, Consumer<JsonObject> change) throws Exception {
        return refusal(RewrittenModel.write(folder, sound, change));
    }

    @Test
    void anOptionThatNobodyReadIsNamed() throws Exception {
        String message =
                refusal("sequential.keras", config -> options(config, 1).addProperty("fancy", 3));
        assertEquals(
                "model.keras: layer 'conv2d' (Conv2D): the option fancy = 3 is not supported; it may change the result",
                message);
    }

    @Test
    void quantizedWeightsAreRefused() throws Exception {
        assertTrue(refusal("dense.keras", config -> options(config, 1).addProperty("quantization_config", "int8"))
                .contains("the option quantization_config = \"int8\" is not supported"));
        assertTrue(refusal("dense.keras", config -> options(config, 1).addProperty("dtype", "int8"))
                .contains("dtype: wanted a float type, got \"int8\""));
    }

    @Test
    void inputsThatAreNoPlainNumbersAreRefused() throws Exception {
        assertTrue(refusal("dense.keras", config -> options(config, 0).addProperty("dtype", "string"))
                .contains("dtype: wanted a float or integer type, got \"string\""));
        assertTrue(refusal("dense.keras", config -> options(config, 0).addProperty("sparse", true))
                .contains("the option sparse = true is not supported"));
        assertTrue(refusal(
                        "resizing_bilinear_up.keras",
                        config -> options(config, 0).addProperty("dtype", "uint8"))
                .contains("a layer of the model resizes, which rounds integers"));
    }

    @Test
    void layersThatAreNotSupportedAreListedAllAtOnceAndNothingIsExecuted() throws Exception {
        String message = refusal("sequential.keras", config -> {
            layer(config, 1).addProperty("class_name", "Lambda");
            layer(config, 2).addProperty("class_name", "LSTM");
            layer(config, 3).addProperty("class_name", "Lambda");
        });
        assertEquals(
                "model.keras: these layers are not supported: LSTM (max_pooling2d), Lambda (conv2d, flatten);"
                        + " the Python code in a Lambda is never executed",
                message);
    }

    @Test
    void aModelOfPythonCodeIsRefused() throws Exception {
        assertTrue(refusal("dense.keras", config -> config.addProperty("class_name", "MyModel"))
                .contains("got a MyModel, which only its own Python code can build"));
    }

    @Test
    void strideZeroIsRefused() throws Exception {
        assertTrue(refusal(
                        "sequential.keras",
                        config -> options(config, 1).add("strides", JsonParser.parseString("[0, 0]")))
                .contains("layer 'conv2d' (Conv2D): height: stride: wanted at least 1, got 0"));
    }

    @Test
    void weightsThatContradictTheConfigAreRefused() throws Exception {
        assertTrue(refusal("sequential.keras", config -> options(config, 1).addProperty("filters", 5))
                .contains("wanted weights for filters = 5, got weights for 4"));
        assertTrue(refusal("sequential.keras", config -> options(config, 1).addProperty("use_bias", false))
                .contains("layer 'conv2d' (Conv2D): wanted 1 weights [kernel] in the file, got 2"));
        assertTrue(refusal(
                        "sequential.keras",
                        config -> options(config, 1).add("kernel_size", JsonParser.parseString("[2, 3]")))
                .contains("kernel: wanted a kernel of 2x3 cells, got 3x3x3x4"));
    }

    @Test
    void twoLayersOfOneNameAreRefused() throws Exception {
        assertTrue(refusal("sequential.keras", config -> options(config, 4).addProperty("name", "conv2d"))
                .contains("layer 'conv2d' (Dense): wanted a name of its own"));
    }

    @Test
    void aLayerWithoutClassOrConfigIsRefused() throws Exception {
        assertTrue(refusal("sequential.keras", config -> layer(config, 1).remove("class_name"))
                .contains("layer 1: wanted a class_name, got none"));
        assertTrue(refusal("sequential.keras", config -> layer(config, 1).remove("config"))
                .contains("layer 1 (Conv2D): wanted a config, got none"));
    }

    private static String reading(String layer) {
        return "[{\"args\": [{\"class_name\": \"__keras_tensor__\", \"config\": {\"keras_history\": [\"" + layer
                + "\", 0, 0]}}], \"kwargs\": {}}]";
    }

    @Test
    void aCircleIsRefused() throws Exception {
        assertTrue(refusal(
                        "dense_rank4.keras",
                        config -> layer(config, 1).add("inbound_nodes", JsonParser.parseString(reading("dense"))))
                .contains("wanted layers that can run one after the other, got a circle through [dense]"));
    }

    @Test
    void anInputThatNoLayerMakesIsRefused() throws Exception {
        assertTrue(refusal(
                        "dense_rank4.keras",
                        config -> layer(config, 1).add("inbound_nodes", JsonParser.parseString(reading("nobody"))))
                .contains("layer 'dense' (Dense): wanted inputs that layers make, got nobody[0][0]"));
        assertTrue(refusal(
                        "dense_rank4.keras",
                        config -> config.getAsJsonObject("config")
                                .add("output_layers", JsonParser.parseString("[\"dense\", 1, 0]")))
                .contains("wanted its output dense[1][0] to be made by a layer"));
    }

    @Test
    void aLayerThatIsCalledWithANumberIsRefused() throws Exception {
        String message = refusal(
                "dense_rank4.keras",
                config -> layer(config, 1)
                        .getAsJsonArray("inbound_nodes")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonArray("args")
                        .add(3.0));
        assertTrue(message.contains("layer 'dense' (Dense): wanted a call with tensors, got one with 3.0"), message);
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        Path file = RewrittenModel.writeText(folder, "dense.keras", text -> "{\"a\":" + "[".repeat(200_000));
        assertTrue(refusal(file).contains("config.json: wanted JSON"));
    }

    /** Two models in each other, each called twice by the next: 2^20 activations in 20 lines of config. */
    @Test
    void modelsThatCallEachOtherWithoutEndAreRefused() throws Exception {
        String message = refusal("activation_relu.keras", config -> {
            JsonObject inner = config.deepCopy();
            for (int depth = 0; depth < 20; depth++) {
                inner = twice(inner, depth);
            }
            config.add("config", inner.get("config"));
        });
        assertTrue(message.contains("at most 100000 "), message);
    }

    private static JsonObject twice(JsonObject model, int depth) {
        JsonObject layer = model.deepCopy();
        layer.addProperty("name", "inner" + depth);
        JsonArray calls = new JsonArray();
        calls.addAll(JsonParser.parseString(reading("in" + depth)).getAsJsonArray());
        calls.addAll(JsonParser.parseString(reading("inner" + depth)).getAsJsonArray());
        layer.add("inbound_nodes", calls);
        JsonObject input = JsonParser.parseString("{\"class_name\": \"InputLayer\", \"name\": \"in" + depth
                        + "\", \"config\": {\"name\": \"in" + depth + "\", \"batch_shape\": [null, 7, 6, 3]}}")
                .getAsJsonObject();
        JsonArray layers = new JsonArray();
        layers.add(input);
        layers.add(layer);
        JsonObject options = new JsonObject();
        options.addProperty("name", "outer" + depth);
        options.add("layers", layers);
        options.add("input_layers", JsonParser.parseString("[\"in" + depth + "\", 0, 0]"));
        options.add("output_layers", JsonParser.parseString("[\"inner" + depth + "\", 2, 0]"));
        JsonObject outer = new JsonObject();
        outer.addProperty("class_name", "Functional");
        outer.add("config", options);
        return outer;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "external_link.h5 | got a link; links are never followed",
                "soft_link.h5 | got a link; links are never followed",
                "shape_bomb.h5 | wanted numbers that fit into a file of",
                "overflowing_shape.h5 | wanted numbers that fit into a file of",
                "chunk_bomb.h5 | wanted a deflated chunk of at most 33554432 bytes, got more",
                "never_written.h5 | wanted numbers, got a dataset that was never written",
                "text.h5 | wanted float16, float32, float64 or integers, got StringData of 4 bytes",
                "other_filter.h5 | wanted weights that are plain or deflated, got the filter lzf",
                "missing_weight.h5 | wanted a dataset of the HDF5 file, got none",
                "other_shape.h5 | kernel: wanted weights for 5 units"
            })
    void weightsThatAskForMoreThanTheFileAreRefused(String file, String complaint) throws Exception {
        String message = refusal(GoldenModelsTest.folder().resolve("hostile").resolve(file));
        assertTrue(message.contains(complaint), message);
        assertTrue(message.contains("layer 'dense' (Dense)"), message);
    }

    @Test
    void weightsMayBeNan() throws Exception {
        assertEquals(
                4,
                KerasModel.read(GoldenModelsTest.folder().resolve("hostile/nan.h5"))
                        .layers()
                        .size());
    }

    @Test
    void aZipThatHidesMoreThanItShowsIsRefused() throws Exception {
        Path bomb = folder.resolve("bomb.keras");
        try (OutputStream file = Files.newOutputStream(bomb);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("config.json"));
            byte[] spaces = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 64; megabyte++) {
                zip.write(spaces);
            }
            zip.closeEntry();
        }
        assertTrue(refusal(bomb).contains("config.json: wanted at most 16 MB (of 63 KB in the zip), got 64 MB"));
    }

    @Test
    void aZipThatIsNoModelIsRefused() throws Exception {
        Path other = folder.resolve("other.keras");
        try (OutputStream file = Files.newOutputStream(other);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("data.pkl"));
            zip.closeEntry();
        }
        assertTrue(refusal(other).contains("wanted config.json in the zip, got none; is it a Keras file?"));
    }
}
