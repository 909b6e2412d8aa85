package conv4j.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a fuzzer found, and the shortest inputs by which it got somewhere, read again. */
class FindingsTest {
    private static final Path FOLDER = Path.of("src/test/resources/fuzz");

    @FunctionalInterface
    private interface Target {
        void read(byte[] data) throws IOException;
    }

    private static final Map<String, Target> TARGETS = Map.of(
            "models", ModelFuzzing::fuzzerTestOneInput,
            "keras-config", KerasConfigFuzzing::fuzzerTestOneInput,
            "keras-weights", KerasWeightsFuzzing::fuzzerTestOneInput,
            "pictures", PictureFuzzing::fuzzerTestOneInput);

    static Stream<String> targets() {
        return TARGETS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void eachIsReadOrRefusedInOneLine(String target) throws IOException {
        List<Path> inputs;
        try (Stream<Path> files = Files.list(FOLDER.resolve(target))) {
            inputs = files.sorted().toList();
        }
        assertFalse(inputs.isEmpty());
        for (Path input : inputs) {
            byte[] data = Files.readAllBytes(input);
            Assertions.assertTimeout(
                    Duration.ofSeconds(10), () -> TARGETS.get(target).read(data), input.toString());
        }
    }
}
