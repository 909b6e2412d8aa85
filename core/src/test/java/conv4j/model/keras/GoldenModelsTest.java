package conv4j.model.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import conv4j.tensor.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every model that {@code make_golden.py} wrote gives what Keras gave. */
class GoldenModelsTest {
    /** Sums of at most some hundred terms in float32: 1e-5 of the largest number. */
    private static final double BOUND = 1e-5;

    static Path folder() throws URISyntaxException {
        return Path.of(GoldenModelsTest.class.getResource("/keras").toURI());
    }

    private static List<Path> models() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().matches(".*\\.(keras|h5)"))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyModelGivesWhatKerasGave() throws Exception {
        return models().stream().map(model -> dynamicTest(model.getFileName().toString(), () -> check(model)));
    }

    @Test
    void noModelWentMissing() throws Exception {
        assertTrue(models().size() > 200, () -> "golden models");
    }

    private static void check(Path file) {
        Path arrays = file.resolveSibling(file.getFileName().toString().replaceAll("\\.(keras|h5)$", ".npz"));
        KerasModel model = KerasModel.read(file);
        List<Tensor> wanted = GoldenArrays.read(arrays, "out");
        List<Tensor> got = KerasOrder.run(model, GoldenArrays.read(arrays, "in"));
        assertEquals(wanted.size(), got.size());
        for (int i = 0; i < got.size(); i++) {
            assertEquals(wanted.get(i).shape(), got.get(i).shape());
            double difference = KerasOrder.difference(wanted.get(i), got.get(i));
            assertTrue(difference <= bound(file), () -> file.getFileName() + ": off by " + difference);
        }
    }

    /** Keras computed the first in 11 bits; TensorFlow rounds the coordinates of cubic convolution to 1/1024. */
    private static double bound(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("float16")
                ? 5e-3
                : name.startsWith("bfloat16") ? 5e-2 : name.contains("bicubic") ? 2e-3 : BOUND;
    }
}
