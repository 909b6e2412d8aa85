package conv4j.kernel.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.BackendChoice;
import conv4j.Network;
import conv4j.graph.Graph;
import conv4j.kernel.Refusal;
import conv4j.op.Relu;
import conv4j.plan.LayerTrace;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backend where ND4J, or its native library, is not there: in a JVM of its own, on a shorter class path. */
class Nd4jLibraryTest {

    /** A user's few lines: prints the kernel that ran, and the reasons of those that did not. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            Graph graph = Graph.input("x").then("relu", new Relu()).build();
            try (Network network = Network.of(graph, BackendChoice.ND4J)) {
                LayerTrace layer =
                        network.trace(Tensor.zeros(Shape.of(3))).layers().get(0);
                System.out.println(layer.kernel());
                layer.passedOver().forEach(over -> System.out.println(over.name() + ": " + over.reason()));
            }
        }
    }

    @TempDir
    private Path directory;

    private List<String> run(Predicate<String> onClassPath) throws IOException, InterruptedException {
        return ChildJvm.run(Main.class, directory, onClassPath).said();
    }

    @Test
    void itIsAvailableHere() {
        assertEquals(Optional.<Refusal>empty(), new Nd4jBackend().unavailable());
    }

    @Test
    void itSaysNothing() throws IOException, InterruptedException {
        assertEquals(List.of("nd4j/relu/direct"), run(entry -> true));
    }

    @Test
    void withoutTheNativeLibraryAnotherBackendRuns() throws IOException, InterruptedException {
        List<String> said =
                run(entry -> !new File(entry).getName().matches("(nd4j-native|openblas|javacpp)-.*(x86_64|arm64).jar"));
        assertEquals(2, said.size(), said::toString);
        assertEquals("reference/relu/direct", said.get(0));
        assertTrue(said.get(1).startsWith("nd4j: does not load on this machine: "), said::toString);
    }

    @Test
    void withoutNd4jAtAllAnotherBackendRuns() throws IOException, InterruptedException {
        List<String> said = run(entry -> !entry.contains("nd4j") || entry.endsWith("classes"));
        assertEquals(
                List.of(
                        "reference/relu/direct",
                        "nd4j: does not load on this machine: java.lang.ClassNotFoundException: org.nd4j.linalg.factory.Nd4j"),
                said);
    }
}
