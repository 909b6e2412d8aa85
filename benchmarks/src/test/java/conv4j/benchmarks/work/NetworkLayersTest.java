package conv4j.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conv4j.verification.ProblemList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The lists of layers are what the zoo's networks execute. Printed anew by {@code benchmarks.jar layers zoo:NETWORK}. */
class NetworkLayersTest {
    private static Stream<Arguments> networks() {
        return Suite.LAYERS_OF.entrySet().stream().map(one -> Arguments.of(one.getKey(), one.getValue()));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aSuiteHasWhatItsNetworkExecutes(String suite, String zoo) throws IOException {
        String file = "/problems/" + suite + ".txt";
        try (InputStream stream = Objects.requireNonNull(ProblemList.class.getResourceAsStream(file), file)) {
            WholeNetwork network =
                    (WholeNetwork) Suite.of("zoo:" + zoo, 1).works().get(0);
            assertEquals(
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .toList(),
                    NetworkLayers.of(network));
        }
    }
}
