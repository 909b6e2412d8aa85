package conv4j.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.kernel.Backend;
import conv4j.kernel.BandedPass;
import conv4j.kernel.Buffer;
import conv4j.kernel.DeclaredKernel;
import conv4j.kernel.Kernel;
import conv4j.kernel.PackedWeights;
import conv4j.kernel.Pass;
import conv4j.kernel.PlainToPlain;
import conv4j.kernel.Workers;
import conv4j.kernel.vector.VectorBackend;
import conv4j.op.AveragePool2d;
import conv4j.op.Binary;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Padding;
import conv4j.op.Relu;
import conv4j.op.Walk;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BandedStepsTest {
    private static final int HEIGHT = 60;
    private final List<String> calls = new ArrayList<>();

    /** 480 KB a map, 8 KB a row: of three maps ten rows are under way, and one more of each that the next reads ahead. */
    @Test
    void stepsTakeTurnsBandByBand() {
        Graph graph = Graph.input("x")
                .then("a", new Relu())
                .then("b", new Relu())
                .then("c", new Relu())
                .build();
        Tensor x = Tensor.zeros(Shape.of(1, 2, HEIGHT, 1000));
        try (Plan plan = new Plan(graph, List.of(new Banded()), List.of(x.shape()))) {
            plan.run(List.of(x));
            calls.clear();
            plan.run(List.of(x));
            List<String> wanted = new ArrayList<>();
            int done = 0;
            for (int to = 10; to <= HEIGHT; to += 10) {
                int last = Math.min(to + 2, HEIGHT);
                int middle = Math.min(to + 1, HEIGHT);
                wanted.add((to == 10 ? 0 : done + 2) + " to " + last);
                wanted.add((to == 10 ? 0 : done + 1) + " to " + middle);
                wanted.add(done + " to " + to);
                done = to;
            }
            assertEquals(wanted, calls);
            calls.clear();
            plan.profile(List.of(x));
            assertEquals(List.of("all", "all", "all"), calls, "who looks at each step sees it done by itself");
        }
    }

    @Test
    void whatStaysInCacheAndWhatSeveralThreadsShareIsNotCutIntoBands() {
        Graph graph =
                Graph.input("x").then("a", new Relu()).then("b", new Relu()).build();
        Tensor small = Tensor.zeros(Shape.of(1, 2, HEIGHT, 500));
        try (Plan plan = new Plan(graph, List.of(new Banded()), List.of(small.shape()))) {
            plan.run(List.of(small));
            plan.run(List.of(small));
        }
        Tensor large = Tensor.zeros(Shape.of(1, 2, HEIGHT, 1000));
        try (Team team = new Team(2);
                Plan plan = new Plan(
                        graph,
                        List.of(new Banded()),
                        List.of(large.shape()),
                        Plan.Fusing.CHAINS,
                        new PackedWeights(),
                        team)) {
            plan.run(List.of(large));
            plan.run(List.of(large));
        }
        assertEquals(List.of("all"), calls.stream().distinct().toList());
    }

    /** Maps of 70x80 with 33 channels, and what windows, strides and paddings make of them; the same to the last bit. */
    @Property(tries = 40)
    void bandsMakeWhatWholeStepsMake(
            @ForAll @Size(min = 2, max = 5) List<@IntRange(max = 5) Integer> kinds, @ForAll long seed) {
        Random random = new Random(seed);
        Graph.Chain graph = Graph.input("x");
        Shape shape = Shape.of(1, 33, 70, 80);
        int channels = 33;
        for (int i = 0; i < kinds.size(); i++) {
            int stride = 1 + random.nextInt(2);
            Window window = Window.of(3, 3)
                    .withStride(i > 1 ? 1 : stride)
                    .withPadding(Padding.explicit(random.nextInt(2), random.nextInt(3)));
            String name = "layer " + i;
            switch (kinds.get(i)) {
                case 0 -> graph.then(name, new MaxPool2d(window));
                case 1 ->
                    graph.then(name, new Conv2d(window, channels, reals(random, Shape.of(channels, 1, 3, 3)), null));
                case 2 ->
                    graph.then(name, new Conv2d(Window.of(1, 1), 1, reals(random, Shape.of(45, channels, 1, 1)), null));
                case 3 -> graph.then(name, new Conv2d(window, 1, reals(random, Shape.of(45, channels, 3, 3)), null));
                case 4 -> graph.then(name, new Relu());
                default ->
                    graph.then(
                            name, new Conv2d(Window.of(1, 1), 1, reals(random, Shape.of(100, channels, 1, 1)), null));
            }
            channels = List.of(channels, channels, 45, 45, channels, 100).get(kinds.get(i));
        }
        assertBandsMakeWhatWholeStepsMake(graph.build(), shape, random);
    }

    /** As in MobileNet: what the last step adds was made before the first one. */
    @Test
    void aResidualFromBeforeIsAddedBandByBand() {
        Random random = new Random(5);
        Shape shape = Shape.of(1, 24, 70, 80);
        Window around = Window.of(3, 3).withPadding(Padding.explicit(1, 1));
        Graph graph = new Graph(
                List.of("x"),
                List.of(
                        new Node("before", new AveragePool2d(around, false), List.of("x")),
                        conv("wide", "before", Window.of(1, 1), 1, reals(random, Shape.of(144, 24, 1, 1))),
                        conv("deep", "wide", around, 144, reals(random, Shape.of(144, 1, 3, 3))),
                        conv("narrow", "deep", Window.of(1, 1), 1, reals(random, Shape.of(24, 144, 1, 1))),
                        new Node("sum", new Binary(Binary.Function.ADD), List.of("narrow", "before"))),
                List.of("sum"));
        assertBandsMakeWhatWholeStepsMake(graph, shape, random);
    }

    private static Node conv(String name, String input, Window window, int groups, Tensor weights) {
        return new Node(name, new Conv2d(window, groups, weights, null), List.of(input));
    }

    private static void assertBandsMakeWhatWholeStepsMake(Graph graph, Shape shape, Random random) {
        Tensor x = reals(random, shape);
        try (Plan plan = new Plan(
                graph,
                List.of(new VectorBackend()),
                List.of(shape),
                Plan.Fusing.CHAINS,
                new PackedWeights(),
                Workers.ONE)) {
            plan.run(List.of(x));
            List<LayerTrace> whole = plan.trace(List.of(x)).layers();
            plan.trace(List.of(reals(random, shape)));
            assertArrayEquals(
                    whole.get(whole.size() - 1).output().values(),
                    plan.run(List.of(x)).get(0).values());
        }
    }

    private static Tensor reals(Random random, Shape shape) {
        Tensor tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] = (float) random.nextGaussian();
        }
        return tensor;
    }

    /** Says that it can run in bands, as if it had windows of three rows, and notes what it was asked for. */
    private final class Banded implements Backend {
        @Override
        public String name() {
            return "banded";
        }

        @Override
        public List<Kernel<?>> kernels() {
            return List.of(new DeclaredKernel<>(
                    "banded/relu/none",
                    Relu.class,
                    DeclaredKernel.Choice.all(),
                    (op, inputs, epilogue) -> new BandedNothing(inputs.get(0))));
        }
    }

    private final class BandedNothing implements PlainToPlain {
        private final Shape shape;

        BandedNothing(Shape shape) {
            this.shape = shape;
        }

        @Override
        public Shape output() {
            return shape;
        }

        @Override
        public Optional<Walk> bands() {
            Padding around = Padding.explicit(1, 1);
            return Optional.of(Window.of(3, 3).withPadding(around).height().walk(shape.extent(2)));
        }

        @Override
        public Pass bind(List<Buffer> inputs, Buffer output) {
            return new BandedPass() {
                @Override
                public void run(Workers workers) {
                    calls.add("all");
                }

                @Override
                public void rows(int from, int to) {
                    calls.add(from + " to " + to);
                }
            };
        }
    }
}
