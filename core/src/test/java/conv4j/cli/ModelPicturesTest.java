package conv4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.image.Picture;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that {@code run --model} writes: of a network that gives some, and of what layers made. */
class ModelPicturesTest {
    private static final Path NETWORKS = Path.of("src/test/resources/onnx/super_resolution");
    private static final String UNIT = "0.00392156863";

    @TempDir
    private Path folder;

    private Path small;
    private Picture large;

    private record Result(int exitCode, String out, String err) {}

    private static Result run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = Stream.concat(Stream.of("run", "--model"), Stream.of(arguments))
                .map(String::valueOf)
                .toArray(String[]::new);
        int exitCode = Conv4j.run(new PrintWriter(out), new PrintWriter(err), texts);
        return new Result(exitCode, out.toString(), err.toString());
    }

    private static void assertRefused(String part, Result result) {
        assertEquals(1, result.exitCode, result.err);
        assertEquals(1, result.err.lines().count(), result.err);
        assertTrue(result.err.startsWith("conv4j: ") && result.err.contains(part), result.err);
    }

    @BeforeEach
    void reduceThePicture() {
        large = Picture.read(Path.of("examples/chelsea.png")).croppedToCentre(120, 80);
        small = folder.resolve("small.png");
        large.resizedTo(60, 40).writePng(small);
    }

    /** Mean difference of the levels of two pictures of one size. */
    private static double difference(Picture one, Picture other) {
        Tensor a = one.toTensor();
        Tensor b = other.toTensor();
        assertEquals(a.shape(), b.shape());
        double sum = 0;
        for (int i = 0; i < a.values().length; i++) {
            sum += Math.abs(a.values()[i] - b.values()[i]);
        }
        return sum / a.values().length;
    }

    @Test
    void aNetworkThatLearnedToEnlargeDoesItBetterThanInterpolation() {
        Path file = folder.resolve("large.png");
        Path last = folder.resolve("last.png");
        Result result = run(
                NETWORKS.resolve("twice.onnx"),
                "--scale",
                UNIT,
                "--output-image",
                file,
                "--output-levels",
                "0,1",
                small);
        assertEquals("", result.err);
        Picture written = Picture.read(file);
        double interpolated = difference(large, Picture.read(small).resizedTo(120, 80));
        assertTrue(difference(large, written) < 0.95 * interpolated, difference(large, written) + " " + interpolated);
        run(
                NETWORKS.resolve("twice_nhwc.onnx"),
                "--scale",
                UNIT,
                "--output-image",
                last,
                "--output-levels",
                "0,1",
                small);
        assertEquals(0, difference(written, Picture.read(last)));
    }

    @Test
    void aFolderTakesAPictureForEach() throws IOException {
        Path other = folder.resolve("other.png");
        Path made = Files.createDirectory(folder.resolve("made"));
        large.resizedTo(60, 40).writePng(other);
        Path network = NETWORKS.resolve("twice.onnx");
        assertEquals(0, run(network, "--batch", 2, "--output-image", "large=" + made, small, other).exitCode);
        assertEquals(List.of("other.png", "small.png"), names(made));
        assertRefused("wanted a folder", run(network, "--output-image", folder.resolve("x.png"), small, other));
        assertRefused("wanted one of the outputs [large]", run(network, "--output-image", "y=x.png", small));
        assertRefused("wanted 2 numbers", run(network, "--output-image", "x.png", "--output-levels", "1", small));
        assertRefused("wanted --output-image", run(network, "--output-levels", "0,1", small));
        assertRefused("Nx3xHxW", run("lenet", "--output-image", folder.resolve("x.png"), small));
    }

    @Test
    void eachLayerThatMakesMapsHasASheet() throws IOException {
        Path digit = Path.of("examples/digit.png");
        Path all = folder.resolve("all");
        assertEquals("", run("lenet", "--features", all, digit).err);
        List<String> sheets = names(all);
        assertEquals("digit-001-rescaling.png", sheets.get(0), sheets.toString());
        Path one = folder.resolve("one");
        run("lenet", "--features", one, "--layer", "rescaling", digit);
        assertEquals(sheets.subList(0, 1), names(one));
        assertTrue(Picture.read(one.resolve(sheets.get(0))).width() > 500);
    }

    @Test
    void whatCannotBeWrittenIsOneLine() {
        Path digit = Path.of("examples/digit.png");
        assertRefused("wanted one of the layers", run("lenet", "--features", folder, "--layer", "x", digit));
        assertRefused("wanted --features", run("lenet", "--layer", "rescaling", digit));
        assertRefused("wanted a layer that makes maps", run("lenet", "--features", folder, "--layer", "output", digit));
        assertRefused("wanted one picture in a pass", run("lenet", "--features", folder, "--batch", 2, digit));
        assertRefused("wanted a folder to write to", run("lenet", "--features", small, digit));
        assertRefused("in one pass", run("lenet", "--output", folder.resolve("y.npy"), digit, digit));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
