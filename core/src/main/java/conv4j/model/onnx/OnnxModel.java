package conv4j.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.ByteString;
import conv4j.model.Model;
import conv4j.model.ModelFormatException;
import conv4j.op.Elementwise;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        return load(GraphReader.at(file.toString(), () -> ModelFile.map(file)), file);
    }

    /**
     * @param bytes of the file
     * @param file for messages, and in whose folder external data are
     */
    static Model load(ByteString bytes, Path file) {
        return GraphReader.at(
                file.toString(), () -> new OnnxModel(ModelFile.parse(bytes), new TensorReader(file)).translated());
    }

    private Model translated() {
        refuseWhatIsNotRead();
        long opset = opset();
        GraphReader reader = new GraphReader(tensors, wiring, opset);
        reader.refuseWhatIsNotRead(graph);
        Set<String> initialized = reader.defineInitializers(graph);
        List<Declared> inputs = Declared.all(graph.getInputList()).stream()
                .filter(input -> !initialized.contains(input.name()))
                .toList();
        List<String> names = inputs.stream().map(this::input).toList();
        reader.translateNodes(graph);
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
        if (!model.hasGraph()) {
            throw new ModelFormatException("wanted an ONNX model with a graph, got none");
        }
    }

    static void refuse(String what, int count) {
        if (count > 0) {
            throw new ModelFormatException("wanted a model for inference in float32 without functions, got " + count
                    + " " + what + "; export the model without them");
        }
    }

    private long opset() {
        List<Long> versions = model.getOpsetImportList().stream()
                .filter(set -> GraphReader.isDefault(set.getDomain()))
                .map(OperatorSetIdProto::getVersion)
                .distinct()
                .toList();
        if (versions.size() != 1 || versions.get(0) < Operators.FIRST_OPSET || versions.get(0) > Operators.LAST_OPSET) {
            throw new ModelFormatException("wanted one opset of ai.onnx from " + Operators.FIRST_OPSET + " to "
                    + Operators.LAST_OPSET + ", got " + (versions.isEmpty() ? "none" : versions));
        }
        return versions.get(0);
    }

    private String input(Declared input) {
        ElementType type = input.type();
        Computed value = wiring.input(input.name(), type, input.rank());
        GraphReader.doing("input '" + input.name() + "'", () -> wiring.define(input.name(), value));
        return value.name();
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
