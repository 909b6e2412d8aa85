package conv4j;

import conv4j.graph.Graph;
import conv4j.kernel.PackedWeights;
import conv4j.plan.Plan;
import conv4j.plan.StepTrace;
import conv4j.plan.Team;
import conv4j.plan.Trace;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that runs: a graph, and the plans that it has been run with so far.
 *
 * <p>Any number of threads may use one network. Their passes run at the same time, as many over inputs of one shape as the
 * machine has cores. The plans share weights that their kernels have packed (Winograd and depthwise
 * ones do not yet), and weights that a graph reads from a
 * {@linkplain Tensor#of(Shape, java.util.function.Supplier) source}, such as a file, are let go when they are packed.
 */
public final class Network implements AutoCloseable {
    /** Plans own buffers the size of all feature maps, so a network that meets many shapes must let old ones go. */
    private static final int MOST_PLANS = 4;

    private final Graph graph;
    private final Execution execution;
    private final Team team;
    private final PackedWeights weights = new PackedWeights();
    private final Map<Key, Plan> plans = new LinkedHashMap<>(8, 0.75f, true);

    /** What a plan is made for. */
    private record Key(List<Shape> inputs, Plan.Fusing fusing) {}

    private Network(Graph graph, Execution execution) {
        this.graph = graph;
        this.execution = execution;
        this.team = new Team(execution.threads());
    }

    /** A network that runs {@linkplain Execution#FASTEST as fast as it can}. */
    public static Network of(Graph graph) {
        return of(graph, Execution.FASTEST);
    }

    public static Network of(Graph graph, BackendChoice backend) {
        return of(graph, Execution.FASTEST.withBackend(backend));
    }

    public static Network of(Graph graph, Execution execution) {
        return new Network(graph, execution);
    }

    public Graph graph() {
        return graph;
    }

    /**
     * Runs a network that has one input and one output.
     *
     * @param input pictures are {@code N x 3 x H x W}, red, green, blue, 0 to 255
     * @return a tensor of the caller's own
     * @throws ShapeException when a layer is not defined for what reaches it; the message names the layer
     */
    public Tensor forward(Tensor input) {
        List<Tensor> outputs = forward(List.of(input));
        if (outputs.size() != 1) {
            throw new ShapeException("network: wanted 1 output to return, got " + graph.outputs());
        }
        return outputs.get(0);
    }

    /**
     * @param inputs one tensor per input of the graph, in its order
     * @return one tensor per output of the graph, in its order
     */
    public List<Tensor> forward(List<Tensor> inputs) {
        return plan(inputs, execution.fusing()).run(inputs);
    }

    /**
     * Runs each layer by itself and tells what every one read, produced and took, and which kernel it was. A forward pass
     * takes less where it computes several layers at once; {@link #profile} tells how much.
     */
    public Trace trace(Tensor... inputs) {
        return plan(List.of(inputs), Plan.Fusing.NONE).trace(List.of(inputs));
    }

    /** Runs the network as {@link #forward} does, and tells which layers were computed at once, by which kernel, and took. */
    public List<StepTrace> profile(List<Tensor> inputs) {
        return plan(inputs, execution.fusing()).profile(inputs);
    }

    private synchronized Plan plan(List<Tensor> inputs, Plan.Fusing fusing) {
        Key key = new Key(inputs.stream().map(Tensor::shape).toList(), fusing);
        Plan known = plans.get(key);
        if (known != null) {
            return known;
        }
        Plan plan = new Plan(graph, execution.backends(), key.inputs(), fusing, weights, team);
        plans.put(key, plan);
        if (plans.size() > MOST_PLANS) {
            Key eldest = plans.keySet().iterator().next();
            Plan old = plans.remove(eldest);
            if (old != null) {
                old.close();
            }
        }
        return plan;
    }

    /** Ends its threads. */
    @Override
    public synchronized void close() {
        plans.values().forEach(Plan::close);
        plans.clear();
        team.close();
    }
}
