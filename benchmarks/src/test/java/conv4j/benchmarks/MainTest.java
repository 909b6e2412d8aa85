package conv4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import conv4j.benchmarks.executor.Executors;
import conv4j.kernel.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class MainTest {
    private static final String TINY = "mb1ic3ih8oc4kh3n\"tiny\"";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(List<String> arguments) {
        CommandLine line = Main.commands();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments.toArray(String[]::new));
    }

    private static Stream<List<String>> wrong() {
        return Stream.of(
                List.of("compare", "--suite", "spede"),
                List.of("compare", "--suite", "mb1ic3ih8oc4"),
                List.of("compare", "--suite", TINY, "--executors", "cudnn"),
                List.of("compare", "--suite", TINY, "--executors", "tensorflow,pytorch,nobody"),
                List.of("compare", "--suite", TINY, "--threads", "0"),
                List.of("compare", "--suite", TINY, "--threads", "many"),
                List.of("compare", "--suite", TINY, "--batch", "-1"),
                List.of("compare", "--suite", TINY, "--baseline", "no/such/file.json"),
                List.of("compare", "--suite", TINY, "--json", "no/such/folder/out.json"),
                List.of("compare", "--suite", TINY, "--csv", "pom.xml/out.csv"),
                List.of("compare", "--suite", TINY, "--chart", "no/such/folder/out.png"),
                List.of("compare", "--suite", TINY, "--report", "pom.xml/report"),
                List.of("compare", "--suite", TINY, "--table", "pom.xml"),
                List.of("compare", "--sweet", TINY),
                List.of("guard", "--thresholds", "no/such/file.txt"),
                List.of("layers", "speed"),
                List.of("layers", "zoo:resnet51"),
                List.of("warmup", "--calls", "0"),
                List.of("cold", "--executors", "cudnn"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongInputIsOneLineAndExitCodeTwo(List<String> arguments) {
        assertEquals(2, run(arguments), err::toString);
        assertEquals("", out.toString());
        assertEquals(1, err.toString().strip().lines().count(), err::toString);
    }

    @Test
    void aComparisonThatNobodyRunsIsRefusedWithTheReason() {
        Optional<Refusal> missing = Executors.named(List.of("pytorch")).get(0).unavailable();
        assumeTrue(missing.isPresent(), "built with -Ppytorch");
        assertEquals(2, run(List.of("compare", "--suite", TINY, "--executors", "pytorch")));
        assertEquals(
                "compare: executors: wanted one that runs here, got none: pytorch "
                        + missing.get().reason(),
                err.toString().strip());
        assertEquals("", out.toString());
    }

    @Test
    void jmhIsGivenNamesThatThereAreOnly() {
        Main.requireKnown(
                "-p", "layer=article:conv,resnet50.conv1", "-p", "executor=vector", "network=resnet18", "-f", "1");
        for (String unknown : List.of("layer=article:conv,foo", "executor=foo", "network=foo")) {
            Exception e = assertThrows(IllegalArgumentException.class, () -> Main.requireKnown("-p", unknown));
            assertTrue(e.getMessage().endsWith("got 'foo'"), e::getMessage);
        }
    }

    @Test
    void aComparisonIsPrintedWrittenAndHeldAgainstItself() throws IOException {
        Path json = folder.resolve("out.json");
        Path csv = folder.resolve("out.csv");
        List<String> arguments = List.of(
                "compare",
                "--suite",
                TINY,
                "--quick",
                "--executors",
                "reference,vector",
                "--json",
                json.toString(),
                "--csv",
                csv.toString(),
                "--chart",
                folder.resolve("chart.png").toString(),
                "--table",
                folder.resolve("table.md").toString());
        assertEquals(0, run(arguments), err::toString);
        assertTrue(out.toString().contains("reference/conv2d/direct"), out::toString);
        assertTrue(Files.readString(json).contains("\"share_of_fma_peak\""));
        assertEquals(3, Files.readAllLines(csv).size());
        assertEquals(960, ImageIO.read(folder.resolve("chart.png").toFile()).getWidth());
        assertTrue(Files.readString(folder.resolve("table.md")).contains("| milliseconds | `reference` | `vector` |"));
        int code = run(
                List.of("compare", "--suite", TINY, "--quick", "--executors", "vector", "--baseline", json.toString()));
        assertTrue(code == 0 || code == 1, err::toString);
        assertTrue(out.toString().contains("baseline: 1 compared"), out::toString);
    }
}
