package conv4j.model.onnx;

import static conv4j.model.onnx.OnnxBuilder.integer;
import static conv4j.model.onnx.OnnxBuilder.ints;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorAnnotation;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import conv4j.model.Model;
import conv4j.model.ModelFormatException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are damaged, or made to harm: each gets one line. */
class HostileFilesTest {
    @TempDir
    private Path folder;

    private String refusal(byte[] bytes) {
        Path file = OnnxBuilder.write(folder, bytes);
        String message = assertThrows(ModelFormatException.class, () -> OnnxModel.load(file))
                .getMessage();
        assertTrue(message.startsWith(file + ": "), message);
        assertFalse(message.contains("\n"), message);
        return message.substring(file.toString().length() + 2);
    }

    private String refusal(OnnxBuilder file) {
        return refusal(file.model.build().toByteArray());
    }

    private String refusal(Consumer<OnnxBuilder> change) {
        OnnxBuilder file = OnnxBuilder.network();
        change.accept(file);
        return refusal(file);
    }

    private static void wants(String part, String message) {
        assertTrue(message.contains(part), message);
    }

    @Test
    void whatIsNoModelIsSaidToBeNone() throws Exception {
        wants("got 0 bytes", refusal(new byte[0]));
        wants("the file is damaged or newer", refusal("<html>".getBytes(StandardCharsets.UTF_8)));
        wants("damaged or cut off", refusal(new byte[] {0x3a, 99}));
        assertThrows(ModelFormatException.class, () -> OnnxModel.load(folder));
        assertThrows(ModelFormatException.class, () -> OnnxModel.load(folder.resolve("nowhere.onnx")));
        assertEquals("wanted an ONNX model with a graph, got none", refusal(new byte[] {8, 8}));
    }

    @Test
    void tensorsHoldWhatTheirDimsSay() {
        wants(
                "initializer 'w': wanted 99 numbers for dims 99, got 1",
                refusal(withWeights(file -> file.floats("w", new float[1], 99))));
        wants(
                "initializer 'w': wanted 36 bytes for dims 3x3 of float32, got 35",
                refusal(withWeights(file -> file.raw("w", 1, new byte[35], 3, 3))));
        wants(
                "that the JVM may use, got dims 1000000x1000000x1000000",
                refusal(withWeights(file -> file.raw("w", 1, new byte[4], 1_000_000, 1_000_000, 1_000_000))));
        wants(
                "wanted dims of 0 to 2147483647, got [-1]",
                refusal(withWeights(file -> file.raw("w", 1, new byte[4], -1))));
        wants("got [4294967297]", refusal(withWeights(file -> file.raw("w", 1, new byte[4], (1L << 32) + 1))));
        wants("got the unknown type 77", refusal(withWeights(file -> file.raw("w", 77, new byte[4], 1))));
        wants("got string", refusal(withWeights(file -> file.raw("w", 8, new byte[4], 1))));
        wants("wanted at most 64 axes", refusal(withWeights(file -> file.raw("w", 1, new byte[4], new long[100]))));
    }

    private static OnnxBuilder withWeights(Consumer<OnnxBuilder> weights) {
        OnnxBuilder file = OnnxBuilder.opset(13).node("add", "Add", "x w", "y");
        weights.accept(file);
        return file;
    }

    @Test
    void namesAreThereAndDiffer() {
        wants("wanted a name that nothing else has, got 'c'", refusal(file -> file.node("again", "Relu", "x", "c")));
        wants("wanted a name that nothing else has, got 'w'", refusal(file -> file.integers("w", 1)));
        wants("wanted a name, got none", refusal(file -> file.integers("", 1)));
        wants(
                "node 'lost' (Relu): wanted a value of the graph's inputs, initializers or an earlier node, got 'nothing'",
                refusal(file -> file.node("lost", "Relu", "nothing", "z")));
        wants("got 'z': it is missing", refusal(file -> file.output("z")));
    }

