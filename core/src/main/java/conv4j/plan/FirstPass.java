package conv4j.plan;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.kernel.Backend;
import conv4j.kernel.Buffer;
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

/** Prepares each layer for what the layers before it have just produced, and runs it. */
final class FirstPass {
    private final Graph graph;
    private final List<List<Node>> groups;
    private final List<Backend> backends;
    private final Workers workers;
    private final KnownValues known;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Buffer> values = new HashMap<>();

    /**
     * @param groups nodes that may be computed together, in an order in which they can run
     */
    FirstPass(Graph graph, List<List<Node>> groups, List<Backend> backends, Workers workers) {
        this.graph = graph;
        this.groups = groups;
        this.backends = backends;
        this.workers = workers;
        this.known = new KnownValues(graph);
        graph.constants().forEach((name, constant) -> values.put(name, new PlainBuffer(constant)));
    }

    /** Copies of the graph's outputs. */
    List<Tensor> run(List<Tensor> inputs, Observer observer) {
        for (int i = 0; i < inputs.size(); i++) {
            values.put(graph.inputs().get(i), new PlainBuffer(inputs.get(i)));
        }
        for (List<Node> group : groups) {
            List<Node> left = group.stream().map(this::resolve).toList();
            while (!left.isEmpty()) {
                long start = System.nanoTime();
                Step step = longest(left);
                steps.add(step);
                Buffer output = step.runOnce(read(step.inputs()), workers);
                values.put(step.name(), output);
                observer.ran(step, output, System.nanoTime() - start);
                left = left.subList(step.layer().nodes().size(), left.size());
            }
        }
        List<Tensor> outputs = graph.outputs().stream()
                .map(name -> Schedule.copy(buffer(name)))
                .toList();
        graph.inputs().forEach(values::remove);
        return outputs;
    }

    /** As many of the nodes as a kernel takes in one go, of the best backend for the first of them. */
    private Step longest(List<Node> nodes) {
        Layer single = Layer.of(nodes.get(0));
        List<Backend> willing = nodes.size() == 1 ? backends : upToFirstWilling(single);
        for (int count = nodes.size(); count > 1; count--) {
            Optional<Layer> layer = Layer.of(nodes.subList(0, count));
            Optional<Step> step = layer.flatMap(one -> Step.tryTo(one, read(one.inputs()), willing));
            if (step.isPresent()) {
                return step.get();
            }
        }
        return Step.prepare(single, read(single.inputs()), backends);
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

    /**
     * The schedule of all later passes.
     *
     * @param keepsKnown whether what shapes and constants alone decide is not computed again
     */
    Schedule settle(boolean keepsKnown) {
        List<Step> running = steps.stream()
                .filter(step -> !keepsKnown || !known.contains(step.name()))
                .toList();
        Map<String, Buffer> made = new HashMap<>();
        running.forEach(step -> made.put(step.name(), buffer(step.name())));
        Map<String, Buffer> all = new HashMap<>(values);
        all.putAll(Wiring.values(running, made, new HashSet<>(graph.outputs())));
        Map<String, Shape> shapes = new HashMap<>();
        made.forEach((name, buffer) -> shapes.put(name, buffer.shape()));
        made.values().forEach(Buffer::close);
        values.clear();
        return new Schedule(running, graph.inputs(), all, shapes);
    }

    void close() {
        steps.forEach(step -> step.computation().close());
        values.values().forEach(Buffer::close);
    }
}
