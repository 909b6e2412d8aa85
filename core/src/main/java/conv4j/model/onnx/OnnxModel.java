package conv4j.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import conv4j.graph.GraphException;
import conv4j.model.Model;
import conv4j.model.ModelFormatException;
import conv4j.op.Elementwise;
import conv4j.tensor.ShapeException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** ONNX files: {@link #load}. */
public final class OnnxModel {
    private final ModelProto model;
    private final GraphProto graph;
    private final TensorReader tensors;
    private final Wiring wiring = new Wiring();

    private OnnxModel(ModelProto model, TensorReader tensors) {
        this.model = model;
        this.graph = model.getGraph();
        this.tensors = tensors;
    }

    /**
     * Reads a model of operator sets 7 to 28. Pictures that its graph takes are {@code N x C x H x W}, as in the file.
     * Nothing in the file is executed, and no file is opened but it and data files in its folder.
     *
     * @throws ModelFormatException when the file cannot be read, is damaged, or holds anything that is not supported;
     *     one line, with all unsupported operators at once
     */
    public static Model load(Path file) {
        return load(at(file.toString(), () -> ModelFile.map(file)), file);
    }

    /**
     * @param bytes of the file
     * @param file for messages, and in whose folder external data are
     */
    static Model load(ByteString bytes, Path file) {
        return at(
                file.toString(),
                () -> new OnnxModel(ModelFile.parse(bytes), new TensorReader(new ExternalData(file))).translated());
    }

    private Model translated() {
        refuseWhatIsNotRead();
        long opset = opset();
        refuseUnsupported();
        Set<String> initialized = initializers();
        List<Declared> inputs = Declared.all(graph.getInputList()).stream()
                .filter(input -> !initialized.contains(input.name()))
                .toList();
        List<String> names = inputs.stream().map(this::input).toList();
        for (NodeProto node : graph.getNodeList()) {
            translate(node, opset);
        }
        List<Declared> outputs = Declared.all(graph.getOutputList());
        List<String> results =
                outputs.stream().map(output -> wiring.nameOf(result(output))).toList();
        return new Model(
                wiring.graph(names, results),
                inputs.stream().map(Declared::value).toList(),
                outputs.stream().map(Declared::value).toList(),
                properties(opset));
    }

    /** What comes out as float16 is a float16, in whatever precision it was computed. */
    private Value result(Declared output) {
        Value value = wiring.value(output.name());
        return value.type() == ElementType.FLOAT16 && value instanceof Computed
                ? wiring.emit(
                        output.name(),
                        Elementwise.of(Elementwise.Function.ROUND_TO_HALF),
                        ElementType.FLOAT16,
                        List.of(value))
                : value;
    }

    private void refuseWhatIsNotRead() {
        refuse("training information", model.getTrainingInfoCount());
        refuse("functions", model.getFunctionsCount());
        refuse("sparse initializers", graph.getSparseInitializerCount());
        refuse("quantization annotations", graph.getQuantizationAnnotationCount());
        if (!model.hasGraph()) {
            throw new ModelFormatException("wanted an ONNX model with a graph, got none");
        }
    }

    private static void refuse(String what, int count) {
        if (count > 0) {
            throw new ModelFormatException("wanted a model for inference in float32 without functions, got " + count
                    + " " + what + "; export the model without them");
        }
    }

    private static boolean isDefault(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }

    private long opset() {
        List<Long> versions = model.getOpsetImportList().stream()
                .filter(set -> isDefault(set.getDomain()))
                .map(OperatorSetIdProto::getVersion)
                .distinct()
                .toList();
        if (versions.size() != 1 || versions.get(0) < Operators.FIRST_OPSET || versions.get(0) > Operators.LAST_OPSET) {
            throw new ModelFormatException("wanted one opset of ai.onnx from " + Operators.FIRST_OPSET + " to "
                    + Operators.LAST_OPSET + ", got " + (versions.isEmpty() ? "none" : versions));
        }
        return versions.get(0);
    }

    /** All at once, with the nodes that want them. */
    private void refuseUnsupported() {
        Map<String, List<String>> unsupported = graph.getNodeList().stream()
                .filter(node -> !isSupported(node))
                .collect(Collectors.groupingBy(
                        node -> isDefault(node.getDomain())
                                ? node.getOpType()
                                : node.getDomain() + "." + node.getOpType(),
                        TreeMap::new,
                        Collectors.mapping(node -> "'" + OnnxNode.name(node) + "'", Collectors.toList())));
        if (!unsupported.isEmpty()) {
            throw new ModelFormatException("wanted operators that are supported, got "
                    + unsupported.entrySet().stream()
                            .map(entry -> entry.getKey() + " (" + listed(entry.getValue()) + ")")
                            .collect(Collectors.joining(", ")));
        }
    }

    private static boolean isSupported(NodeProto node) {
        return isDefault(node.getDomain()) && node.getOverload().isEmpty() && Operators.supports(node.getOpType());
    }

    private static String listed(List<String> nodes) {
        int most = 5;
        return "node" + (nodes.size() == 1 ? " " : "s ")
                + nodes.stream().limit(most).collect(Collectors.joining(", "))
                + (nodes.size() > most ? " and " + (nodes.size() - most) + " more" : "");
    }

    private Set<String> initializers() {
        Set<String> names = new HashSet<>();
        for (TensorProto tensor : graph.getInitializerList()) {
            String where = "initializer '" + tensor.getName() + "'";
            doing(where, () -> wiring.defineTensor(tensor.getName(), () -> at(where, () -> tensors.read(tensor))));
            names.add(tensor.getName());
        }
        return names;
    }

    private String input(Declared input) {
        ElementType type = input.type();
        Computed value = wiring.input(input.name(), type, input.rank());
        doing("input '" + input.name() + "'", () -> wiring.define(input.name(), value));
        return value.name();
    }

    private void translate(NodeProto proto, long opset) {
        doing("node '" + OnnxNode.name(proto) + "' (" + proto.getOpType() + ")", () -> {
            OnnxNode node = new OnnxNode(proto, opset, wiring, tensors);
            List<Value> made = Operators.of(proto.getOpType()).translate(node);
            node.attributes().requireAllRead();
            node.requireInputsRead();
            for (int output = 0; output < proto.getOutputCount(); output++) {
                if (node.makes(output)) {
                    if (output >= made.size()) {
                        throw new ModelFormatException(
                                "wanted at most " + made.size() + " outputs, got " + proto.getOutputList());
                    }
                    wiring.define(proto.getOutput(output), made.get(output));
                }
            }
        });
    }

    private static void doing(String where, Runnable action) {
        at(where, () -> {
            action.run();
            return where;
        });
    }

    /** What goes wrong inside is told with the place where it did. */
    private static <T> T at(String where, Supplier<T> action) {
        try {
            return action.get();
        } catch (ModelFormatException e) {
            throw e.at(where);
        } catch (GraphException | ShapeException | ArithmeticException e) {
            throw new ModelFormatException(where + ": " + e.getMessage(), e);
        }
    }

    private Map<String, String> properties(long opset) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("format", "ONNX");
        properties.put("ir version", Long.toString(model.getIrVersion()));
        properties.put("opset", Long.toString(opset));
        properties.put("producer", (model.getProducerName() + " " + model.getProducerVersion()).strip());
        properties.put("graph", graph.getName());
        properties.values().removeIf(String::isEmpty);
        return properties;
    }
}
