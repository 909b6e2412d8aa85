package conv4j.model.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import conv4j.graph.Node;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** One node of a graph on its way into a file: it may take several operators there. */
final class NodeWriter {
    private final GraphProto.Builder graph;
    private final Names names;
    private final Node node;

    /** Names of values in the file, where they are others than in the graph. */
    private final Map<String, String> renamed;

    private final Set<String> constants;

    NodeWriter(GraphProto.Builder graph, Names names, Node node, Map<String, String> renamed, Set<String> constants) {
        this.constants = constants;
        this.graph = graph;
        this.names = names;
        this.node = node;
        this.renamed = renamed;
    }

    /** Name of the value that the node reads at this place. */
    String input(int index) {
        return inputs().get(index);
    }

    List<String> inputs() {
        return node.inputs().stream()
                .map(name -> renamed.getOrDefault(name, name))
                .toList();
    }

    /** Whether what the node reads at this place is a constant of the graph. */
    boolean isConstant(int index) {
        return constants.contains(node.inputs().get(index));
    }

    /** A name for a value on the way to the node's own. */
    String between() {
        return names.free(node.name() + "/part");
    }

    /** Adds an operator that makes the node's value, with the attributes that the caller adds. */
    NodeProto.Builder last(String operator, List<String> inputs) {
        return operator(operator, inputs, renamed.getOrDefault(node.name(), node.name()));
    }

    NodeProto.Builder last(String operator, String... inputs) {
        return last(operator, List.of(inputs));
    }

    /** Adds an operator on the way to the node's value and returns the name of what it makes. */
    String part(String operator, String... inputs) {
        return part(operator, List.of(inputs), List.of());
    }

    String part(String operator, List<String> inputs, List<AttributeProto> attributes) {
        String output = between();
        operator(operator, inputs, output).addAllAttribute(attributes);
        return output;
    }

    /** The value as one of another type: truth values and integers are float32 in our graphs, and not in a file. */
    String as(TensorProto.DataType type, String value) {
        return part("Cast", List.of(value), List.of(attribute("to", type.getNumber())));
    }

    /** Adds a cast to float32 that makes the node's value. */
    void lastAsFloat(String value) {
        last("Cast", value).addAttribute(attribute("to", TensorProto.DataType.FLOAT_VALUE));
    }

    /** Adds an operator that makes a value of this name. */
    NodeProto.Builder operator(String operator, List<String> inputs, String output) {
        return graph.addNodeBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output);
    }

    /** Adds numbers that belong to the node and returns the name of the value that they are. */
    String numbers(String role, Tensor tensor) {
        String name = names.free(node.name() + "/" + role);
        graph.addInitializer(tensor(name, tensor));
        return name;
    }

    String number(String role, float value) {
        return numbers(role, Tensor.of(Shape.of(), value));
    }

    /** As {@link #numbers}, of the same number for each channel. */
    String filled(String role, int channels, float value) {
        Tensor tensor = Tensor.zeros(Shape.of(channels));
        Arrays.fill(tensor.values(), value);
        return numbers(role, tensor);
    }

    String integers(String role, List<? extends Number> integers) {
        String name = names.free(node.name() + "/" + role);
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.INT64_VALUE);
        tensor.addDims(integers.size());
        integers.forEach(integer -> tensor.addInt64Data(integer.longValue()));
        graph.addInitializer(tensor);
        return name;
    }

    static TensorProto tensor(String name, Tensor tensor) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(tensor.values().length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(tensor.values());
        tensor.release();
        TensorProto.Builder proto =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE);
        IntStream.of(tensor.shape().toArray()).forEach(proto::addDims);
        return proto.setRawData(UnsafeByteOperations.unsafeWrap(bytes.array())).build();
    }

    static AttributeProto attribute(String name, long value) {
        return attribute(name, AttributeType.INT).setI(value).build();
    }

    static AttributeProto attribute(String name, boolean value) {
        return attribute(name, value ? 1 : 0);
    }

    static AttributeProto attribute(String name, float value) {
        return attribute(name, AttributeType.FLOAT).setF(value).build();
    }

    static AttributeProto attribute(String name, String value) {
        return attribute(name, AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static AttributeProto attribute(String name, TensorProto value) {
        return attribute(name, AttributeType.TENSOR).setT(value).build();
    }

    static AttributeProto attribute(String name, List<Integer> values) {
        AttributeProto.Builder attribute = attribute(name, AttributeType.INTS);
        values.forEach(attribute::addInts);
        return attribute.build();
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}
