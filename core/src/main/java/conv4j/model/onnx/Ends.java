package conv4j.model.onnx;

import static conv4j.model.onnx.NodeWriter.attribute;

import ai.onnx.proto.OnnxMl.GraphProto;
import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.model.Model;
import conv4j.model.ModelValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The inputs and outputs of a graph on its way into a file: named and typed as the model declares them, and brought to the
 * float32 values of our graph and back.
 */
final class Ends {
    private final GraphProto.Builder proto;
    private final Model model;
    private final Names names;

    /** From a value of the graph to its name in the file, where that is another. */
    private final Map<String, String> renamed = new HashMap<>();

    Ends(GraphProto.Builder proto, Model model) {
        this.proto = proto;
        this.model = model;
        Set<String> declared = new HashSet<>();
        model.inputs().forEach(input -> declared.add(input.name()));
        model.outputs().forEach(output -> declared.add(output.name()));
        this.names = new Names(model.graph(), declared);
        renameTaken(declared);
    }

    /** A value whose name an input or output bears that is not just that value gets another one. */
    private void renameTaken(Set<String> declared) {
        Graph graph = model.graph();
        Set<String> kept = new HashSet<>();
        for (int i = 0; i < graph.inputs().size(); i++) {
            keep(kept, graph.inputs().get(i), model.inputs().get(i));
        }
        for (int i = 0; i < graph.outputs().size(); i++) {
            if (!graph.inputs().contains(graph.outputs().get(i))) {
                keep(kept, graph.outputs().get(i), model.outputs().get(i));
            }
        }
        Set<String> values = new HashSet<>(graph.inputs());
        values.addAll(graph.constants().keySet());
        graph.nodes().forEach(node -> values.add(node.name()));
        for (String value : values) {
            if (declared.contains(value) && !kept.contains(value)) {
                renamed.put(value, names.free(value + "/value"));
            }
        }
    }

    private static void keep(Set<String> kept, String value, ModelValue declared) {
        if (declared.name().equals(value) && OnnxWriter.type(declared) == ElementType.FLOAT32) {
            kept.add(value);
        }
    }

    /** Name in the file of a value of the graph. */
    String name(String value) {
        return renamed.getOrDefault(value, value);
    }

    NodeWriter writer(Node node) {
        return new NodeWriter(
                proto, names, node, renamed, model.graph().constants().keySet());
    }

    void writeInputs() {
        for (int i = 0; i < model.inputs().size(); i++) {
            ModelValue declared = model.inputs().get(i);
            proto.addInput(OnnxWriter.value(declared));
            bridge(
                    declared.name(),
                    name(model.graph().inputs().get(i)),
                    OnnxWriter.type(declared),
                    ElementType.FLOAT32);
        }
    }

    void writeOutputs() {
        for (int i = 0; i < model.outputs().size(); i++) {
            ModelValue declared = model.outputs().get(i);
            bridge(
                    name(model.graph().outputs().get(i)),
                    declared.name(),
                    ElementType.FLOAT32,
                    OnnxWriter.type(declared));
            proto.addOutput(OnnxWriter.value(declared));
        }
    }

    private void bridge(String from, String to, ElementType fromType, ElementType toType) {
        if (from.equals(to)) {
            return;
        }
        var node = proto.addNodeBuilder().setName(to).addInput(from).addOutput(to);
        if (fromType == toType) {
            node.setOpType("Identity");
        } else {
            node.setOpType("Cast").addAttribute(attribute("to", toType.code()));
        }
    }
}
