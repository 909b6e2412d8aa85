package conv4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.graph.Node;
import conv4j.model.Model;
import conv4j.model.zoo.Zoo;
import conv4j.plan.StepTrace;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Published architectures, in which every kind of layer follows every other. */
class FusedNetworkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resnet18",
                "resnet50",
                "densenet121",
                "squeezenet-1.1",
                "googlenet",
                "mobilenet-v2",
                "mobilenet-v1"
            })
    void aForwardPassGivesWhatItsLayersGiveOneByOne(String name) {
        Model model = Zoo.model(name, 1);
        Tensor input = picture(32);
        float[] wanted;
        try (Network single = Network.of(model.graph(), BackendChoice.REFERENCE)) {
            wanted = single.forward(input).values();
        }
        float[] first = pass(model, input, 1, 1);
        requireClose(name, wanted, first);
        assertArrayEquals(first, pass(model, input, 1, 3), "a later pass");
        assertArrayEquals(first, pass(model, input, 3, 2), "three threads");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet18", "mobilenet-v2", "googlenet"})
    void callersAtTheSameTimeGetTheSameToTheLastBit(String name) throws Exception {
        Model model = Zoo.model(name, 1);
        Tensor input = picture(32);
        float[] wanted = pass(model, input, 1, 1);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (Network network = Network.of(model.graph(), Execution.FASTEST.withThreads(2))) {
            List<Future<Tensor>> results = IntStream.range(0, 24)
                    .mapToObj(i -> callers.submit(() -> network.forward(input)))
                    .toList();
            for (Future<Tensor> result : results) {
                assertArrayEquals(wanted, result.get().values());
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet18", "mobilenet-v2"})
    void everyNodeIsComputedOnce(String name) {
        Model model = Zoo.model(name, 1);
        try (Network network = Network.of(model.graph())) {
            List<StepTrace> steps = network.profile(List.of(picture(32)));
            List<String> names = steps.stream()
                    .flatMap(step -> step.nodes().stream())
                    .map(Node::name)
                    .sorted()
                    .toList();
            assertArrayEquals(
                    model.graph().nodes().stream().map(Node::name).sorted().toArray(), names.toArray());
            assertTrue(steps.size() < names.size() / 2, steps.size() + " steps for " + names.size() + " nodes");
        }
    }

    private static float[] pass(Model model, Tensor input, int threads, int passes) {
        try (Network network = Network.of(model.graph(), Execution.FASTEST.withThreads(threads))) {
            for (int i = 1; i < passes; i++) {
                network.forward(picture(32));
            }
            return network.forward(input).values();
        }
    }

    private static Tensor picture(int size) {
        Random random = new Random(7);
        Tensor picture = Tensor.zeros(Shape.of(1, 3, size, size));
        for (int i = 0; i < picture.values().length; i++) {
            picture.values()[i] = (float) random.nextGaussian();
        }
        return picture;
    }

    private static void requireClose(String name, float[] wanted, float[] got) {
        double largest = 0;
        double error = 0;
        for (int i = 0; i < wanted.length; i++) {
            largest = Math.max(largest, Math.abs(wanted[i]));
            error = Math.max(error, Math.abs(wanted[i] - got[i]));
        }
        // Sums of some thousand terms through up to a hundred layers; folding rounds each weight once more.
        assertTrue(error <= 1e-4 * largest, name + " erred by " + error + " of " + largest);
    }
}