    @Test
    void nodesInACircleAreRefused() {
        wants(
                "out of order or in a circle",
                refusal(OnnxBuilder.opset(13)
                        .node("a", "Add", "x c", "b")
                        .node("b", "Relu", "b", "c")
                        .node("c", "Relu", "c", "y")));
    }

    @Test
    void geometryThatMakesNoSenseIsRefusedByNode() {
        wants(
                "node 'conv' (Conv): height: stride: wanted at least 1, got 0",
                refusal(file -> file.model.getGraphBuilder().getNodeBuilder(0).setAttribute(0, ints("strides", 0, 0))));
        wants(
                "attribute 'strides': wanted 2 numbers, got [1, 1, 1]",
                refusal(file ->
                        file.model.getGraphBuilder().getNodeBuilder(0).setAttribute(0, ints("strides", 1, 1, 1))));
        wants(
                "attribute 'strides': wanted type INTS, got INT",
                refusal(file -> file.model.getGraphBuilder().getNodeBuilder(0).setAttribute(0, integer("strides", 1))));
        wants(
                "group",
                refusal(file -> file.model.getGraphBuilder().getNodeBuilder(0).addAttribute(integer("group", -1))));
        wants(
                "from -2147483648 to 2147483647, got 1099511627776",
                refusal(file ->
                        file.model.getGraphBuilder().getNodeBuilder(0).setAttribute(0, ints("strides", 1L << 40, 1))));
        wants(
                "node 'flat' (Reshape)",
                refusal(file ->
                        file.model.getGraphBuilder().getInitializerBuilder(2).setInt64Data(0, -7)));
    }

    @Test
    void whatNobodyReadsIsRefused() {
        wants("1 functions", refusal(file -> file.model.addFunctions(FunctionProto.newBuilder())));
        wants("1 training information", refusal(file -> file.model.addTrainingInfo(TrainingInfoProto.newBuilder())));
        wants(
                "1 sparse initializers",
                refusal(file -> file.model.getGraphBuilder().addSparseInitializer(SparseTensorProto.newBuilder())));
        wants(
                "1 quantization annotations",
                refusal(file -> file.model.getGraphBuilder().addQuantizationAnnotation(TensorAnnotation.newBuilder())));
        wants("got [99]", refusal(file -> file.model.getOpsetImportBuilder(0).setVersion(99)));
        wants("got [6]", refusal(file -> file.model.getOpsetImportBuilder(0).setVersion(6)));
        wants(
                "wanted fields of NodeProto as in ONNX IR version 10, got field 11",
                refusal(file -> file.model.getGraphBuilder().getNodeBuilder(0).setUnknownFields(field(11))));
    }

