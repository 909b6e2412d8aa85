package conv4j.model.onnx;

import static conv4j.model.onnx.OnnxBuilder.integer;
import static conv4j.model.onnx.OnnxBuilder.ints;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import conv4j.BackendChoice;
import conv4j.Network;
import conv4j.model.Model;
import conv4j.model.ModelFormatException;
import conv4j.model.ModelValue;
import conv4j.op.Concat;
import conv4j.op.Conv2d;
import conv4j.op.Reshape;
import conv4j.op.Slice;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {
    @TempDir
    private Path folder;

    private static Tensor run(Model model, Tensor... inputs) {
        try (Network network = Network.of(model.graph(), BackendChoice.REFERENCE)) {
            return network.forward(List.of(inputs)).get(0);
        }
    }

    private static Tensor counted(int... extents) {
        Tensor tensor = Tensor.zeros(Shape.of(extents));
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] = i;
        }
        return tensor;
    }

    private String refusal(OnnxBuilder file) {
        ModelFormatException e = assertThrows(ModelFormatException.class, () -> file.load(folder));
        return e.getMessage().replace(folder.resolve("model.onnx") + ": ", "");
    }

    @Test
    void aNetworkIsLoadedAndRuns() {
        Model model = OnnxBuilder.network().load(folder);
        assertEquals(List.of("conv2d", "relu", "max_pool2d", "reshape"), OnnxBuilder.ops(model));
        assertEquals("conv", model.graph().nodes().get(0).name());
        // Filter 0 is 1 + x0[w] - x1[w] + 2 x1[w+1] = x1[w] + ... on counted cells: 1 + i - (16 + i) + 2 (17 + i).
        Tensor output = run(model, counted(1, 2, 4, 4));
        assertEquals(Shape.of(1, 12), output.shape());
        assertEquals(1 + 5 - (16 + 5) + 2 * (17 + 5), output.values()[0]);
    }

    @Test
    void aModelTellsWhatItsFileDeclares() {
        OnnxBuilder file = OnnxBuilder.network();
        file.model.setProducerName("pytorch").setProducerVersion("2.4");
        TensorShapeProto.Builder shape = file.model
                .getGraphBuilder()
                .getInputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .getShapeBuilder();
        shape.getDimBuilder(0).setDimParam("batch");
        Model model = file.load(folder);
        assertEquals(
                List.of(new ModelValue(
                        "x",
                        "float32",
                        List.of(
                                new ModelValue.Free("batch"),
                                new ModelValue.Fixed(2),
                                new ModelValue.Fixed(4),
                                new ModelValue.Fixed(4)))),
                model.inputs());
        assertEquals("[batch, 2, 4, 4]", model.inputs().get(0).shape().toString());
        assertEquals("y", model.outputs().get(0).name());
        assertEquals("pytorch 2.4", model.properties().get("producer"));
        assertEquals("13", model.properties().get("opset"));
        assertEquals(Shape.of(5, 12), run(model, counted(5, 2, 4, 4)).shape());
    }

    @Test
    void shapeArithmeticOfConstantsIsFoldedExactly() {
        // (2^53 + 1) - 2^53 = 1 is right in int64 alone.
        Model model = OnnxBuilder.opset(13)
                .integers("a", (1L << 53) + 1)
                .integers("b", 1L << 53)
                .integers("rest", -1)
                .node("sub", "Sub", "a b", "one")
                .node("cat", "Concat", "one rest", "shape", node -> node.addAttribute(integer("axis", 0)))
                .node("flat", "Reshape", "x shape", "y")
                .load(folder);
        assertEquals(1, model.graph().nodes().size());
        assertEquals(List.of(1, -1), ((Reshape) model.graph().nodes().get(0).op()).target());
        assertEquals(0, model.graph().constants().size());
    }

    @Test
    void shapesOfInputsAreReadWhenTheyAreThere() {
        Model model = OnnxBuilder.opset(13)
                .integers("zero", 0)
                .integers("rest", -1)
                .node("shape", "Shape", "x", "s")
                .node("batch", "Gather", "s zero", "n", node -> node.addAttribute(integer("axis", 0)))
                .node("cat", "Concat", "n rest", "t", node -> node.addAttribute(integer("axis", 0)))
                .node("flat", "Reshape", "x t", "y")
                .load(folder);
        assertEquals(Shape.of(3, 10), run(model, counted(3, 2, 1, 5)).shape());
        assertEquals(Shape.of(2, 12), run(model, counted(2, 3, 2, 2)).shape());
    }

    @Test
    void nodesThatNoOutputNeedsAreLeftOut() {
        Model model = OnnxBuilder.opset(13)
                .node("dead", "Exp", "x", "e")
                .node("relu", "Relu", "x", "y")
                .load(folder);
        assertEquals(List.of("relu"), OnnxBuilder.ops(model));
    }

    @Test
    void weightsMayBeComputedFromConstants() {
        Model model = OnnxBuilder.opset(13)
                .floats("w", new float[] {1, 2, 3, 4}, 2, 2, 1, 1)
                .node("swap", "Transpose", "w", "t", node -> node.addAttribute(ints("perm", 1, 0, 2, 3)))
                .node("conv", "Conv", "x t", "y")
                .load(folder);
        Conv2d conv = (Conv2d) model.graph().nodes().get(0).op();
        assertArrayEquals(new float[] {1, 3, 2, 4}, conv.weights().values());
    }

    @Test
    void softmaxBeforeOpset13IsOverAllAxesFromOneOn() {
        for (int opset : new int[] {7, 11, 12, 13}) {
            Model model = OnnxBuilder.opset(opset)
                    .node("s", "Softmax", "x", "y", node -> node.addAttribute(integer("axis", 1)))
                    .load(folder);
            float[] y = run(model, Tensor.zeros(Shape.of(1, 2, 4, 4))).values();
            assertEquals(opset < 13 ? 1 / 32f : 1 / 2f, y[0]);
        }
    }

    @Test
    void namesOfNodesNeedNotDifferNorBeThere() {
        Model model = OnnxBuilder.opset(13)
                .node("n", "Relu", "x", "a")
                .node("n", "Exp", "a", "b")
                .node("", "Neg", "b", "y")
                .load(folder);
        assertEquals(
                List.of("n", "n#2", "y"),
                model.graph().nodes().stream().map(node -> node.name()).toList());
    }

    @Test
    void halfPrecisionWeightsAreWidened() {
        // 1.5, -2, the least subnormal 2^-24, infinity; as bfloat16 the upper half of a float32.
        byte[] half = shorts(0x3e00, 0xc000, 0x0001, 0x7c00);
        byte[] brain = shorts(0x3fc0, 0xc000, 0x0001, 0x7f80);
        float[] fromHalf = constant(10, half);
        float[] fromBrain = constant(16, brain);
        assertArrayEquals(new float[] {1.5f, -2, 0x1p-24f, Float.POSITIVE_INFINITY}, fromHalf);
        assertArrayEquals(new float[] {1.5f, -2, 0x1p-133f, Float.POSITIVE_INFINITY}, fromBrain);
    }

    private float[] constant(int type, byte[] raw) {
        Model model = OnnxBuilder.opset(13)
                .raw("c", type, raw, 4)
                .node("cast", "Cast", "c", "f", node -> node.addAttribute(integer("to", 1)))
                .node("add", "Add", "x f", "y")
                .load(folder);
        return model.graph().constants().values().iterator().next().values();
    }

    private static byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    private static TensorProto.Builder external(String location, long offset, long length) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName("c")
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addDims(2)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL);
        tensor.addExternalDataBuilder().setKey("location").setValue(location);
        tensor.addExternalDataBuilder().setKey("offset").setValue(Long.toString(offset));
        tensor.addExternalDataBuilder().setKey("length").setValue(Long.toString(length));
        return tensor;
    }

    private OnnxBuilder withExternal(String location, long offset, long length) {
        return OnnxBuilder.opset(13).tensor(external(location, offset, length)).node("add", "Add", "x c", "y");
    }

    @Test
    void externalDataLieBesideTheModel() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putFloat(9).putFloat(9).putFloat(3).putFloat(4);
        Files.createDirectory(folder.resolve("data"));
        Files.write(folder.resolve("data/weights.bin"), bytes.array());
        Model model = withExternal("data/weights.bin", 8, 8).load(folder);
        assertArrayEquals(
                new float[] {3, 4},
                model.graph().constants().values().iterator().next().values());
        assertEquals(
                "node 'add' (Add): initializer 'c': external data 'data/weights.bin': wanted 8 bytes from byte 12, got a file of 16",
                refusal(withExternal("data/weights.bin", 12, 8)));
    }

    @Test
    void externalDataNeverLeadOutsideTheFolder() throws IOException {
        Path outside = Files.write(folder.resolve("secret"), new byte[8]);
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("link"), outside);
        for (String location : List.of("../secret", outside.toString(), "link", "a/../../secret", "")) {
            Path file = withExternal(location, 0, 8).write(inside);
            String message = assertThrows(ModelFormatException.class, () -> OnnxModel.load(file))
                    .getMessage();
            assertEquals(
                    file
                            + ": node 'add' (Add): initializer 'c': external data: wanted a file in the model's own folder, got '"
                            + location + "', which leads elsewhere",
                    message);
        }
    }

    @Test
    void endsOfSlicesMayBeTheLargestInteger() {
        Model model = OnnxBuilder.opset(13)
                .integers("starts", 1)
                .integers("ends", Long.MAX_VALUE)
                .integers("axes", 3)
                .node("slice", "Slice", "x starts ends axes", "y")
                .load(folder);
        assertEquals(Slice.class, model.graph().nodes().get(0).op().getClass());
        assertEquals(Shape.of(1, 2, 4, 3), run(model, counted(1, 2, 4, 4)).shape());
    }

    @Test
    void unreadAttributesAreNamed() {
        assertEquals(
                "node 'relu' (Relu): wanted only attributes that this operator has in the file's opset, got [beta]",
                refusal(OnnxBuilder.opset(13)
                        .node("relu", "Relu", "x", "y", node -> node.addAttribute(integer("beta", 1)))));
        assertEquals(
                "node 'pool' (AveragePool): wanted only attributes that this operator has in the file's opset, got [dilations]",
                refusal(OnnxBuilder.opset(13)
                        .node(
                                "pool",
                                "AveragePool",
                                "x",
                                "y",
                                node -> node.addAttribute(ints("kernel_shape", 2, 2))
                                        .addAttribute(ints("dilations", 2, 2)))));
    }

    @Test
    void unsupportedOperatorsAreListedAllAtOnce() {
        assertEquals(
                "wanted operators that are supported, got Loop (node 'b'), QuantizeLinear (nodes 'a', 'c'), com.acme.Relu (node 'd')",
                refusal(OnnxBuilder.opset(13)
                        .node("a", "QuantizeLinear", "x", "p")
                        .node("b", "Loop", "p", "q")
                        .node("c", "QuantizeLinear", "q", "r")
                        .node("d", "Relu", "r", "y", node -> node.setDomain("com.acme"))));
    }

    @Test
    void concatOfDataIsLeftToTheNetwork() {
        Model model = OnnxBuilder.opset(13)
                .floats("c", new float[] {1, 2}, 1, 2, 1, 1)
                .node("cat", "Concat", "x c", "y", node -> node.addAttribute(integer("axis", 3)))
                .load(folder);
        assertEquals(new Concat(3), model.graph().nodes().get(0).op());
    }
}
