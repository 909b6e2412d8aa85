package conv4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import conv4j.image.Picture;
import conv4j.tensor.Npy;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a user meets it: what it prints, writes, refuses, and how it exits. */
class RunCommandTest {
    @TempDir
    private Path folder;

    private Path picture;
    private Path out;

    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void paintAPicture() {
        picture = folder.resolve("picture.png");
        out = folder.resolve("out");
        Tensor pixels = Tensor.zeros(Shape.of(1, 3, 32, 32));
        for (int i = 0; i < pixels.values().length; i++) {
            pixels.values()[i] = i * 37 % 256;
        }
        Picture.of(pixels).writePng(picture);
    }

    private Result conv4j(Object... arguments) {
        StringWriter standardOut = new StringWriter();
        StringWriter standardError = new StringWriter();
        String[] texts = Stream.of(arguments).map(String::valueOf).toArray(String[]::new);
        int exitCode = Conv4j.run(new PrintWriter(standardOut), new PrintWriter(standardError), texts);
        return new Result(exitCode, standardOut.toString(), standardError.toString());
    }

    private Result run(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("run", picture, "--out", out));
        all.addAll(List.of(arguments));
        return conv4j(all.toArray());
    }

    private List<String> written() throws IOException {
        if (!Files.isDirectory(out)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertRefused(int exitCode, Result result) throws IOException {
        assertEquals(exitCode, result.exitCode, result.err);
        assertTrue(result.err.startsWith("conv4j: "), result.err);
        assertEquals(1, result.err.lines().count(), result.err);
        assertEquals("", result.out);
        assertEquals(List.of(), written());
    }

    @Test
    void theArticlesNumbersComeOut() throws IOException {
        Result result = run();
        assertEquals(0, result.exitCode, result.err);
        assertEquals("", result.err);
        String conv = result.out
                .lines()
                .filter(line -> line.contains("Conv2D"))
                .findFirst()
                .orElseThrow();
        String pool = result.out
                .lines()
                .filter(line -> line.contains("MaxPooling2D"))
                .findFirst()
                .orElseThrow();
        assertTrue(conv.matches(".* 30x30x5 +│ +140 │.*"), conv);
        assertTrue(pool.matches(".* 15x15x5 +│ +0 │.*"), pool);
        assertEquals(List.of("picture-feature-maps.png"), written());
        assertTrue(Picture.read(out.resolve("picture-feature-maps.png")).width() > 5 * 32);
    }

    @Test
    void jsonHoldsTheSameFacts() {
        Result result = run("--json", "--no-sheet");
        JsonArray layers = JsonParser.parseString(result.out).getAsJsonObject().getAsJsonArray("layers");
        JsonObject conv = layers.get(0).getAsJsonObject();
        assertEquals("[1,5,30,30]", conv.get("output_shape").toString());
        assertEquals(140, conv.get("parameters").getAsInt());
        assertEquals(
                "[1,5,15,15]",
                layers.get(2).getAsJsonObject().get("output_shape").toString());
        assertFalse(Files.exists(out));
    }

    @Test
    void bothBackendsAgree() throws IOException {
        Path reference = folder.resolve("reference.npy");
        Path nd4j = folder.resolve("nd4j.npy");
        assertEquals(0, run("--backend", "reference", "--output", reference).exitCode);
        assertEquals(0, run("--backend", "nd4j", "--output", nd4j).exitCode);
        assertEquals(Npy.read(reference).shape(), Npy.read(nd4j).shape());
        // 1e-5 of the largest value that a filter can give here, 4 * 255.
        assertArrayEquals(Npy.read(reference).values(), Npy.read(nd4j).values(), 1e-5f * 4 * 255);
    }

    @Test
    void everyMapIsWrittenWhenAskedFor() throws IOException {
        assertEquals(0, run("--maps", "--no-sheet", "--filters", "blur,blur", "--pool", "none").exitCode);
        assertEquals(
                List.of(
                        "picture-conv2d-0-blur.png",
                        "picture-conv2d-1-blur.png",
                        "picture-re_lu-0-blur.png",
                        "picture-re_lu-1-blur.png"),
                written());
    }

    @ParameterizedTest
    @CsvSource({
        "--stride 2,                                    15x15x5, 7x7x5",
        "--padding same,                                32x32x5, 16x16x5",
        "--padding 1 --stride 3,                        11x11x5, 5x5x5",
        "'--padding 0,1,2,3',                           32x34x5, 16x17x5",
        "--dilation 2,                                  28x28x5, 14x14x5",
        "--window 5,                                    28x28x5, 14x14x5",
        "--filters random:7:1 --window 2x4,             31x29x7, 15x14x7",
        "--pool average:3x2 --pool-stride 1,            30x30x5, 28x29x5",
        "--pool 4 --pool-stride 3 --pool-ceil,          30x30x5, 10x10x5",
        "--pool max --pool-padding same --pool-stride 4, 30x30x5, 8x8x5",
        "--size 11,                                     9x9x5,   4x4x5",
        "--size 20x10,                                  8x18x5,  4x9x5"
    })
    void geometryIsWhatTheOptionsSay(String options, String conv, String pool) {
        Result result = run((Object[]) (options + " --no-sheet").split(" +"));
        assertEquals(0, result.exitCode, result.err);
        assertTrue(result.out.contains(" " + conv + " "), result.out);
        assertTrue(result.out.contains(" " + pool + " "), result.out);
    }

    @Test
    void filtersComeFromFilesToo() throws IOException {
        Path text = Files.writeString(folder.resolve("mine.txt"), "# half\n0 0\n0 0.5\n");
        Path array = folder.resolve("mine.npy");
        Npy.write(array, Tensor.of(Shape.of(1, 2, 2), 1, 2, 3, 4));
        Path maps = folder.resolve("maps.npy");
        Result result = run("--filters", text + "," + array + ",random:1", "--output", "conv2d=" + maps);
        assertEquals(0, result.exitCode, result.err);
        Tensor pixels = Picture.read(picture).toTensor();
        float grey = (pixels.get(0, 0, 1, 1) + pixels.get(0, 1, 1, 1) + pixels.get(0, 2, 1, 1)) / 3;
        assertEquals(Shape.of(1, 3, 31, 31), Npy.read(maps).shape());
        assertEquals(grey / 2, Npy.read(maps).get(0, 0, 0, 0), 1e-3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--stride 0",
                "--padding -1",
                "--dilation 0",
                "--filters nosuch",
                "--filters nosuch.txt",
                "--size 2",
                "--window 4",
                "--pool 99",
                "--output nosuch=x.npy",
                "--stride=-3",
                "--pool-padding 0,0,-1,0"
            })
    void whatCannotBeDoneIsOneLine(String options) throws IOException {
        assertRefused(1, run((Object[]) options.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--stride x",
                "--stride 1x2x3",
                "--padding some",
                "--pool cube",
                "--backend gpu",
                "--nosuch",
                "--repeat -1",
                "--size 0",
                "--filters",
                "--pool max:",
                "--padding 1,2,3"
            })
    void wrongUsageIsOneLineAndExitsWithTwo(String options) throws IOException {
        assertRefused(2, run((Object[]) options.split(" ")));
    }

    @Test
    void noPictureIsOneLine() throws IOException {
        picture = Files.writeString(folder.resolve("text.png"), "no picture");
        assertRefused(1, run());
        picture = folder.resolve("missing.png");
        assertRefused(1, run());
        picture = folder;
        assertRefused(1, run());
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidBeforeTheWork() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        out = file.resolve("below");
        assertRefused(1, run());
    }

    @Test
    void aFilterFileOfTheWrongSizeIsOneLine() throws IOException {
        Path ragged = Files.writeString(folder.resolve("ragged.txt"), "1 2 3\n4 5\n");
        assertRefused(1, run("--filters", ragged));
        Path small = Files.writeString(folder.resolve("small.txt"), "1 2\n3 4\n");
        assertRefused(1, run("--filters", small + ",sobel-x"));
        assertRefused(1, run("--filters", folder));
    }

    @Test
    void verboseShowsWhereAnErrorComesFrom() {
        Result result = run("--stride", 0, "--verbose");
        assertEquals(1, result.exitCode);
        assertTrue(result.err.contains("\tat conv4j."), result.err);
    }

    @Test
    void helpAndVersionAreThere() {
        for (String[] command : new String[][] {{"--help"}, {"run", "--help"}, {"filters", "--help"}}) {
            Result help = conv4j((Object[]) command);
            assertEquals(0, help.exitCode);
            assertTrue(help.out.contains("Example"), help.out);
        }
        assertTrue(conv4j("--version").out.startsWith("conv4j "));
        assertTrue(conv4j("generate-completion").out.contains("complete -F"));
        assertTrue(conv4j("filters").out.contains("laplacian"));
        assertEquals(2, conv4j().exitCode);
    }
}
