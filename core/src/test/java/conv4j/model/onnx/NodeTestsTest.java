package conv4j.model.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The node tests of the ONNX standard: a few of each family that lie here, and all of a folder that the environment
 * variable {@code ONNX_NODE_TESTS} names (generate it with the onnx package: one folder a test).
 */
class NodeTestsTest {
    private static final Path HERE = Path.of("src", "test", "resources", "onnx", "node");

    private static List<NodeCase> cases(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(path -> Files.exists(path.resolve("model.onnx")))
                    .sorted()
                    .map(NodeCase::new)
                    .toList();
        }
    }

    @Test
    void theTestsThatLieHerePass() throws IOException {
        List<String> others = new ArrayList<>();
        List<NodeCase> cases = cases(HERE);
        for (NodeCase one : cases) {
            NodeCase.Result result = one.run();
            if (result.outcome() != NodeCase.Outcome.PASSED) {
                others.add(one.name() + " " + result);
            }
        }
        assertFalse(cases.isEmpty());
        assertEquals(List.of(), others);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "ONNX_NODE_TESTS", matches = ".+")
    void noneOfAGivenFolderFails() throws IOException {
        Map<String, int[]> counts = new TreeMap<>();
        List<String> failed = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (NodeCase one : cases(Path.of(System.getenv("ONNX_NODE_TESTS")))) {
            NodeCase.Result result = one.run();
            counts.computeIfAbsent(one.operators(), operator -> new int[3])[
                    result.outcome().ordinal()]++;
            lines.add(result.outcome() + "\t" + one.operators() + "\t" + one.name() + "\t" + result.reason());
            if (result.outcome() == NodeCase.Outcome.FAILED) {
                failed.add(one.name() + " " + result.reason());
            }
        }
        List<String> table = new ArrayList<>(List.of("operators\tpassed\trefused\tfailed"));
        counts.forEach(
                (operators, count) -> table.add(operators + "\t" + count[0] + "\t" + count[1] + "\t" + count[2]));
        Files.write(Path.of("target", "onnx-node-tests.tsv"), table);
        Files.write(Path.of("target", "onnx-node-tests-each.tsv"), lines);
        assertEquals(List.of(), failed);
    }
}
