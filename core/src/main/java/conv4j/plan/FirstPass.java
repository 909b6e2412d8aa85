package conv4j.plan;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.kernel.Backend;
import conv4j.kernel.Buffer;
import conv4j.kernel.PackedWeights;
import conv4j.kernel.PlainBuffer;
import conv4j.kernel.Workers;
import conv4j.op.Late;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Prepares each layer for what the layers before it have just produced, and runs it. Afterwards it makes the schedules of
 * later passes: their computations are the same, their buffers are not.
 */
final class FirstPass {
    private final Graph graph;
    private final List<List<Node>> groups;
    private final List<Backend> backends;
    private final PackedWeights weights;
    private final Workers workers;
    private final KnownValues known;
    /** What later passes do not compute again. */
    private final Predicate<String> kept;

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Buffer> values = new HashMap<>();
    /** How many nodes are still to read a value. */
    private final Map<String, Integer> readers = new HashMap<>();

    private final Wiring wiring;
    private final FixedValues fixed;

    /**
     * @param groups nodes that may be computed together, in an order in which they can run
     * @param keepsKnown whether what shapes and constants alone decide is not computed again in later passes
     * @param weights that kernels of the network have packed
     */
    FirstPass(
            Graph graph,
            List<List<Node>> groups,
            boolean keepsKnown,
            List<Backend> backends,
            PackedWeights weights,
            Workers workers) {
        this.graph = graph;
        this.groups = groups;
        this.backends = backends;
        this.weights = weights;
        this.workers = workers;
        this.known = new KnownValues(graph);
        this.kept = keepsKnown ? known::contains : graph.constants()::containsKey;
        this.wiring = new Wiring(new HashSet<>(graph.outputs()));
        this.fixed = new FixedValues(values);
        graph.constants().forEach((name, constant) -> values.put(name, new PlainBuffer(constant)));
        graph.outputs().forEach(this::expectReader);
        graph.nodes().forEach(node -> node.inputs().forEach(this::expectReader));
    }

    private void expectReader(String value) {
        readers.merge(value, 1, Integer::sum);
    }

    /** Copies of the graph's outputs. */
    List<Tensor> run(List<Tensor> inputs, Observer observer) {
        for (int i = 0; i < inputs.size(); i++) {
            values.put(graph.inputs().get(i), new PlainBuffer(inputs.get(i)));
        }
        for (List<Node> group : groups) {
            List<Node> left = group.stream().map(this::resolve).toList();
            while (!left.isEmpty()) {
                Step step = prepareAndRun(left, observer);
                int first = group.size() - left.size();
                int count = step.layer().nodes().size();
                group.subList(first, first + count)
                        .forEach(node -> node.inputs().forEach(this::forget));
                left = left.subList(count, left.size());
            }
        }
        List<Tensor> outputs = graph.outputs().stream()
                .map(name -> Schedule.copy(buffer(name)))
                .toList();
        closeAllBut(kept);
        return outputs;
    }

    /** As many of the nodes as there is a kernel for. */
    private Step prepareAndRun(List<Node> nodes, Observer observer) {
        long start = System.nanoTime();
        Step step = longest(nodes);
        steps.add(step);
        Buffer output = step.runOnce(read(step.inputs()), workers);
        values.put(step.name(), output);
        if (!kept.test(step.name())) {
            wiring.add(step, output);
        }
        observer.ran(step, output, System.nanoTime() - start);
        return step;
    }

    /** One reader of a value has read it: after the last one, what nobody reads later is let go. */
    private void forget(String value) {
        if (readers.merge(value, -1, Integer::sum) == 0 && !known.contains(value)) {
            Buffer read = values.remove(value);
            // There is none between the nodes of one layer.
            if (read != null) {
                read.close();
            }
        }
    }

    private void closeAllBut(Predicate<String> names) {
        values.keySet().stream()
                .filter(names.negate())
                .forEach(name -> buffer(name).close());
        values.keySet().removeIf(names.negate());
    }

    /** As many of the nodes as a kernel takes in one go, of the best backend for the first of them. */
    private Step longest(List<Node> nodes) {
        Layer single = Layer.of(nodes.get(0));
        List<Backend> willing = nodes.size() == 1 ? backends : upToFirstWilling(single);
        for (int count = nodes.size(); count > 1; count--) {
            Optional<Layer> layer = Layer.of(nodes.subList(0, count), weights);
            Optional<Step> step = layer.flatMap(one -> Step.tryTo(one, read(one.inputs()), willing, weights));
            if (step.isPresent()) {
                return step.get();
            }
        }
        return Step.prepare(single, read(single.inputs()), backends, weights);
    }

    private List<Backend> upToFirstWilling(Layer layer) {
        List<Shape> shapes = read(layer.inputs()).stream().map(Buffer::shape).toList();
        try {
            layer.op().checkInputs(shapes);
            return KernelChoice.upToFirstWilling(layer.op(), shapes, backends);
        } catch (ShapeException e) {
            throw e.at("layer '" + layer.name() + "'");
        }
    }

    private List<Buffer> read(List<String> names) {
        return names.stream().map(this::buffer).toList();
    }

    private Buffer buffer(String name) {
        return Objects.requireNonNull(values.get(name));
    }

    /** A node whose geometry is read from values becomes the node that they make of it; others stay. */
    private Node resolve(Node node) {
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
            List<Buffer> read = read(node.inputs());
            late.checkInputs(read.stream().map(Buffer::shape).toList());
            Op op = late.resolve()
                    .apply(read.stream().skip(count).map(Buffer::tensor).toList());
            return new Node(node.name(), op, node.inputs().subList(0, count));
        } catch (ShapeException e) {
            throw e.at("layer '" + node.name() + "'");
        }
    }

    /** A schedule for later passes, with buffers of its own. */
    Schedule schedule() {
        return new Schedule(wiring, graph.inputs(), fixed);
    }

    /** Whether later passes may not run at the same time, whatever their buffers. */
    boolean runsAlone() {
        return steps.stream().anyMatch(step -> step.computation().runsAlone());
    }

    void close() {
        steps.forEach(step -> step.computation().close());
        fixed.close();
    }
}
