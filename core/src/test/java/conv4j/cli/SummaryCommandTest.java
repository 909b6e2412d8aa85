package conv4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code summary}: against what {@code model.summary()} of Keras 3.15 printed for the same files, and wrong input. */
class SummaryCommandTest {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path PRELU = RESOURCES.resolve("keras/prelu.keras");
    private static final Path FREE = RESOURCES.resolve("keras/free_size.keras");
    private static final Path ONNX = RESOURCES.resolve("onnx/node/test_basic_conv_with_padding/model.onnx");

    @TempDir
    private Path folder;

    private record Result(int exitCode, String out, String err) {}

    private static Result summary(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = Stream.concat(Stream.of("summary", "--model"), Stream.of(arguments))
                .map(String::valueOf)
                .toArray(String[]::new);
        int exitCode = Conv4j.run(new PrintWriter(out), new PrintWriter(err), texts);
        return new Result(exitCode, out.toString(), err.toString());
    }

    private static void assertRefused(int exitCode, String part, Result result) {
        assertEquals(exitCode, result.exitCode, result.err);
        assertEquals(1, result.err.lines().count(), result.err);
        assertTrue(result.err.startsWith("conv4j: ") && result.err.contains(part), result.err);
        assertEquals("", result.out);
    }

    @ParameterizedTest
    @CsvSource({
        "summary/compiled.keras, --line-length 120 --show-trainable, txt",
        "summary/compiled.h5, --line-length 76, txt",
        "summary/compiled_default.keras, --line-length 55, txt",
        "keras/nested_keras.keras, --line-length 89, txt",
        "keras/several_keras.keras, --line-length 108, txt",
        "keras/free_size.keras, --line-length 88 --size 17x9, txt",
        "keras/frozen_keras.keras, --line-length 87 --show-trainable, txt",
        "summary/models_in_models.keras, --line-length 108, txt",
        "summary/models_in_models.keras, --line-length 108 --expand-nested, expanded.txt",
        "summary/models_in_models.keras, --line-length 97 --expand-nested --show-trainable, expanded_97.txt",
        "summary/models_in_models.h5, --line-length 61 --expand-nested, expanded.txt",
        "summary/chain_of_chains.keras, --line-length 100 --expand-nested --show-trainable, expanded.txt",
        "keras/nested_keras.keras, --line-length 120 --expand-nested --show-trainable, expanded.txt",
        "keras/nested_h5.h5, --line-length 70 --expand-nested, expanded.txt"
    })
    void kerasFormatIsWhatKerasPrintsToTheLetter(String file, String options, String variant) throws IOException {
        Path model = RESOURCES.resolve(file);
        Object[] arguments = Stream.concat(
                        Stream.of(model, "--format", "keras"), Stream.of((Object[]) options.split(" ")))
                .toArray();
        Result result = summary(arguments);
        assertEquals("", result.err);
        String printed = model.getFileName() + "." + variant;
        assertEquals(Files.readString(RESOURCES.resolve("summary").resolve(printed)), result.out);
    }

    @Test
    void aFreeSizeIsAskedForAndThenRun() {
        assertRefused(1, "give --size", summary(FREE));
        String table = summary(FREE, "--size", "20x10").out;
        assertTrue(table.contains("10x20x3") && table.contains("4x9x4"), table);
    }

    @Test
    void constantsAreNoInputsAndAreCounted() {
        String table = summary(PRELU).out;
        assertEquals(1, table.split("InputLayer", -1).length - 1, table);
        assertTrue(table.contains("Params in the file: 126 "), table);
    }

    @Test
    void theTotalIsExplainedOnlyWhereItDiffers() {
        assertFalse(summary(FREE, "--size", 9).out.contains("Params in the file"));
    }

    @Test
    void jsonAndCsvHaveTheSameLayers() {
        JsonObject json =
                JsonParser.parseString(summary(PRELU, "--format", "json").out).getAsJsonObject();
        assertEquals(1, json.getAsJsonArray("inputs").size());
        List<String> csv = summary(PRELU, "--format", "csv").out.lines().toList();
        assertEquals("name,type,output_shape,parameters,multiply_adds,output_bytes,kernel,milliseconds", csv.get(0));
        assertTrue(csv.get(1).matches("p_re_lu,PReLU,1x3x7x6,0,0,504,[a-z/_0-9]+,\\d+\\.\\d{6}"), csv.get(1));
        assertEquals(json.getAsJsonArray("layers").size(), csv.size() - 1);
    }

    @Test
    void severalInputsAreRun() {
        assertEquals(0, summary(RESOURCES.resolve("keras/merge_Add.keras")).exitCode);
    }

    @Test
    void whatCannotBeDoneIsOneLine() throws IOException {
        Path text = Files.writeString(folder.resolve("text.onnx"), "no model");
        assertRefused(1, "none of that name", summary(folder.resolve("no.keras")));
        assertRefused(1, "text.onnx", summary(text));
        assertRefused(1, "wanted a Keras file", summary(ONNX, "--format", "keras"));
        assertRefused(1, "line length", summary(PRELU, "--format", "keras", "--line-length", 5));
        assertRefused(1, "line length", summary(PRELU, "--format", "keras", "--line-length", -100));
        assertRefused(2, "--format", summary(PRELU, "--format", "xml"));
        assertRefused(2, "--show-trainable", summary(PRELU, "--show-trainable"));
        assertRefused(2, "--expand-nested", summary(PRELU, "--expand-nested"));
        assertRefused(2, "--size", summary(PRELU, "--size", 0));
    }
}
