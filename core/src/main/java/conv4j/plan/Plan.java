package conv4j.plan;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.kernel.Backend;
import conv4j.kernel.Buffer;
import conv4j.kernel.PlainBuffer;
import conv4j.op.Late;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The computations of one graph for one set of input shapes, in order. The first pass makes the plan: each layer is
 * prepared for the shapes that the layers before it have just produced, and run. Later passes only run.
 *
 * <p>A plan owns its buffers, so one pass runs at a time; callers wait for each other.
 */
public final class Plan implements AutoCloseable {
    private final Graph graph;
    private final List<Backend> backends;
    private final List<Shape> inputShapes;
    private final KnownValues known;
    private final List<Step> steps = new ArrayList<>();

    /**
     * @param backends in the order in which they are asked for kernels
     * @param inputShapes one per input of the graph, in its order
     */
    public Plan(Graph graph, List<Backend> backends, List<Shape> inputShapes) {
        if (inputShapes.size() != graph.inputs().size()) {
            throw new ShapeException("network: wanted " + graph.inputs().size() + " inputs " + graph.inputs() + ", got "
                    + inputShapes.size());
        }
        this.graph = graph;
        this.backends = List.copyOf(backends);
        this.inputShapes = List.copyOf(inputShapes);
        this.known = new KnownValues(graph);
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
        Map<String, Buffer> values = pass(inputs, (step, read, nanoseconds) -> {});
        return graph.outputs().stream()
                .map(name -> Objects.requireNonNull(values.get(name)).tensor().copy())
                .toList();
    }

    /** Runs all layers as {@link #run} does, and records what each of them read, produced and took. */
    public synchronized Trace trace(List<Tensor> inputs) {
        List<LayerTrace> layers = new ArrayList<>();
        pass(inputs, (step, read, nanoseconds) -> layers.add(step.trace(read, nanoseconds)));
        return new Trace(inputs, layers);
    }

    private interface Observer {
        void ran(Step step, List<Buffer> inputs, long nanoseconds);
    }

    private Map<String, Buffer> pass(List<Tensor> inputs, Observer observer) {
        Map<String, Buffer> values = named(inputs);
        for (int i = 0; i < graph.nodes().size(); i++) {
            if (i == steps.size()) {
                Node node = resolve(graph.nodes().get(i), values);
                steps.add(Step.prepare(node, read(node, values), backends));
            }
            Step step = steps.get(i);
            List<Buffer> read = read(step.node(), values);
            long start = System.nanoTime();
            values.put(step.node().name(), step.run(read));
            observer.ran(step, read, System.nanoTime() - start);
        }
        return values;
    }

    private static List<Buffer> read(Node node, Map<String, Buffer> values) {
        return node.inputs().stream()
                .map(name -> Objects.requireNonNull(values.get(name)))
                .toList();
    }

    /** A node whose geometry is read from values becomes the node that they make of it; others stay. */
    private Node resolve(Node node, Map<String, Buffer> values) {
        if (!(node.op() instanceof Late late)) {
            return node;
        }
        int count = late.dataInputs();
        try {
            known.firstUnknown(node, count).ifPresent(name -> {
                throw new ShapeException(
                        late.name() + ": wanted a geometry that follows from constants and shapes, got '" + name
                                + "', which depends on what the network is given");
            });
            List<Buffer> read = read(node, values);
            late.checkInputs(read.stream().map(Buffer::shape).toList());
            Op op = late.resolve()
                    .apply(read.stream().skip(count).map(Buffer::tensor).toList());
            return new Node(node.name(), op, node.inputs().subList(0, count));
        } catch (ShapeException e) {
            throw e.at("layer '" + node.name() + "'");
        }
    }

    private Map<String, Buffer> named(List<Tensor> inputs) {
        List<Shape> got = inputs.stream().map(Tensor::shape).toList();
        if (!got.equals(inputShapes)) {
            throw new ShapeException("network: wanted inputs " + inputShapes + ", as planned for, got " + got);
        }
        Map<String, Buffer> values = new HashMap<>();
        graph.constants().forEach((name, constant) -> values.put(name, new PlainBuffer(constant)));
        for (int i = 0; i < inputs.size(); i++) {
            values.put(graph.inputs().get(i), new PlainBuffer(inputs.get(i)));
        }
        return values;
    }

    /** Gives back the buffers of all layers. A plan that is run after this starts anew. */
    @Override
    public synchronized void close() {
        steps.forEach(Step::close);
        steps.clear();
    }
}
