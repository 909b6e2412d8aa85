package conv4j.verification.twin;

import conv4j.BackendChoice;
import conv4j.Network;
import conv4j.graph.Graph;
import conv4j.plan.LayerTrace;
import conv4j.plan.Trace;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What reaches what along one axis, by experiment: among zeros one row (or column) of the picture is lit, the twin runs,
 * and the rows that are not dark have read it. As many rows are lit at once as go into a batch, one a picture.
 */
public final class Illumination implements AutoCloseable {
    /** Numbers that the layers of one pass hold together: 8 MB, which stay in the cache. */
    private static final long MOST_NUMBERS = 1L << 21;

    private final Graph graph;
    private final List<Shape> shapes;
    private final Network network;
    private final Trace dark;

    /**
     * @param graph of a {@link StructureTwin}
     * @param shapes of its inputs, {@code 1 x 1 x H x W}
     * @throws conv4j.tensor.ShapeException when it does not take such pictures
     */
    public Illumination(Graph graph, List<Shape> shapes) {
        this.graph = graph;
        this.shapes = List.copyOf(shapes);
        this.network = Network.of(graph, BackendChoice.REFERENCE);
        this.dark = network.trace(shapes.stream().map(Tensor::zeros).toArray(Tensor[]::new));
    }

    /** Numbers that all layers make of one picture: what lighting one row costs. */
    public long numbers() {
        return numbers(dark);
    }

    private static long numbers(Trace trace) {
        long sum = trace.inputs().stream()
                .mapToLong(input -> input.shape().elements())
                .sum();
        return sum
                + trace.layers().stream()
                        .mapToLong(layer -> layer.output().shape().elements())
                        .sum();
    }

    private static List<LayerTrace> layers(Trace trace) {
        return trace.layers().stream()
                .filter(layer -> TwinLayer.isLast(layer.node()))
                .toList();
    }

    /** The shape that a layer of the twin has. */
    public Map<String, Shape> shapes() {
        Map<String, Shape> found = new TreeMap<>();
        layers(dark)
                .forEach(layer -> found.put(layer.node().name(), layer.output().shape()));
        return found;
    }

    /**
     * @param lit which of the inputs is lit; the others stay dark
     * @param axis 2 for rows, 3 for columns
     * @return for each layer and each of its rows, the rows of the input that it reads
     */
    public Map<String, List<BitSet>> reads(int lit, int axis) {
        int length = shapes.get(lit).extent(axis);
        int batch = (int) Math.max(1, Math.min(length, MOST_NUMBERS / numbers()));
        Map<String, List<BitSet>> reads = new TreeMap<>();
        for (LayerTrace layer : layers(dark)) {
            List<BitSet> rows = new ArrayList<>();
            for (int row = 0; row < layer.output().shape().extent(axis); row++) {
                rows.add(new BitSet(length));
            }
            reads.put(layer.node().name(), rows);
        }
        for (int first = 0; first < length; first += batch) {
            for (LayerTrace layer : layers(network.trace(inputs(lit, axis, first, batch)))) {
                record(
                        layer.output(),
                        axis,
                        first,
                        Objects.requireNonNull(reads.get(layer.node().name())));
            }
        }
        return reads;
    }

    /** The last batch may have pictures to spare, in which nothing is lit. */
    private Tensor[] inputs(int lit, int axis, int first, int batch) {
        Tensor[] inputs = new Tensor[shapes.size()];
        for (int i = 0; i < inputs.length; i++) {
            int[] extents = shapes.get(i).toArray();
            extents[0] = batch;
            inputs[i] = Tensor.zeros(Shape.of(extents));
        }
        Shape shape = shapes.get(lit);
        int plane = shape.extent(2) * shape.extent(3);
        float[] values = inputs[lit].values();
        for (int n = 0; n < batch && first + n < shape.extent(axis); n++) {
            if (axis == 2) {
                int start = n * plane + (first + n) * shape.extent(3);
                Arrays.fill(values, start, start + shape.extent(3), 1);
            } else {
                for (int ih = 0; ih < shape.extent(2); ih++) {
                    values[n * plane + ih * shape.extent(3) + first + n] = 1;
                }
            }
        }
        return inputs;
    }

    private static void record(Tensor output, int axis, int first, List<BitSet> rows) {
        Shape shape = output.shape();
        float[] values = output.values();
        int width = shape.extent(3);
        int height = shape.extent(2);
        int o = 0;
        for (int n = 0; n < shape.extent(0); n++) {
            for (int oh = 0; oh < height; oh++) {
                for (int ow = 0; ow < width; ow++) {
                    if (values[o++] != 0) {
                        rows.get(axis == 2 ? oh : ow).set(first + n);
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
