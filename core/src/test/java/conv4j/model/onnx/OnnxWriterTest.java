package conv4j.model.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.BackendChoice;
import conv4j.ModelFile;
import conv4j.Network;
import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.model.Model;
import conv4j.model.ModelFormatException;
import conv4j.model.ModelValue;
import conv4j.op.AveragePool2d;
import conv4j.op.Binary;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Padding;
import conv4j.op.Relu;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written reads back as the same network; what cannot be written leaves nothing behind. */
class OnnxWriterTest {
    @TempDir
    private Path folder;

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static float[] run(Model model, int side) {
        Tensor input = Tensor.zeros(Shape.of(1, 3, side, side));
        for (int i = 0; i < input.values().length; i++) {
            input.values()[i] = i * 31 % 256 / 128f - 1;
        }
        try (Network network = Network.of(model.graph(), BackendChoice.AUTO)) {
            return network.forward(input).values();
        }
    }

    /** VGG has no op that AlexNet has not, and files of half a gigabyte. */
    @ParameterizedTest
    @CsvSource({
        "alexnet, 227",
        "googlenet, 64",
        "resnet18, 64",
        "resnet34, 32",
        "resnet50, 32",
        "resnet50-v1.5, 32",
        "squeezenet-1.0, 64",
        "squeezenet-1.1, 64",
        "densenet121, 32",
        "mobilenet-v1, 33",
        "mobilenet-v2, 47"
    })
    void aNetworkOfTheZooReadsBackAsItself(String name, int side) throws IOException {
        Model model = ModelFile.named("zoo:" + name + ":3").model();
        Path file = folder.resolve("net.onnx");
        OnnxWriter.write(model, file);
        assertEquals(List.of("net.onnx"), files());
        Model read = OnnxModel.load(file);
        assertEquals(model.inputs(), read.inputs());
        float[] wanted = run(model, side);
        float largest = 0;
        for (float score : wanted) {
            largest = Math.max(largest, Math.abs(score));
        }
        // A dense layer is a product and then its bias in the file: up to 9216 terms add up in another order.
        assertArrayEquals(wanted, run(read, side), largest * 1e-5f);
    }

    @Test
    void whatCannotBeWrittenIsNamedAllAtOnceBeforeThereIsAFile() throws IOException {
        Tensor one = Tensor.of(Shape.of(1, 1, 2, 2), 1, 1, 1, 1);
        Window mixed = Window.of(2, 2).withStride(2).withPadding(Padding.Same.UPPER, Padding.VALID);
        Graph graph = Graph.input("x")
                .then("fine", new Relu())
                .then("first", new Conv2d(mixed, 1, one, null))
                .then("second", new AveragePool2d(Window.of(2, 2).withRounding(Rounding.FULL), false))
                .then("third", new MaxPool2d(mixed))
                .build();
        List<ModelValue> values = List.of(new ModelValue("x", "float32", List.of()));
        Model model = new Model(graph, values, values, Map.of());
        String message = assertThrows(
                        ModelFormatException.class, () -> OnnxWriter.write(model, folder.resolve("net.onnx")))
                .getMessage();
        assertEquals(
                "wanted layers that can be written as ONNX, got 'first' (conv2d), 'second' (average_pool2d), "
                        + "'third' (max_pool2d)",
                message);
        assertEquals(List.of(), files());
    }

    @Test
    void aFileThatIsThereIsReplacedAndAFolderThatIsNotIsSaid() throws IOException {
        Model model = ModelFile.named("zoo:squeezenet-1.1").model();
        Path file = Files.writeString(folder.resolve("net.onnx"), "old");
        OnnxWriter.write(model, file);
        assertTrue(Files.size(file) > 4 * 1_235_496);
        assertThrows(IOException.class, () -> OnnxWriter.write(model, folder.resolve("none/net.onnx")));
    }

    @Test
    void endsKeepTheirNamesAndTypes() throws IOException {
        Graph graph = new Graph(
                List.of("x", "y"),
                List.of(
                        new Node("sum", new Binary(Binary.Function.ADD), List.of("x", "y")),
                        new Node("less", new Binary(Binary.Function.LESS), List.of("x", "y"))),
                List.of("sum", "less", "sum", "x"));
        List<ModelValue.Extent> shape = List.of(new ModelValue.Free("n"), new ModelValue.Fixed(2));
        List<ModelValue> inputs =
                List.of(new ModelValue("x", "uint8", shape), new ModelValue("other", "float32", shape));
        List<ModelValue> outputs = List.of(
                new ModelValue("sum", "int64", shape),
                new ModelValue("is less", "bool", shape),
                new ModelValue("less", "float16", shape),
                new ModelValue("again", "float32", shape));
        Path file = folder.resolve("net.onnx");
        OnnxWriter.write(new Model(graph, inputs, outputs, Map.of()), file);
        Model read = OnnxModel.load(file);
        assertEquals(inputs, read.inputs());
        assertEquals(outputs, read.outputs());
        try (Network network = Network.of(read.graph())) {
            List<Tensor> made = network.forward(List.of(row(1, 4), row(2, 3)));
            assertArrayEquals(new float[] {3, 7}, made.get(0).values());
            assertArrayEquals(new float[] {1, 0}, made.get(1).values());
            assertArrayEquals(new float[] {3, 7}, made.get(2).values());
            assertArrayEquals(new float[] {1, 4}, made.get(3).values());
        }
    }

    private static Tensor row(float... values) {
        return Tensor.of(Shape.of(1, values.length), values);
    }
}
