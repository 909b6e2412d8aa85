package conv4j.cli;

import conv4j.Network;
import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.model.Model;
import conv4j.model.ModelValue;
import conv4j.op.Late;
import conv4j.plan.LayerTrace;
import conv4j.plan.Trace;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A model whose inputs are of one shape, with every geometry that a running network reads from values found out. */
final class SettledModel {
    private SettledModel() {}

    /** Whether some geometry is only known when the model runs. */
    static boolean isNeeded(Model model) {
        return model.graph().nodes().stream().anyMatch(node -> node.op() instanceof Late);
    }

    /**
     * The model with the geometry that it has for inputs of these shapes, found out by running it; only what its outputs
     * need is left of it. Its inputs stay as free as they were if the geometry is the same for others, too.
     *
     * @param others inputs that differ in what is free
     */
    static Model of(Model model, Tensor[] inputs, Tensor[] others) {
        Graph graph = model.graph();
        List<Node> settled = settled(graph, inputs);
        List<ModelValue> given = model.inputs();
        List<ModelValue> made = model.outputs();
        if (!settled.equals(settled(graph, others))) {
            given = IntStream.range(0, inputs.length)
                    .mapToObj(i -> fixed(model.inputs().get(i), inputs[i].shape()))
                    .toList();
            // What is declared of an output's shape may be of free axes, which are free no more.
            made = made.stream()
                    .map(output -> new ModelValue(output.name(), output.type(), List.of(), output.channelsLast()))
                    .toList();
        }
        return new Model(needed(graph, settled), given, made, model.properties());
    }

    private static List<Node> settled(Graph graph, Tensor... inputs) {
        try (Network network = Network.of(graph)) {
            Trace trace = network.trace(inputs);
            return trace.layers().stream().map(LayerTrace::node).toList();
        }
    }

    private static Graph needed(Graph graph, List<Node> settled) {
        Set<String> needed = new HashSet<>(graph.outputs());
        List<Node> kept = new ArrayList<>();
        for (int i = settled.size() - 1; i >= 0; i--) {
            if (needed.contains(settled.get(i).name())) {
                kept.add(settled.get(i));
                needed.addAll(settled.get(i).inputs());
            }
        }
        Collections.reverse(kept);
        Map<String, Tensor> constants = new LinkedHashMap<>(graph.constants());
        constants.keySet().retainAll(needed);
        return new Graph(graph.inputs(), constants, kept, graph.outputs());
    }

    private static ModelValue fixed(ModelValue input, Shape shape) {
        List<ModelValue.Extent> extents = IntStream.of(shape.toArray())
                .<ModelValue.Extent>mapToObj(ModelValue.Fixed::new)
                .toList();
        return new ModelValue(input.name(), input.type(), extents, input.channelsLast());
    }
}
