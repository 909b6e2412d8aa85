package conv4j.verification.twin;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.op.Transpose;
import conv4j.plan.LayerTrace;
import conv4j.plan.Trace;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A network on one channel whose weights are all 1, and whose every value is 0 or 1: 1 is what a change of the picture
 * reaches. Activations and normalizations, which may hide a change, are left out; branches meet in a maximum; windows,
 * strides, padding and dilation are the network's own, and so are the kernels.
 *
 * @param input the picture that is followed
 * @param rowAxis of the network's own input, -1 where it has columns alone
 * @param columnAxis of the network's own input
 * @param layers in the order of the network, as far as they can be followed
 * @param lost layers that read the picture and cannot be followed: what they do to rows and columns is not said by
 *     their op alone
 */
public record StructureTwin(String input, int rowAxis, int columnAxis, List<TwinLayer> layers, Set<String> lost) {
    public StructureTwin {
        layers = List.copyOf(layers);
        lost = Set.copyOf(lost);
    }

    /**
     * @param trace of the graph, for what its layers became and for how many axes their tensors have
     * @return empty when no input of the graph has rows and columns
     */
    public static Optional<StructureTwin> of(Graph graph, Trace trace) {
        for (int i = 0; i < graph.inputs().size(); i++) {
            Optional<TwinValue> picture =
                    picture(graph, graph.inputs().get(i), trace.inputs().get(i).shape());
            if (picture.isPresent()) {
                return Optional.of(of(graph.inputs().get(i), picture.get(), trace));
            }
        }
        return Optional.empty();
    }

    /** Rows and columns are the last axes, but for a picture whose first reader moves its channels before them. */
    private static Optional<TwinValue> picture(Graph graph, String input, Shape shape) {
        boolean channelsLast = graph.nodes().stream()
                .filter(node -> node.inputs().contains(input))
                .anyMatch(node -> node.op() instanceof Transpose transpose
                        && List.of(List.of(0, 3, 1, 2), List.of(0, 2, 1)).contains(transpose.permutation()));
        int first = channelsLast ? 1 : 2;
        return switch (shape.rank()) {
            case 3 -> Optional.of(TwinValue.of(TwinValue.NONE, first));
            case 4 -> Optional.of(TwinValue.of(first, first + 1));
            default -> Optional.empty();
        };
    }

    private static StructureTwin of(String input, TwinValue picture, Trace trace) {
        Map<String, TwinValue> values = new LinkedHashMap<>(Map.of(input, picture));
        List<TwinLayer> layers = new ArrayList<>();
        Set<String> lost = new HashSet<>();
        for (LayerTrace layer : trace.layers()) {
            Node node = layer.node();
            boolean hangsOnLost = node.inputs().stream().anyMatch(lost::contains);
            List<String> followed = node.inputs().stream()
                    .filter(values::containsKey)
                    .distinct()
                    .toList();
            if ((followed.isEmpty() && !hangsOnLost) || OneChannel.readsShapesAlone(node.op())) {
                continue;
            }
            Optional<Translation> translation = hangsOnLost ? Optional.empty() : translate(layer, followed, values);
            if (translation.isEmpty()) {
                lost.add(node.name());
                continue;
            }
            Translation one = translation.get();
            values.put(node.name(), one.value());
            layers.add(new TwinLayer(node.name(), followed, one.join(), one.steps(), one.mixesAll(), one.fixed()));
        }
        return new StructureTwin(input, picture.row(), picture.column(), layers, lost);
    }

    private static Optional<Translation> translate(
            LayerTrace layer, List<String> followed, Map<String, TwinValue> values) {
        int first = layer.node().inputs().indexOf(followed.get(0));
        return Translation.of(
                layer.node().op(),
                followed.stream().map(values::get).toList(),
                followed.equals(layer.node().inputs()),
                layer.inputs().get(first),
                layer.output().shape());
    }

    /** The twin's picture for a network's input: its rows and columns on one channel. */
    public Shape picture(Shape input) {
        return Shape.of(1, 1, rowAxis < 0 ? 1 : input.extent(rowAxis), input.extent(columnAxis));
    }

    /** The network's input with other rows and columns; rows that it has no axis for are left. */
    public Shape resized(Shape input, int rows, int columns) {
        int[] extents = input.toArray();
        if (rowAxis >= 0) {
            extents[rowAxis] = rows;
        }
        extents[columnAxis] = columns;
        return Shape.of(extents);
    }

    /** Whether rows and columns fare alike in every layer. */
    public boolean isSquare() {
        return rowAxis >= 0 && layers.stream().allMatch(TwinLayer::isSquare);
    }

    /** The layers that are wanted, and do not hang on one that is not, as a network of {@code N x 1 x H x W}. */
    public Graph graph(Predicate<TwinLayer> wanted) {
        List<Node> nodes = new ArrayList<>();
        Set<String> known = new HashSet<>(Set.of(input));
        for (TwinLayer layer : layers) {
            if (wanted.test(layer) && known.containsAll(layer.inputs())) {
                nodes.addAll(layer.nodes());
                known.add(layer.name());
            }
        }
        String last = nodes.isEmpty() ? input : nodes.get(nodes.size() - 1).name();
        return new Graph(List.of(input), Map.of(TwinLayer.ZERO, Tensor.of(Shape.of(), 0)), nodes, List.of(last));
    }

    /** One layer alone, reading each of its inputs from outside. */
    public static Graph graph(TwinLayer layer) {
        return new Graph(
                layer.inputs(), Map.of(TwinLayer.ZERO, Tensor.of(Shape.of(), 0)), layer.nodes(), List.of(layer.name()));
    }
}
