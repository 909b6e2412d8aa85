package conv4j.model.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import conv4j.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Small ONNX files for tests. */
final class OnnxBuilder {
    final ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8);

    private OnnxBuilder(int opset) {
        model.addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset));
        model.getGraphBuilder().setName("test");
    }

    /** A graph with one float input {@code x} and one output {@code y}. */
    static OnnxBuilder opset(int opset) {
        return new OnnxBuilder(opset).input("x", 1, 1, 2, 4, 4).output("y");
    }

    /** A graph of a convolution, a rectifier and a pool. */
    static OnnxBuilder network() {
        return opset(13)
                .floats("w", new float[] {1, 0, -1, 2, 1, 1, 0, 0}, 2, 2, 1, 2)
                .floats("b", new float[] {1, -1}, 2)
                .integers("shape", 0, -1)
                .node("conv", "Conv", "x w b", "c", node -> node.addAttribute(ints("strides", 1, 1)))
                .node("relu", "Relu", "c", "r")
                .node("pool", "MaxPool", "r", "p", node -> node.addAttribute(ints("kernel_shape", 2, 2)))
                .node("flat", "Reshape", "p shape", "y");
    }

    OnnxBuilder input(String name, int type, int... dims) {
        model.getGraphBuilder().addInput(value(name, type, dims));
        return this;
    }

    OnnxBuilder output(String name) {
        model.getGraphBuilder().addOutput(value(name, 1));
        return this;
    }

    private static ValueInfoProto value(String name, int type, int... dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (int dim : dims) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(dim));
        }
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(dims.length == 0 ? tensor : tensor.setShape(shape)))
                .build();
    }

    OnnxBuilder floats(String name, float[] values, long... dims) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE);
        LongStream.of(dims).forEach(tensor::addDims);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor(tensor);
    }

    OnnxBuilder integers(String name, long... values) {
        return tensor(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addDims(values.length)
                .addAllInt64Data(LongStream.of(values).boxed().toList()));
    }

    OnnxBuilder raw(String name, int type, byte[] bytes, long... dims) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(type).setRawData(ByteString.copyFrom(bytes));
        LongStream.of(dims).forEach(tensor::addDims);
        return tensor(tensor);
    }

    OnnxBuilder tensor(TensorProto.Builder tensor) {
        model.getGraphBuilder().addInitializer(tensor);
        return this;
    }

    OnnxBuilder node(String name, String operator, String inputs, String outputs) {
        return node(name, operator, inputs, outputs, node -> {});
    }

    /**
     * @param inputs names with spaces between
     */
    OnnxBuilder node(String name, String operator, String inputs, String outputs, Consumer<NodeProto.Builder> more) {
        NodeProto.Builder node = NodeProto.newBuilder().setName(name).setOpType(operator);
        Arrays.stream(inputs.split(" ")).filter(input -> !input.isEmpty()).forEach(node::addInput);
        Arrays.stream(outputs.split(" ")).forEach(node::addOutput);
        more.accept(node);
        model.getGraphBuilder().addNode(node);
        return this;
    }

    static AttributeProto ints(String name, long... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INTS)
                .addAllInts(LongStream.of(values).boxed().toList())
                .build();
    }

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    Path write(Path folder) {
        return write(folder, model.build().toByteArray());
    }

    static Path write(Path folder, byte[] bytes) {
        try {
            return Files.write(folder.resolve("model.onnx"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Model load(Path folder) {
        return OnnxModel.load(write(folder));
    }

    static List<String> ops(Model model) {
        return model.graph().nodes().stream().map(node -> node.op().name()).toList();
    }
}
