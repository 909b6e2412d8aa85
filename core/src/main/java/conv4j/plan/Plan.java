package conv4j.plan;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.kernel.Backend;
import conv4j.kernel.PackedWeights;
import conv4j.kernel.Workers;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The computations of one graph for one set of input shapes, in order. The first pass makes the plan: each layer is
 * prepared for the shapes that the layers before it have just produced, and run. Then it is known who reads what, and
 * later passes run a {@link Schedule} that is laid out for it.
 *
 * <p>Passes of several callers run at the same time, each in buffers of its own; they share the computations and with them
 * the weights. Buffers are made when a caller finds none idle, so who calls from one thread has one set.
 */
public final class Plan implements AutoCloseable {
    /** Sets of buffers: as many passes as there are cores at the same time; more would only take memory. */
    private static final int MOST_PASSES = Runtime.getRuntime().availableProcessors();

    private final Graph graph;
    private final List<Backend> backends;
    private final PackedWeights weights;
    private final List<Shape> inputShapes;
    private final Fusing fusing;
    private final Workers workers;
    private final Semaphore places = new Semaphore(MOST_PASSES);
    /** Schedules that nobody runs. The one that ran last is taken first: its buffers may still be in cache. */
    private final Deque<Schedule> idle = new ArrayDeque<>();

    private volatile @Nullable FirstPass first;

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
        this(graph, backends, inputShapes, Fusing.NONE, new PackedWeights(), Workers.ONE);
    }

    /**
     * @param backends in the order in which they are asked for kernels
     * @param inputShapes one per input of the graph, in its order
     * @param weights that other plans for the graph have packed; this one adds to them
     * @param workers who share the work of a layer
     */
    public Plan(
            Graph graph,
            List<Backend> backends,
            List<Shape> inputShapes,
            Fusing fusing,
            PackedWeights weights,
            Workers workers) {
        if (inputShapes.size() != graph.inputs().size()) {
            throw new ShapeException("network: wanted " + graph.inputs().size() + " inputs " + graph.inputs() + ", got "
                    + inputShapes.size());
        }
        this.graph = graph;
        long bytes = graph.nodes().stream()
                .mapToLong(node -> node.op().parameterCount() * Float.BYTES)
                .sum();
        this.backends = backends.stream().map(backend -> backend.reading(bytes)).toList();
        this.inputShapes = List.copyOf(inputShapes);
        this.fusing = fusing;
        this.weights = weights;
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
    public List<Tensor> run(List<Tensor> inputs) {
        return pass(inputs, Observer.NONE);
    }

    /**
     * Runs all layers as {@link #run} does, and records what each of them read, produced and took. A layer that computes
     * several nodes at once has the last one's output.
     */
    public Trace trace(List<Tensor> inputs) {
        List<LayerTrace> layers = new ArrayList<>();
        pass(inputs, (step, output, nanoseconds) -> layers.add(step.trace(Schedule.copy(output), nanoseconds)));
        return new Trace(inputs, layers);
    }

    /**
     * Runs all layers as {@link #run} does but for one after the other, and records what was done in one go and how long it
     * took.
     */
    public List<StepTrace> profile(List<Tensor> inputs) {
        List<StepTrace> steps = new ArrayList<>();
        pass(inputs, (step, output, nanoseconds) -> steps.add(step.trace(nanoseconds)));
        return steps;
    }

    private List<Tensor> pass(List<Tensor> inputs, Observer observer) {
        requirePlanned(inputs);
        places.acquireUninterruptibly();
        try {
            FirstPass made = first;
            if (made == null) {
                return firstOrLater(inputs, observer);
            }
            return later(made, inputs, observer);
        } finally {
            places.release();
        }
    }

    /** The first of some callers plans; the others wait for it. */
    private List<Tensor> firstOrLater(List<Tensor> inputs, Observer observer) {
        FirstPass made;
        synchronized (this) {
            made = first;
            if (made == null) {
                return first(inputs, observer);
            }
        }
        return later(made, inputs, observer);
    }

    private List<Tensor> first(List<Tensor> inputs, Observer observer) {
        boolean chains = fusing == Fusing.CHAINS;
        List<List<Node>> groups = chains ? Fusion.chains(graph) : Fusion.none(graph);
        FirstPass pass = new FirstPass(graph, groups, chains, backends, weights, workers);
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

    private List<Tensor> later(FirstPass made, List<Tensor> inputs, Observer observer) {
        if (!made.runsAlone()) {
            return scheduled(made, inputs, observer);
        }
        synchronized (made) {
            return scheduled(made, inputs, observer);
        }
    }

    private List<Tensor> scheduled(FirstPass made, List<Tensor> inputs, Observer observer) {
        Schedule schedule = anIdleOne();
        if (schedule == null) {
            schedule = made.schedule();
        }
        try {
            schedule.run(inputs, workers, observer);
            return schedule.results(graph.outputs(), inputs);
        } finally {
            synchronized (idle) {
                idle.push(schedule);
            }
        }
    }

    private @Nullable Schedule anIdleOne() {
        synchronized (idle) {
            return idle.poll();
        }
    }

    private void requirePlanned(List<Tensor> inputs) {
        List<Shape> got = inputs.stream().map(Tensor::shape).toList();
        if (!got.equals(inputShapes)) {
            throw new ShapeException("network: wanted inputs " + inputShapes + ", as planned for, got " + got);
        }
    }

    /** Gives back the buffers of all layers, when the last pass has ended. A plan that is run after this starts anew. */
    @Override
    public void close() {
        places.acquireUninterruptibly(MOST_PASSES);
        try {
            FirstPass made = first;
            if (made != null) {
                idle.forEach(Schedule::close);
                idle.clear();
                made.close();
            }
            first = null;
        } finally {
            places.release(MOST_PASSES);
        }
    }
}
