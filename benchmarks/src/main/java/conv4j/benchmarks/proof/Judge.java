package conv4j.benchmarks.proof;

import conv4j.BackendChoice;
import conv4j.Network;
import conv4j.benchmarks.work.Trial;
import conv4j.benchmarks.work.Trial.LayerOp;
import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.op.Late;
import conv4j.plan.LayerTrace;
import conv4j.plan.Trace;
import conv4j.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Says what a trial must give.
 *
 * @param mostMultiplyAdds how much of a layer is computed, at 5 ns each: beyond it, a sample of its filters is, and
 *     whole networks are held against core's plain loops, which {@code verification} proves
 */
public record Judge(long mostMultiplyAdds) {
    /** All of everything: a minute for VGG-16 on two cores. */
    public static final Judge OF_ALL = new Judge(Long.MAX_VALUE);

    /** Half a second a layer, on two cores a quarter. */
    public static final Judge OF_SAMPLES = new Judge(100_000_000);

    public Wanted wanted(Trial trial) {
        if (trial.layer().isPresent()) {
            LayerOp layer = trial.layer().get();
            return LayerOracle.of(layer.op(), layer.relu(), List.of(trial.input()), mostMultiplyAdds);
        }
        boolean byOracle = mostMultiplyAdds == Long.MAX_VALUE
                && trial.model().graph().nodes().stream().noneMatch(node -> node.op() instanceof Late);
        return byOracle ? ofOracle(trial) : ofPlainLoops(trial);
    }

    /** Layer after layer, each result rounded to float32 as it would lie in memory. */
    private static Wanted ofOracle(Trial trial) {
        Graph graph = trial.model().graph();
        Map<String, Tensor> values = new HashMap<>(graph.constants());
        values.put(graph.inputs().get(0), trial.input());
        Sum sum = new Sum();
        for (Node node : graph.nodes()) {
            List<Tensor> inputs = node.inputs().stream()
                    .map(name -> Objects.requireNonNull(values.get(name), name))
                    .toList();
            Wanted wanted = LayerOracle.of(node.op(), false, inputs, Long.MAX_VALUE);
            sum.multiplyAdds += wanted.multiplyAdds();
            sum.parameters += node.op().parameterCount();
            values.put(node.name(), wanted.rounded());
        }
        String output = graph.outputs().get(0);
        return sum.wanted(trial.input(), Objects.requireNonNull(values.get(output), output));
    }

    private static Wanted ofPlainLoops(Trial trial) {
        try (Network network = Network.of(trial.model().graph(), BackendChoice.REFERENCE)) {
            Trace trace = network.trace(trial.input());
            Sum sum = new Sum();
            for (LayerTrace layer : trace.layers()) {
                sum.multiplyAdds += layer.node()
                        .op()
                        .multiplyAdds(layer.inputs(), layer.output().shape());
                sum.parameters += layer.node().op().parameterCount();
            }
            return sum.wanted(trial.input(), network.forward(trial.input()));
        }
    }

    private static final class Sum {
        private long multiplyAdds;
        private long parameters;

        Wanted wanted(Tensor input, Tensor output) {
            long moved = input.shape().elements() + parameters + output.shape().elements();
            return new Wanted(output.shape(), null, Numbers.ofNetwork(output), multiplyAdds, moved * Float.BYTES);
        }
    }
}
