package conv4j.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.kernel.PackedWeights;
import conv4j.kernel.Workers;
import conv4j.kernel.plain.PlainBackend;
import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.AxisPadding;
import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Conv2d;
import conv4j.op.Pad;
import conv4j.op.Relu;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FusionTest {
    private static final Binary ADD = new Binary(Binary.Function.ADD);

    @Test
    void aConvolutionTakesItsPaddingNormalizationResidualAndActivation() {
        List<StepTrace> steps = steps(graph(1, "sum"));
        assertEquals(List.of(List.of("pad", "conv", "norm", "sum", "relu")), names(steps));
        assertEquals("plain/conv2d/rows", steps.get(0).kernel());
    }

    @Test
    void whatSomebodyElseReadsIsComputedByItself() {
        Graph graph = graph(1, "sum");
        Graph alsoNorm = new Graph(graph.inputs(), Map.of(), graph.nodes(), List.of("relu", "norm"));
        assertEquals(List.of(List.of("pad", "conv", "norm"), List.of("sum", "relu")), names(steps(alsoNorm)));
    }

    @Test
    void paddingThatIsNotZeroStaysByItself() {
        assertEquals(List.of("pad"), names(steps(graph(2, "sum"))).get(0));
    }

    @Test
    void aResidualThatIsMadeLaterIsWaitedFor() {
        Graph graph = new Graph(
                List.of("x"),
                List.of(
                        new Node("first", conv(), List.of("x")),
                        new Node("second", conv(), List.of("x")),
                        new Node("third", conv(), List.of("second")),
                        new Node(
                                "trimmed",
                                new Pad(List.of(new AxisPadding(2, -1, -1)), Pad.Mode.CONSTANT, 0),
                                List.of("first")),
                        new Node(
                                "padded",
                                new Pad(List.of(new AxisPadding(3, -1, -1)), Pad.Mode.CONSTANT, 0),
                                List.of("trimmed")),
                        new Node("sum", ADD, List.of("padded", "third"))),
                List.of("sum"));
        requireSame(graph, Shape.of(1, 2, 9, 9));
    }

    @Test
    void foldingChangesNoSmallInteger() {
        requireSame(graph(1, "sum"), Shape.of(1, 2, 5, 5));
        requireSame(graph(2, "sum"), Shape.of(1, 2, 5, 5));
    }

    /** Padded by zeros when the value is 1, so that the output is as large as the residual. */
    private static Graph graph(int value, String sum) {
        Tensor four = Tensor.of(Shape.of(2), 4, 1);
        BatchNormalization norm = new BatchNormalization(
                Tensor.of(Shape.of(2), 2, -3), Tensor.of(Shape.of(2), 1, 2), Tensor.of(Shape.of(2), 5, -1), four, 0, 1);
        Pad pad = new Pad(List.of(new AxisPadding(2, 1, 1), new AxisPadding(-1, 1, 1)), Pad.Mode.CONSTANT, value - 1);
        return new Graph(
                List.of("x"),
                List.of(
                        new Node("pad", pad, List.of("x")),
                        new Node("conv", conv(), List.of("pad")),
                        new Node("norm", norm, List.of("conv")),
                        new Node(sum, ADD, List.of("x", "norm")),
                        new Node("relu", new Relu(), List.of(sum))),
                List.of("relu"));
    }

    private static Conv2d conv() {
        float[] weights = new float[2 * 2 * 9];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % 5 - 2;
        }
        return new Conv2d(Window.of(3, 3), 1, Tensor.of(Shape.of(2, 2, 3, 3), weights), Tensor.of(Shape.of(2), 1, -2));
    }

    private static void requireSame(Graph graph, Shape input) {
        try (Plan fused = plan(graph, input, Plan.Fusing.CHAINS);
                Plan single = plan(graph, input, Plan.Fusing.NONE)) {
            for (int pass = 0; pass < 3; pass++) {
                Tensor x = numbers(input, pass);
                assertArrayEquals(
                        single.run(List.of(x)).get(0).values(),
                        fused.run(List.of(x)).get(0).values(),
                        "pass " + pass);
            }
        }
    }

    private static Plan plan(Graph graph, Shape input, Plan.Fusing fusing) {
        return new Plan(
                graph,
                List.of(new PlainBackend(), new ReferenceBackend()),
                List.of(input),
                fusing,
                new PackedWeights(),
                Workers.ONE);
    }

    private static List<StepTrace> steps(Graph graph) {
        Shape input = Shape.of(1, 2, 5, 5);
        try (Plan plan = plan(graph, input, Plan.Fusing.CHAINS)) {
            return plan.profile(List.of(numbers(input, 0)));
        }
    }

    private static List<List<String>> names(List<StepTrace> steps) {
        return steps.stream()
                .map(step -> step.nodes().stream().map(Node::name).toList())
                .toList();
    }

    private static Tensor numbers(Shape shape, int seed) {
        Tensor tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] = (i * 7 + seed) % 11 - 5;
        }
        return tensor;
    }
}
