package conv4j.verification.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.ModelFile;
import conv4j.Network;
import conv4j.graph.Graph;
import conv4j.op.BatchNormalization;
import conv4j.plan.Trace;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import conv4j.verification.twin.Illumination;
import conv4j.verification.twin.StructureTwin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was measured beside what papers print. */
class PublishedFiguresTest {

    private static Trace trace(Graph graph, int side) {
        try (Network network = Network.of(graph)) {
            return network.trace(Tensor.zeros(Shape.of(1, 3, side, side)));
        }
    }

    /**
     * Fields: Araujo, Norris and Sim, Distill 2019, table 1: field, jump ("effective stride") and start of the last map.
     * Multiply-adds: 724 million (Krizhevsky 2012), 15.5 billion (Simonyan 2014), 3.8 billion (He 2015, table 1),
     * 569 million (Howard 2017, table 4).
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "alexnet, 227, conv5/max_pool2d, 195, 32, -64, 724406816",
        "vgg16, 224, conv5/max_pool2d, 212, 32, -90, 15470264320",
        "resnet50, 224, conv5_3/add, 483, 32, -241, 3857973248",
        "mobilenet-v1, 224, block13/relu_2, 315, 32, -126, 568740352"
    })
    void receptiveFieldsAndClosedFormsAreThoseOfPapers(
            String name, int side, String layer, int size, int jump, int start, long multiplyAdds) {
        Graph graph = ModelFile.named("zoo:" + name).model().graph();
        Trace trace = trace(graph, side);
        StructureTwin twin = StructureTwin.of(graph, trace).orElseThrow();
        Shape picture = Shape.of(1, 1, side, side);
        Map<String, Shape> shapes = new Illumination(twin.graph(all -> true), List.of(picture)).shapes();
        Map<String, FieldForm> forms = FieldForm.of(twin, shapes, picture, 2);
        Field field = new FieldSearch(twin, picture, 2, forms).fields().get(layer);
        Field.Measured measured = assertInstanceOf(Field.Measured.class, field);
        FieldForm published = new FieldForm(size, jump, start);
        assertEquals(published, new FieldForm(measured.size(), (long) measured.jump(), measured.start()));
        assertEquals(published, forms.get(layer));
        long sum = trace.layers().stream()
                .map(one -> LayerFormulas.multiplyAdds(
                        one.node().op(), one.inputs(), one.output().shape()))
                .mapToLong(Ticks::withPadding)
                .sum();
        assertEquals(multiplyAdds, sum);
    }

    /**
     * AlexNet: 61 million parameters, 724 million multiply-adds; MobileNet version 2: 3.4 million and 300 million (its
     * table 4), 3,504,872 to the last one in torchvision.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"alexnet, 227, 60965224, 724406816, 227", "mobilenet-v2, 224, 3504872, 300774272, 1"})
    void countsAreThoseOfThePapers(String name, int side, long parameters, long multiplyAdds, int smallest) {
        Graph graph = ModelFile.named("zoo:" + name).model().graph();
        Tensor picture = Fill.REAL.tensor(Shape.of(1, 3, side, side), 1);
        NetworkStudy study = NetworkStudy.of(graph, List.of(picture), Rulebook.PYTORCH, Progress.SILENT);
        assertTrue(study.allAgree());
        assertEquals(multiplyAdds, study.counted().withPadding());
        assertEquals(smallest, study.smallest().get(0).size().orElseThrow());
        // The papers leave moving means and variances out, which are half of a normalization's.
        assertEquals(parameters, study.sum(LayerStudy::parameters) - moving(graph));
    }

    private static long moving(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> node.op() instanceof BatchNormalization)
                .mapToLong(node -> node.op().parameterCount() / 2)
                .sum();
    }
}
