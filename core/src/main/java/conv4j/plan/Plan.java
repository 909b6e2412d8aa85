package conv4j.plan;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.kernel.Backend;
import conv4j.kernel.Workers;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The computations of one graph for one set of input shapes, in order. The first pass makes the plan: each layer is
 * prepared for the shapes that the layers before it have just produced, and run. Then it is known who reads what, and
 * later passes run a {@link Schedule} that is laid out for it.
 *
 * <p>A plan owns its buffers, so one pass runs at a time; callers wait for each other.
 */
public final class Plan implements AutoCloseable {
    private final Graph graph;
    private final List<Backend> backends;
    private final List<Shape> inputShapes;
    private final Fusing fusing;
    private final Workers workers;
    private @Nullable FirstPass first;
    private @Nullable Schedule schedule;

    /** Whether several nodes may become one layer. */
    public enum Fusing {
        /** Each node is computed by itself, so that all values are there to be looked at. */
        NONE,
        /** What a kernel can do in one go, it does: batch normalization, residual and activation with the convolution. */
        CHAINS
    }

    /**
     * A plan that computes each node by itself, with the caller's thread alone.
     *
     * @param backends in the order in which they are asked for kernels
     * @param inputShapes one per input of the graph, in its order
     */
    public Plan(Graph graph, List<Backend> backends, List<Shape> inputShapes) {
        this(graph, backends, inputShapes, Fusing.NONE, Workers.ONE);
    }

    /**
     * @param backends in the order in which they are asked for kernels
     * @param inputShapes one per input of the graph, in its order
     * @param workers who share the work of a layer
     */
    public Plan(Graph graph, List<Backend> backends, List<Shape> inputShapes, Fusing fusing, Workers workers) {
        if (inputShapes.size() != graph.inputs().size()) {
            throw new ShapeException("network: wanted " + graph.inputs().size() + " inputs " + graph.inputs() + ", got "
                    + inputShapes.size());
        }
        this.graph = graph;
        long weights = graph.nodes().stream()
                .mapToLong(node -> node.op().parameterCount() * Float.BYTES)
                .sum();
        this.backends =
                backends.stream().map(backend -> backend.reading(weights)).toList();
        this.inputShapes = List.copyOf(inputShapes);
        this.fusing = fusing;
        this.workers = workers;
    }

    /**
     * Runs all layers.
     *
     * @param inputs one tensor per input of the graph, in its order
     * @return copies of the graph's outputs, in its order
     * @throws ShapeException when a layer is not defined for what reaches it; the message names the layer
     * @throws NoKernelException when none of the backends takes a layer
     */
    public synchronized List<Tensor> run(List<Tensor> inputs) {
        return pass(inputs, (step, output, nanoseconds) -> {});
    }

    /**
     * Runs all layers as {@link #run} does, and records what each of them read, produced and took. A layer that computes
     * several nodes at once has the last one's output.
     */
    public synchronized Trace trace(List<Tensor> inputs) {
        List<LayerTrace> layers = new ArrayList<>();
        pass(inputs, (step, output, nanoseconds) -> layers.add(step.trace(Schedule.copy(output), nanoseconds)));
        return new Trace(inputs, layers);
    }

    /** Runs all layers as {@link #run} does, and records what was done in one go and how long it took. */
    public synchronized List<StepTrace> profile(List<Tensor> inputs) {
        List<StepTrace> steps = new ArrayList<>();
        pass(inputs, (step, output, nanoseconds) -> steps.add(step.trace(nanoseconds)));
        return steps;
    }

    private List<Tensor> pass(List<Tensor> inputs, Observer observer) {
        requirePlanned(inputs);
        FirstPass made = first;
        if (made == null) {
            return first(inputs, observer);
        }
        Schedule settled = schedule;
        if (settled == null) {
            settled = made.settle(fusing == Fusing.CHAINS);
            schedule = settled;
        }
        settled.run(inputs, workers, observer);
        return settled.results(graph.outputs(), inputs);
    }

    private List<Tensor> first(List<Tensor> inputs, Observer observer) {
        List<List<Node>> groups = fusing == Fusing.CHAINS ? Fusion.chains(graph) : Fusion.none(graph);
        FirstPass pass = new FirstPass(graph, groups, backends, workers);
        boolean done = false;
        try {
            List<Tensor> outputs = pass.run(inputs, observer);
            first = pass;
            done = true;
            return outputs;
        } finally {
            if (!done) {
                pass.close();
            }
        }
    }

    private void requirePlanned(List<Tensor> inputs) {
        List<Shape> got = inputs.stream().map(Tensor::shape).toList();
        if (!got.equals(inputShapes)) {
            throw new ShapeException("network: wanted inputs " + inputShapes + ", as planned for, got " + got);
        }
    }

    /** Gives back the buffers of all layers. A plan that is run after this starts anew. */
    @Override
    public synchronized void close() {
        if (schedule != null) {
            schedule.close();
        }
        if (first != null) {
            first.close();
        }
        schedule = null;
        first = null;
    }
}
