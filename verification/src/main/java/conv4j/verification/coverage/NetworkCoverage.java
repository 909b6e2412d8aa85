package conv4j.verification.coverage;

import conv4j.BackendChoice;
import conv4j.Network;
import conv4j.graph.Graph;
import conv4j.op.Op;
import conv4j.plan.Trace;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.twin.Illumination;
import conv4j.verification.twin.StructureTwin;
import conv4j.verification.twin.TwinLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the layers of a network read: each of its own input, and all together of the picture. What a layer reads is
 * measured by lighting single rows and columns of its input; how many paths lead from a pixel to the layer's outputs is
 * then counted back through what was measured, branch by branch.
 */
public final class NetworkCoverage {

    /**
     * One layer that does more to rows and columns than leave them alone.
     *
     * @param own how often it reads each cell of its first input
     * @param paths by how many paths each pixel of the picture reaches an output of it
     */
    public record Layer(String name, Shape output, Coverage own, Coverage paths) {}

    private record Key(List<Op> steps, Op join, List<Shape> inputs, int lit) {}

    private final StructureTwin twin;
    private final Map<String, Shape> shapes;
    private final Map<String, List<LayerReads>> reads = new HashMap<>();
    private final Map<Key, LayerReads> known = new HashMap<>();

    private NetworkCoverage(StructureTwin twin, Shape picture) {
        this.twin = twin;
        try (Illumination dark = new Illumination(twin.graph(layer -> true), List.of(picture))) {
            this.shapes = new HashMap<>(dark.shapes());
        }
        shapes.put(twin.input(), picture);
        for (TwinLayer layer : twin.layers()) {
            List<LayerReads> ofInputs = new ArrayList<>();
            for (int lit = 0; lit < layer.inputs().size(); lit++) {
                ofInputs.add(measured(layer, lit));
            }
            reads.put(layer.name(), ofInputs);
        }
    }

    /**
     * Executes a network on the reference kernels and measures its structure twin.
     *
     * @return empty when none of its inputs has rows and columns
     * @throws conv4j.tensor.ShapeException when it does not take the inputs
     */
    public static Optional<NetworkCoverage> of(Graph graph, List<Tensor> inputs) {
        try (Network network = Network.of(graph, BackendChoice.REFERENCE)) {
            Trace trace = network.trace(inputs.toArray(Tensor[]::new));
            return StructureTwin.of(graph, trace).map(twin -> {
                Tensor picture = inputs.get(graph.inputs().indexOf(twin.input()));
                return new NetworkCoverage(twin, twin.picture(picture.shape()));
            });
        }
    }

    /** Layers that the structure twin does not follow. */
    public List<String> unfollowed() {
        return twin.lost().stream().sorted().toList();
    }

    /** Layers that do more to rows and columns than leave them alone, in order. */
    public List<String> layers() {
        return twin.layers().stream()
                .filter(layer -> !layer.isPointwise())
                .map(TwinLayer::name)
                .toList();
    }

    /**
     * @param name one of {@link #layers}
     */
    public Layer layer(String name) {
        return new Layer(
                name,
                shape(name),
                Objects.requireNonNull(reads.get(name)).get(0).coverage(),
                paths(name));
    }

    private Shape shape(String name) {
        return Objects.requireNonNull(shapes.get(name));
    }

    private LayerReads measured(TwinLayer layer, int lit) {
        List<Shape> inputs = layer.inputs().stream().map(this::shape).toList();
        Key key = new Key(layer.steps(), layer.join(), inputs, lit);
        LayerReads found = known.get(key);
        if (found == null || layer.mixesAll()) {
            found = measure(layer, inputs, lit);
            known.put(key, found);
        }
        return found;
    }

    private static LayerReads measure(TwinLayer layer, List<Shape> inputs, int lit) {
        try (Illumination lamp = new Illumination(StructureTwin.graph(layer), inputs)) {
            return new LayerReads(
                    axis(lamp, layer, inputs, lit, 2), axis(lamp, layer, inputs, lit, 3), layer.mixesAll());
        }
    }

    private static AxisReads axis(Illumination lamp, TwinLayer layer, List<Shape> inputs, int lit, int axis) {
        return new AxisReads(
                inputs.get(lit).extent(axis),
                Objects.requireNonNull(lamp.reads(lit, axis).get(layer.name())));
    }

    /** Back from the layer, each of whose outputs is asked for once. */
    private Coverage paths(String name) {
        Map<String, Coverage> asked = new HashMap<>();
        Shape output = shape(name);
        double[] once = new double[output.extent(2) * output.extent(3)];
        Arrays.fill(once, 1);
        asked.put(name, new Coverage(output.extent(2), output.extent(3), once));
        for (int i = twin.layers().size() - 1; i >= 0; i--) {
            TwinLayer layer = twin.layers().get(i);
            Coverage outputs = asked.remove(layer.name());
            if (outputs == null) {
                continue;
            }
            for (int input = 0; input < layer.inputs().size(); input++) {
                Coverage pulled = layer.isPointwise()
                        ? outputs
                        : Objects.requireNonNull(reads.get(layer.name()))
                                .get(input)
                                .pulled(outputs);
                asked.merge(layer.inputs().get(input), pulled, NetworkCoverage::plus);
            }
        }
        return Objects.requireNonNull(asked.get(twin.input()));
    }

    private static Coverage plus(Coverage one, Coverage other) {
        double[] counts = one.counts().clone();
        Arrays.setAll(counts, i -> counts[i] + other.counts()[i]);
        return new Coverage(one.height(), one.width(), counts);
    }
}