    private static UnknownFieldSet field(int number) {
        return UnknownFieldSet.newBuilder()
                .addField(
                        number,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8("overload"))
                                .build())
                .build();
    }

    @Test
    void devicesSayNothingAboutResults() {
        OnnxBuilder file = OnnxBuilder.network();
        file.model.getGraphBuilder().getNodeBuilder(0).setUnknownFields(field(10));
        assertEquals(4, file.load(folder).graph().nodes().size());
    }

    @Test
    void nanWeightsAreWeights() {
        OnnxBuilder file = OnnxBuilder.network();
        file.model.getGraphBuilder().getInitializerBuilder(0).setFloatData(0, Float.NaN);
        assertEquals(4, file.load(folder).graph().nodes().size());
    }

    @Test
    void deepNestingIsRefusedBeforeItIsBuilt() {
        GraphProto graph = GraphProto.getDefaultInstance();
        for (int depth = 0; depth < 30; depth++) {
            GraphProto inner = graph;
            GraphProto.Builder outer = GraphProto.newBuilder();
            outer.addNodeBuilder()
                    .setOpType("If")
                    .addAttribute(AttributeProto.newBuilder()
                            .setName("then_branch")
                            .setType(AttributeType.GRAPH)
                            .setG(inner));
            graph = outer.build();
        }
        OnnxBuilder file = OnnxBuilder.network();
        file.model.setGraph(graph);
        assertEquals("wanted messages nested at most 48 deep, got deeper ones", refusal(file));
    }

    @Test
    void manyEmptyMessagesAreRefusedBeforeTheyAreBuilt() {
        // Two bytes of the file are a node, and a node is 74 bytes of heap at least.
        byte[] nodes = new byte[4 << 20];
        for (int i = 0; i < nodes.length; i += 2) {
            nodes[i] = 0x0a;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0x3a);
        for (int rest = nodes.length; ; rest >>>= 7) {
            bytes.write(rest < 0x80 ? rest : rest & 0x7f | 0x80);
            if (rest < 0x80) {
                break;
            }
        }
        bytes.writeBytes(nodes);
        wants("wanted a model whose nodes, names and lists fit into 256 MB", refusal(bytes.toByteArray()));
    }

    @Test
    void fewNumbersDoNotAskForManyWhenLoaded() {
        OnnxBuilder file = OnnxBuilder.opset(13)
                .integers("huge", 1 << 15, 1 << 15)
                .node("fill", "ConstantOfShape", "huge", "f")
                .node("tile", "Tile", "f huge", "t")
                .node("expand", "Expand", "x huge", "y");
        Model model = file.load(folder);
        assertEquals(List.of("expand"), OnnxBuilder.ops(model));
    }

    @Test
    void aChainOfLargeConstantsIsNotFoldedForEver() {
        OnnxBuilder file = OnnxBuilder.opset(13).floats("v0", new float[1 << 18], 1 << 18);
        for (int i = 0; i < 2000; i++) {
            file.node("", "Add", "v" + i + " v" + i, "v" + (i + 1));
        }
        Model model = file.node("", "Size", "v2000", "y").load(folder);
        assertTrue(OnnxBuilder.ops(model).size() > 1000);
    }

    @Test
    void allNodesMayHaveOneNameWithoutHarm() {
        OnnxBuilder file = OnnxBuilder.opset(13);
        for (int i = 0; i < 50_000; i++) {
            file.node("same", "Relu", i == 0 ? "x" : "v" + i, i == 49_999 ? "y" : "v" + (i + 1));
        }
        assertEquals(50_000, file.load(folder).graph().nodes().size());
    }

    @Test
    void namesCannotBreakTheLine() {
        String message = refusal(OnnxBuilder.opset(13).node("a\nb\u001b[31m", "Nonsense", "x", "y"));
        assertEquals("wanted operators that are supported, got Nonsense (node 'a?b?[31m')", message);
    }

    /** Every cut and some thousand flipped bits: loaded all the same, or one line; nothing else. */
    @Test
    void cutAndFlippedFilesGetOneLine() throws Exception {
        List<byte[]> seeds =
                new ArrayList<>(List.of(OnnxBuilder.network().model.build().toByteArray()));
        for (String name : List.of(
                "test_resize_tf_crop_and_resize_axes_2_3",
                "test_convtranspose_output_shape",
                "test_slice_neg_steps",
                "test_layer_normalization_3d_axis1_epsilon",
                "test_gemm_all_attributes",
                "test_split_1d_uneven_split_opset18")) {
            seeds.add(Files.readAllBytes(Path.of("src/test/resources/onnx/node", name, "model.onnx")));
        }
        Random random = new Random(1);
        for (byte[] seed : seeds) {
            for (int cut = 1; cut < seed.length; cut++) {
                survives(Arrays.copyOf(seed, cut));
            }
            for (int i = 0; i < 500; i++) {
                byte[] bytes = seed.clone();
                for (int flips = random.nextInt(3); flips >= 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                survives(bytes);
            }
        }
    }

    private void survives(byte[] bytes) {
        try {
            OnnxModel.load(ByteString.copyFrom(bytes), folder.resolve("model.onnx"));
        } catch (ModelFormatException e) {
            assertFalse(e.getMessage().contains("\n"), e.getMessage());
        }
    }
}
