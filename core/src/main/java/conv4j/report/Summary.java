package conv4j.report;

import conv4j.graph.Graph;
import conv4j.plan.LayerTrace;
import conv4j.plan.Trace;
import conv4j.tensor.Shape;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

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
     * The summary of several passes of one network over inputs of one shape.
     *
     * @param passes at least one, the first of them first
     * @throws IllegalArgumentException when there is none, or they are not of one network
     */
    public static Summary of(List<Trace> passes) {
        if (passes.isEmpty()) {
            throw new IllegalArgumentException("summary: wanted at least 1 pass, got none");
        }
        Summary summary = of(passes.get(0));
        for (Trace later : passes.subList(1, passes.size())) {
            summary = summary.withLaterPass(later);
        }
        return summary;
    }

    /**
     * The same with one pass more: its times are taken, all else stays as the first pass had it.
     *
     * @throws IllegalArgumentException when the pass is not of this network over inputs of these shapes
     */
    public Summary withLaterPass(Trace later) {
        if (later.layers().size() != layers.size()) {
            throw new IllegalArgumentException("summary: wanted a later pass of " + layers.size() + " layers, got "
                    + later.layers().size());
        }
        return new Summary(
                inputs,
                IntStream.range(0, layers.size())
                        .mapToObj(
                                i -> layers.get(i).withLaterPass(later.layers().get(i)))
                        .toList());
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
