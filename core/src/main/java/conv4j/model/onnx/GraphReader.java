package conv4j.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import conv4j.graph.GraphException;
import conv4j.model.ModelFormatException;
import conv4j.tensor.ShapeException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What stands in a graph, be it the model's or a branch in it: initializers and nodes. */
final class GraphReader {
    /** Control flow is folded: which branch is taken must follow from constants. */
    private static final String BRANCH = "If";

    private final TensorReader tensors;
    private final Wiring wiring;
    private final long opset;

    GraphReader(TensorReader tensors, Wiring wiring, long opset) {
        this.tensors = tensors;
        this.wiring = wiring;
        this.opset = opset;
    }

    /**
     * @throws ModelFormatException when the graph holds what is not supported; all operators at once
     */
    void refuseWhatIsNotRead(GraphProto graph) {
        OnnxModel.refuse("sparse initializers", graph.getSparseInitializerCount());
        OnnxModel.refuse("quantization annotations", graph.getQuantizationAnnotationCount());
        refuseUnsupported(graph);
    }

    void translateNodes(GraphProto graph) {
        graph.getNodeList().forEach(this::translate);
    }

    /** What the branch makes that is taken. Its names are its own: outside of it others may bear them. */
    private List<Value> chosen(OnnxNode node) {
        if (!(node.input(0) instanceof Constant condition)) {
            throw new ModelFormatException("wanted a condition that follows from constants, got one that the network "
                    + "computes or is given (control flow is not supported); export the model without it");
        }
        if (condition.size() != 1) {
            throw new ModelFormatException("wanted a condition of 1 element, got " + condition.shape());
        }
        GraphProto then = node.attributes().graph("then_branch");
        GraphProto otherwise = node.attributes().graph("else_branch");
        GraphProto taken = condition.floats()[0] != 0 ? then : otherwise;
        OnnxModel.refuse("inputs of a branch", taken.getInputCount());
        return wiring.inside(() -> {
            refuseWhatIsNotRead(taken);
            defineInitializers(taken);
            translateNodes(taken);
            return taken.getOutputList().stream()
                    .map(ValueInfoProto::getName)
                    .map(wiring::value)
                    .toList();
        });
    }

    /** All at once, with the nodes that want them. */
    private static void refuseUnsupported(GraphProto graph) {
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
        return isDefault(node.getDomain())
                && node.getOverload().isEmpty()
                && (Operators.supports(node.getOpType()) || node.getOpType().equals(BRANCH));
    }

    private static String listed(List<String> nodes) {
        int most = 5;
        return "node" + (nodes.size() == 1 ? " " : "s ")
                + nodes.stream().limit(most).collect(Collectors.joining(", "))
                + (nodes.size() > most ? " and " + (nodes.size() - most) + " more" : "");
    }

    /**
     * @return their names
     */
    Set<String> defineInitializers(GraphProto graph) {
        Set<String> names = new HashSet<>();
        for (TensorProto tensor : graph.getInitializerList()) {
            String where = "initializer '" + tensor.getName() + "'";
            doing(where, () -> wiring.defineTensor(tensor.getName(), () -> at(where, () -> tensors.read(tensor))));
            names.add(tensor.getName());
        }
        return names;
    }

    private void translate(NodeProto proto) {
        doing("node '" + OnnxNode.name(proto) + "' (" + proto.getOpType() + ")", () -> {
            OnnxNode node = new OnnxNode(proto, opset, wiring, tensors);
            List<Value> made = proto.getOpType().equals(BRANCH)
                    ? chosen(node)
                    : Operators.of(proto.getOpType()).translate(node);
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

    static boolean isDefault(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }

    static void doing(String where, Runnable action) {
        at(where, () -> {
            action.run();
            return where;
        });
    }

    /** What goes wrong inside is told with the place where it did. */
    static <T> T at(String where, Supplier<T> action) {
        try {
            return action.get();
        } catch (ModelFormatException e) {
            throw e.at(where);
        } catch (GraphException | ShapeException | ArithmeticException e) {
            throw new ModelFormatException(where + ": " + e.getMessage(), e);
        }
    }
}
