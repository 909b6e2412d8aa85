package conv4j.verification.engines;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.Op;
import conv4j.op.Rounding;
import conv4j.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** One layer as an ONNX model of one node, told in the operator's own attributes; shares nothing with conv4j's writer. */
final class OnnxLayer {
    /** The first in which average pools dilate. */
    private static final int OPSET = 19;

    private static final int IR_VERSION = 9;

    private final Laid laid;
    private final NodeProto.Builder node = NodeProto.newBuilder().addInput("x").addOutput("y");
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("layer");

    private OnnxLayer(Op op) {
        this.laid = Laid.of(op);
    }

    /** The file's bytes; input {@code x}, output {@code y}. */
    static byte[] model(Op op, int rank) {
        OnnxLayer layer = new OnnxLayer(op);
        layer.window();
        if (op instanceof Conv2d conv) {
            layer.convolution(conv);
        } else {
            layer.pool(op);
        }
        GraphProto graph = layer.graph
                .addNode(layer.node)
                .addInput(value("x", rank))
                .addOutput(value("y", rank))
                .build();
        ModelProto.Builder model =
                ModelProto.newBuilder().setIrVersion(IR_VERSION).setGraph(graph);
        model.addOpsetImportBuilder().setVersion(OPSET);
        return model.build().toByteArray();
    }

    private void window() {
        integers("kernel_shape", laid.height().size(), laid.width().size());
        integers("strides", laid.height().stride(), laid.width().stride());
        integers("dilations", laid.height().dilation(), laid.width().dilation());
        laid.same()
                .ifPresentOrElse(
                        same -> text("auto_pad", same.toString().toUpperCase(Locale.ROOT)),
                        () -> integers("pads", laid.top(), laid.left(), laid.bottom(), laid.right()));
    }

    private void convolution(Conv2d conv) {
        node.setOpType("Conv").addInput("w");
        graph.addInitializer(tensor("w", conv.weights()));
        if (conv.bias() != null) {
            node.addInput("b");
            graph.addInitializer(tensor("b", conv.bias()));
        }
        integer("group", conv.groups());
    }

    private void pool(Op op) {
        integer("ceil_mode", laid.rounding() == Rounding.CEIL ? 1 : 0);
        if (op instanceof AveragePool2d average) {
            node.setOpType("AveragePool");
            integer("count_include_pad", average.countIncludePad() ? 1 : 0);
        } else {
            node.setOpType("MaxPool");
        }
    }

    private void integers(String name, int... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (int value : values) {
            attribute.addInts(value);
        }
        node.addAttribute(attribute);
    }

    private void integer(String name, int value) {
        node.addAttribute(AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value));
    }

    private void text(String name, String value) {
        node.addAttribute(AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value)));
    }

    private static TensorProto tensor(String name, Tensor tensor) {
        ByteBuffer bytes =
                ByteBuffer.allocate(tensor.values().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(tensor.values());
        TensorProto.Builder proto =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE);
        for (int extent : tensor.shape().toArray()) {
            proto.addDims(extent);
        }
        return proto.setRawData(ByteString.copyFrom(bytes.array())).build();
    }

    /** Of any extents: no shape is told beforehand that the library should find. */
    private static ValueInfoProto value(String name, int rank) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (int axis = 0; axis < rank; axis++) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(name + axis));
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
