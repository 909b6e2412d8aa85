package conv4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.ModelFile;
import conv4j.Network;
import conv4j.model.Model;
import conv4j.model.ModelValue;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code convert}, of networks that read geometry from the shapes of their inputs. */
class ConvertCommandTest {
    private static final Path GOLDEN = Path.of("src/test/resources/keras");

    @TempDir
    private Path folder;

    private record Result(int exitCode, String out, String err) {}

    private static Result convert(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length + 1];
        texts[0] = "convert";
        for (int i = 0; i < arguments.length; i++) {
            texts[i + 1] = String.valueOf(arguments[i]);
        }
        int exitCode = Conv4j.run(new PrintWriter(out), new PrintWriter(err), texts);
        return new Result(exitCode, out.toString(), err.toString());
    }

    private static float[] run(Path file, int batch) {
        Model model = ModelFile.load(file);
        int[] extents = new int[4];
        for (int axis = 0; axis < 4; axis++) {
            boolean fixed = model.inputs().get(0).shape().get(axis) instanceof ModelValue.Fixed;
            extents[axis] =
                    fixed ? ((ModelValue.Fixed) model.inputs().get(0).shape().get(axis)).size() : batch;
        }
        Tensor input = Tensor.zeros(Shape.of(extents));
        for (int i = 0; i < input.values().length; i++) {
            input.values()[i] = i * 31 % 17 - 8;
        }
        try (Network network = Network.of(model.graph())) {
            return network.forward(input).values();
        }
    }

    /** The batch stays free where no geometry hangs on it. */
    @ParameterizedTest
    @CsvSource({"activation_glu, 2, false", "center_crop, 3, false", "group_normalization, 1, true"})
    void geometryIsFoundOutByRunning(String name, int batch, boolean said) {
        Path model = GOLDEN.resolve(name + ".keras");
        Path file = folder.resolve("net.onnx");
        Result result = convert(model, file);
        assertEquals("", result.err);
        assertEquals(said, result.out.contains("written for"), result.out);
        assertArrayEquals(run(model, batch), run(file, batch), 1e-4f);
    }

    @Test
    void aSizeThatIsLeftFreeIsAskedFor() {
        Path file = folder.resolve("net.onnx");
        Result free = convert(GOLDEN.resolve("free_size.keras"), file);
        assertEquals(0, free.exitCode, free.err);
        Result wrong = convert("lenet", file, "--size", "0");
        assertEquals(2, wrong.exitCode);
        assertTrue(Files.exists(file));
    }
}
