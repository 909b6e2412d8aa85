package conv4j.report;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.plan.LayerTrace;
import conv4j.plan.StepTrace;
import conv4j.plan.Trace;
import conv4j.tensor.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a network did, layer by layer: shapes as they were produced, parameters, work, kernels, time. Holds no feature
 * maps, so passes can be added by the thousand.
 *
 * @param inputs the values that went in, by name
 * @param layers in the order in which they ran
 */
public record Summary(Map<String, Shape> inputs, List<LayerSummary> layers) {
    /** Of {@link conv4j.op.Op#multiplyAdds}: a number of them without it says little. */
    static final String CONVENTION = "padding counted, bias not, a multiply-add is one";

    /** In place of a kernel: the value follows from shapes and constants, and is not computed again. */
    private static final String KNOWN = "known from shapes";

    public Summary {
        inputs = new LinkedHashMap<>(inputs);
        layers = List.copyOf(layers);
    }

    /** The summary of one pass, taken as the first. */
    public static Summary of(Trace first) {
        return new Summary(
                inputs(first), first.layers().stream().map(LayerSummary::of).toList());
    }

    /**
     * The summary of one pass of this graph. Unlike {@link #of(Trace)} it can tell a constant that layers read from an
     * input.
     */
    public static Summary of(Graph graph, Trace first) {
        Map<String, Shape> inputs = new LinkedHashMap<>();
        for (int i = 0; i < graph.inputs().size(); i++) {
            inputs.put(graph.inputs().get(i), first.inputs().get(i).shape());
        }
        return new Summary(inputs, of(first).layers());
    }

    /**
     * The same with one forward pass more: its kernels and times are taken, all else stays as the first pass had it. What
     * was computed at once is told at the layer that the kernel is named after, and takes no time at the others.
     *
     * @throws IllegalArgumentException when the pass is not of this network
     */
    public Summary withForwardPass(List<StepTrace> steps) {
        Map<String, StepTrace> stepOf = new HashMap<>();
        steps.forEach(step -> step.nodes().forEach(node -> stepOf.put(node.name(), step)));
        Set<String> names = layers.stream().map(LayerSummary::name).collect(Collectors.toSet());
        if (!names.containsAll(stepOf.keySet())) {
            throw new IllegalArgumentException(
                    "summary: wanted a pass of layers " + names + ", got one of " + stepOf.keySet());
        }
        return new Summary(
                inputs,
                layers.stream()
                        .map(layer -> later(layer, stepOf.get(layer.name())))
                        .toList());
    }

    private static LayerSummary later(LayerSummary layer, @Nullable StepTrace step) {
        if (step == null) {
            return layer.withLaterPass(KNOWN, List.of(), 0);
        }
        Node main = main(step);
        return main.name().equals(layer.name())
                ? layer.withLaterPass(step.kernel(), step.passedOver(), step.nanoseconds())
                : layer.withLaterPass("with " + main.name(), List.of(), 0);
    }

    /** The node that the kernel is named after: {@code <backend>/<op>/<algorithm>}. */
    private static Node main(StepTrace step) {
        return step.nodes().stream()
                .filter(node -> step.kernel().contains("/" + node.op().name() + "/"))
                .findFirst()
                .orElse(step.nodes().get(0));
    }

    /** A trace has no names for what went in: they are what layers read and none has made. */
    private static Map<String, Shape> inputs(Trace trace) {
        Map<String, Shape> inputs = new LinkedHashMap<>();
        Set<String> made = new HashSet<>();
        for (LayerTrace layer : trace.layers()) {
            for (int i = 0; i < layer.inputs().size(); i++) {
                String read = layer.node().inputs().get(i);
                if (!made.contains(read)) {
                    inputs.put(read, layer.inputs().get(i));
                }
            }
            made.add(layer.node().name());
        }
        return inputs;
    }

    public long parameters() {
        return layers.stream().mapToLong(LayerSummary::parameters).sum();
    }

    public long parameterBytes() {
        return parameters() * Float.BYTES;
    }

    public long multiplyAdds() {
        return layers.stream().mapToLong(LayerSummary::multiplyAdds).sum();
    }

    /** Of all tensors that layers produced; a forward pass keeps fewer at a time. */
    public long outputBytes() {
        return layers.stream().mapToLong(LayerSummary::outputBytes).sum();
    }

    /** All layers together, pass by pass. */
    public Timing timing() {
        return Timing.sum(layers.stream().map(LayerSummary::timing).toList());
    }

    /** A table for people, with notes under it, in the manner of Keras' {@code model.summary()}; ends with a line end. */
    public String table() {
        return SummaryTable.of(this);
    }

    /** The same for programs: one JSON object, as {@link SummaryJson} describes it. */
    public String json() {
        return SummaryJson.of(this);
    }

    /** The same for spreadsheets: a line of headings and a line a layer, as {@link SummaryCsv} describes them. */
    public String csv() {
        return SummaryCsv.of(this);
    }
}
