package conv4j.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import conv4j.BackendChoice;
import conv4j.Network;
import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.model.article.ArticleNetwork;
import conv4j.op.MaxPool2d;
import conv4j.op.Relu;
import conv4j.op.Window;
import conv4j.plan.LayerTrace;
import conv4j.plan.PassedOver;
import conv4j.plan.StepTrace;
import conv4j.plan.Trace;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void theArticlesNetworkReadsAsInKeras() {
        Summary summary = Summary.of(timed(article(32, 32), 1_000_000, 2_000, 3_500));
        assertEquals("""
                ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━┳━━━━━━━━━━━━━━━┳━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━┳━━━━━━━━┓
                ┃ Layer (type)                 ┃ Output Shape ┃ Param # ┃ Multiply-adds ┃   Memory ┃ Kernel                      ┃     Time ┃  Share ┃
                ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━╇━━━━━━━━━━━━━━━╇━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━╇━━━━━━━━┩
                │ input_layer (InputLayer)     │ 32x32x3      │       0 │             0 │ 12.00 KB │                             │          │        │
                ├──────────────────────────────┼──────────────┼─────────┼───────────────┼──────────┼─────────────────────────────┼──────────┼────────┤
                │ conv2d (Conv2D)              │ 30x30x5      │     140 │       121,500 │ 17.58 KB │ reference/conv2d/direct     │ 1.000 ms │ 99.5 % │
                ├──────────────────────────────┼──────────────┼─────────┼───────────────┼──────────┼─────────────────────────────┼──────────┼────────┤
                │ re_lu (ReLU)                 │ 30x30x5      │       0 │             0 │ 17.58 KB │ reference/relu/direct       │ 0.002 ms │  0.2 % │
                ├──────────────────────────────┼──────────────┼─────────┼───────────────┼──────────┼─────────────────────────────┼──────────┼────────┤
                │ max_pooling2d (MaxPooling2D) │ 15x15x5      │       0 │             0 │  4.39 KB │ reference/max_pool2d/direct │ 0.004 ms │  0.3 % │
                └──────────────────────────────┴──────────────┴─────────┴───────────────┴──────────┴─────────────────────────────┴──────────┴────────┘
                 Total params: 140 (560.00 B)
                 Total multiply-adds: 121,500 (padding counted, bias not, a multiply-add is one)
                 Total memory: 39.55 KB of outputs
                 Total time: 1.006 ms (first pass)
                """, summary.table());
    }

    @Test
    void anOddExtentIsNamedWithWhatThePoolNeverReads() {
        Summary summary = Summary.of(article(33, 32));
        assertTrue(summary.table().contains("│ 15x15x5 "));
        assertTrue(summary.table().endsWith("""
                                 Never read by any window (counted from 0):
                                   max_pooling2d: row 30 of its 31x30 input (30 of 930 cells)
                                """), summary.table());
    }

    @Test
    void rowsThatAreSkippedInStridesAreListedUpToAFew() {
        assertEquals(
                "rows 1-2, 4-5, 7-8, 10-11, ... 29 (20 rows) and columns 1-2, 4 of its 30x5 input (130 of 150 cells)",
                Unread.by(new MaxPool2d(Window.of(1, 1).withStride(3)), List.of(Shape.of(1, 1, 30, 5)))
                        .orElseThrow()
                        .toString());
        assertTrue(Unread.by(new Relu(), List.of(Shape.of(4))).isEmpty());
    }

    @Test
    void theFirstPassIsToldApartAndTheMedianIsThatOfTheOthers() {
        Trace trace = article(32, 32);
        Summary summary = Summary.of(timed(trace, 9_000_000, 0, 1_000_000));
        for (List<StepTrace> pass :
                List.of(steps(2_000_000, 0), steps(4_000_000, 0), steps(1_000_000, 0), steps(3_000_000, 6_000_000))) {
            summary = summary.withForwardPass(pass);
        }
        assertEquals(9, summary.layers().get(0).timing().firstMilliseconds());
        assertEquals(2.5, summary.layers().get(0).timing().medianMilliseconds().orElseThrow());
        assertEquals(0, summary.layers().get(1).timing().medianMilliseconds().orElseThrow());
        assertEquals("fast/conv2d/it", summary.layers().get(0).kernel());
        assertEquals("with conv2d", summary.layers().get(1).kernel());
        // The whole passes took 2, 4, 1 and 9: a sum of medians would say 2.5.
        assertEquals(3, summary.timing().medianMilliseconds().orElseThrow());
        assertTrue(summary.table().contains("│ 2.500 ms │ 83.3 % │"), summary.table());
        assertTrue(summary.table()
                .contains(" Total time: 3.000 ms (median of 4 forward passes; 10.000 ms in the first pass)\n"));
    }

    /** The convolution with its activation, and the pool. */
    private static List<StepTrace> steps(long first, long second) {
        List<Node> nodes = ArticleNetwork.standard().graph().nodes();
        return List.of(
                new StepTrace(nodes.subList(0, 2), "fast/conv2d/it", List.of(), first),
                new StepTrace(nodes.subList(2, 3), "fast/max_pool2d/it", List.of(), second));
    }

    @Test
    void passesOfAnotherNetworkAreRefused() {
        Summary summary = Summary.of(article(32, 32));
        StepTrace other = new StepTrace(relu().nodes(), "a/relu/b", List.of(), 1);
        assertThrows(IllegalArgumentException.class, () -> summary.withForwardPass(List.of(other)));
    }

    @Test
    void whoWasPassedOverIsSaidOnceForAllLayers() {
        PassedOver one = new PassedOver("nd4j", "is not here");
        PassedOver two = new PassedOver("vector/relu/direct", "too small");
        Summary summary = Summary.of(new Trace(
                List.of(),
                Stream.of("a", "b", "c", "d", "e", "f")
                        .map(name -> layer(name, "x", Tensor.zeros(Shape.of(2)), one, two))
                        .toList()));
        assertTrue(summary.table().endsWith("""
                                 Passed over:
                                   nd4j: is not here (a, b, c, d and 2 more)
                                   vector/relu/direct: too small (a, b, c, d and 2 more)
                                """), summary.table());
    }

    @Test
    void branchesShowWhatALayerReads() {
        Graph graph = new Graph(
                List.of("x"),
                List.of(
                        new Node("left", new Relu(), List.of("x")),
                        new Node("right", new Relu(), List.of("x")),
                        new Node("last", new Relu(), List.of("left"))),
                List.of("last", "right"));
        String table = Summary.of(trace(graph, Shape.of(2, 7))).table();
        assertTrue(table.contains("┃ Connected to ┃"), table);
        assertTrue(table.contains("│ left         │"), table);
    }

    @Test
    void shapesOfAnyRankAreShown() {
        for (Shape shape : List.of(Shape.of(), Shape.of(0), Shape.of(1, 1000), Shape.of(2, 3, 4))) {
            String table = Summary.of(trace(relu(), shape)).table();
            assertTrue(table.contains("│ " + shape + " "), table);
        }
        assertEquals("4x5x3", SummaryTable.text(Shape.of(1, 3, 4, 5)));
        assertEquals("2x4x5x3", SummaryTable.text(Shape.of(2, 3, 4, 5)));
    }

    @Test
    void namesFromFilesCannotMoveTheCursorNorWidenTheTable() {
        String name = "\u001b[2J" + "n".repeat(200) + "/Conv";
        String table = Summary.of(new Trace(List.of(), List.of(layer(name, "x", Tensor.zeros(Shape.of(2))))))
                .table();
        assertTrue(table.contains("│ ?[2J" + "n".repeat(15) + "…" + "n".repeat(15) + "/Conv (ReLU) │"), table);
    }

    @Test
    void jsonSaysTheSameForPrograms() throws IOException {
        JsonObject json = json(Summary.of(timed(article(33, 32), 1_000_000, 2_000, 3_500)));
        JsonObject input = json.getAsJsonArray("inputs").get(0).getAsJsonObject();
        assertEquals("{\"name\":\"input_layer\",\"shape\":[1,3,33,32],\"layout\":\"NCHW\"}", input.toString());
        JsonArray layers = json.getAsJsonArray("layers");
        assertEquals(3, layers.size());
        assertEquals(
                "{\"name\":\"max_pooling2d\",\"type\":\"MaxPooling2D\",\"op\":\"max_pool2d\",\"inputs\":[\"re_lu\"],"
                        + "\"input_shapes\":[[1,5,31,30]],\"output_shape\":[1,5,15,15],\"layout\":\"NCHW\","
                        + "\"parameters\":0,\"multiply_adds\":0,\"output_bytes\":4500,\"kernel\":\"reference/max_pool2d/direct\","
                        + "\"passed_over\":[],\"unread_rows\":[30],\"unread_columns\":[],"
                        + "\"milliseconds\":{\"first\":0.0035,\"median\":null,\"later_passes\":0},"
                        + "\"output\":{\"min\":0.0,\"max\":0.0,\"mean\":0.0,\"not_finite\":0}}",
                layers.get(2).toString());
        JsonObject totals = json.getAsJsonObject("totals");
        assertEquals(140, totals.get("parameters").getAsInt());
        assertEquals(560, totals.get("parameter_bytes").getAsInt());
        assertEquals(31 * 30 * 135, totals.get("multiply_adds").getAsInt());
        assertEquals(1.0055, totals.getAsJsonObject("milliseconds").get("first").getAsDouble());
    }

    @Test
    void jsonStaysValidWhateverTheNumbersAre() throws IOException {
        Tensor some = Tensor.of(Shape.of(4), Float.NaN, 2, Float.NEGATIVE_INFINITY, -1);
        Tensor none = Tensor.of(Shape.of(1), Float.POSITIVE_INFINITY);
        JsonArray layers = json(Summary.of(new Trace(
                        List.of(),
                        List.of(
                                layer("a\"\n<", "x", some, new PassedOver("nd4j", "<b>\\")),
                                layer("b", "x", none),
                                layer("c", "x", Tensor.zeros(Shape.of(0)))))))
                .getAsJsonArray("layers");
        assertEquals("a\"\n<", layers.get(0).getAsJsonObject().get("name").getAsString());
        assertEquals("{\"min\":-1.0,\"max\":2.0,\"mean\":0.5,\"not_finite\":2}", output(layers.get(0)));
        assertEquals("{\"min\":null,\"max\":null,\"mean\":null,\"not_finite\":1}", output(layers.get(1)));
        assertEquals("{\"min\":null,\"max\":null,\"mean\":null,\"not_finite\":0}", output(layers.get(2)));
    }

    private static String output(JsonElement layer) {
        return layer.getAsJsonObject().getAsJsonObject("output").toString();
    }

    private static JsonObject json(Summary summary) throws IOException {
        try (JsonReader reader = new JsonReader(new StringReader(summary.json()))) {
            reader.setStrictness(Strictness.STRICT);
            return JsonParser.parseReader(reader).getAsJsonObject();
        }
    }

    private static Graph relu() {
        return Graph.input("x").then("y", new Relu()).build();
    }

    private static Trace article(int height, int width) {
        return trace(ArticleNetwork.standard().graph(), Shape.of(1, 3, height, width));
    }

    private static Trace trace(Graph graph, Shape input) {
        try (Network network = Network.of(graph, BackendChoice.REFERENCE)) {
            return network.trace(Tensor.zeros(input));
        }
    }

    private static LayerTrace layer(String name, String reads, Tensor output, PassedOver... passedOver) {
        return new LayerTrace(
                new Node(name, new Relu(), List.of(reads)),
                List.of(output.shape()),
                output,
                "reference/relu/direct",
                List.of(passedOver),
                0);
    }

    private static Trace timed(Trace trace, long... nanoseconds) {
        List<LayerTrace> layers = trace.layers();
        return new Trace(
                trace.inputs(),
                IntStream.range(0, layers.size())
                        .mapToObj(i -> new LayerTrace(
                                layers.get(i).node(),
                                layers.get(i).inputs(),
                                layers.get(i).output(),
                                layers.get(i).kernel(),
                                layers.get(i).passedOver(),
                                nanoseconds[i]))
                        .toList());
    }

    @Test
    void csvQuotesWhatACommaOrAQuoteWouldBreak() {
        Graph graph = Graph.input("x").then("a,\"b\"", new Relu()).build();
        try (Network network = Network.of(graph, BackendChoice.REFERENCE)) {
            String csv = Summary.of(network.trace(Tensor.zeros(Shape.of(1, 2)))).csv();
            assertTrue(csv.contains("\n\"a,\"\"b\"\"\",ReLU,1x2,0,0,8,reference/relu/direct,"), csv);
        }
    }
}
