package conv4j.verification.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.BackendChoice;
import conv4j.ModelFile;
import conv4j.Network;
import conv4j.graph.Graph;
import conv4j.plan.LayerTrace;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureTwinTest {
    private static final Shape PICTURE = Shape.of(1, 1, 13, 14);

    private static StructureTwin twin(Graph graph, Shape input) {
        try (Network network = Network.of(graph, BackendChoice.REFERENCE)) {
            return StructureTwin.of(graph, network.trace(Tensor.zeros(input))).orElseThrow();
        }
    }

    private static List<BitSet> reads(Graph graph, int axis, String layer) {
        try (Illumination lit = new Illumination(twin(graph, PICTURE).graph(all -> true), List.of(PICTURE))) {
            return lit.reads(0, axis).get(layer);
        }
    }

    /** The network itself, on a picture of ones in which one pixel is 2; its weights are positive, so nothing cancels. */
    private static List<BitSet> perturbed(Graph graph, int axis, String layer) {
        try (Network network = Network.of(graph, BackendChoice.REFERENCE)) {
            Tensor picture = Tensor.zeros(PICTURE);
            Arrays.fill(picture.values(), 1);
            Tensor before = output(network, picture, layer).copy();
            int width = PICTURE.extent(3);
            int across = before.shape().extent(3);
            List<BitSet> reads = IntStream.range(0, before.shape().extent(axis))
                    .mapToObj(row -> new BitSet())
                    .toList();
            for (int pixel = 0; pixel < picture.values().length; pixel++) {
                picture.values()[pixel] = 2;
                float[] after = output(network, picture, layer).values();
                picture.values()[pixel] = 1;
                for (int o = 0; o < after.length; o++) {
                    if (after[o] != before.values()[o]) {
                        int plane = o % (before.shape().extent(2) * across);
                        reads.get(axis == 2 ? plane / across : plane % across)
                                .set(axis == 2 ? pixel / width : pixel % width);
                    }
                }
            }
            return reads;
        }
    }

    private static Tensor output(Network network, Tensor picture, String layer) {
        return network.trace(picture).layers().stream()
                .filter(traced -> traced.node().name().equals(layer))
                .map(LayerTrace::output)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void litRowsReachWhatPixelsOfTheNetworkItselfReach() {
        Map<Graph, List<String>> networks = Map.of(
                SmallNetworks.branched(), List.of("stem", "dilated", "sum", "strided"),
                SmallNetworks.gapped(), List.of("skipping", "pool", "both"));
        networks.forEach((graph, layers) -> layers.forEach(layer -> {
            assertEquals(perturbed(graph, 2, layer), reads(graph, 2, layer), layer + " rows");
            assertEquals(perturbed(graph, 3, layer), reads(graph, 3, layer), layer + " columns");
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoo:squeezenet-1.1", "zoo:mobilenet-v2", "lenet"})
    void wholeNetworksAreFollowedToTheirLastLayer(String name) {
        Graph graph = ModelFile.named(name).model().graph();
        StructureTwin twin = twin(graph, name.equals("lenet") ? Shape.of(1, 1, 28, 28) : Shape.of(1, 3, 64, 64));
        assertTrue(twin.lost().isEmpty(), twin.lost().toString());
        assertEquals(graph.nodes().size(), twin.layers().size());
    }

    @Test
    void aRowOfCellsIsFollowedAlongItsOnlyAxis() {
        Graph graph = ModelFile.load(Path.of("../core/src/test/resources/keras/conv1d_valid_s3.keras"))
                .graph();
        StructureTwin twin = twin(graph, Shape.of(1, 8, 3));
        assertTrue(twin.lost().isEmpty(), twin.lost().toString());
        assertEquals(Shape.of(1, 1, 1, 8), twin.picture(Shape.of(1, 8, 3)));
    }

    @Test
    void whatNoOpSaysIsNotFollowed() {
        Graph graph = Graph.input("image")
                .then("folded", conv4j.op.Reshape.to(1, 1, 14, 13))
                .then("after", new conv4j.op.Relu())
                .build();
        StructureTwin twin = twin(graph, PICTURE);
        assertEquals(List.of("after", "folded"), twin.lost().stream().sorted().toList());
    }
}
