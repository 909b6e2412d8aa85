package conv4j.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
    @Test
    void aLineIsLayerExecutorAndShare() {
        assertEquals(
                List.of(new Threshold("resnet50.conv1", "vector-direct", 0.5)),
                Threshold.read("mine.txt", "# all\n\nresnet50.conv1   vector-direct 0.5 # half\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a b c", "a b 0", "a b -1", "a b NaN", "a b 0.5 c"})
    void aMalformedLineIsNamed(String line) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> Threshold.read("mine.txt", "\n" + line));
        assertTrue(e.getMessage().startsWith("mine.txt line 2: wanted "), e::getMessage);
    }
}
