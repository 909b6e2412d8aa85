package conv4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import conv4j.HeldOutDigits;
import conv4j.image.Picture;
import conv4j.tensor.Npy;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run --model}: arrays against what Keras gave for the same file, pictures, and wrong input. */
class ModelRunTest {
    private static final Path GOLDEN = Path.of("src/test/resources/keras");
    private static final Path CONVOLUTION = GOLDEN.resolve("conv2d_even_same_s2.keras");
    private static final Path SIX_CHANNELS = GOLDEN.resolve("activation_relu.keras");
    private static final Path CLASSIFIER = GOLDEN.resolve("teachable_machine.h5");

    @TempDir
    private Path folder;

    private Path given;
    private Path wanted;

    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void unpackWhatKerasGave() throws IOException {
        given = folder.resolve("x.npy");
        wanted = folder.resolve("wanted.npy");
        try (ZipFile arrays =
                new ZipFile(GOLDEN.resolve("conv2d_even_same_s2.npz").toFile())) {
            try (InputStream stream = arrays.getInputStream(arrays.getEntry("in0.npy"))) {
                Files.copy(stream, given);
            }
            try (InputStream stream = arrays.getInputStream(arrays.getEntry("out0.npy"))) {
                Files.copy(stream, wanted);
            }
        }
    }

    private static Result conv4j(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = Stream.of(arguments).map(String::valueOf).toArray(String[]::new);
        int exitCode = Conv4j.run(new PrintWriter(out), new PrintWriter(err), texts);
        return new Result(exitCode, out.toString(), err.toString());
    }

    private static void assertRefused(int exitCode, String part, Result result) {
        assertEquals(exitCode, result.exitCode, result.err);
        assertEquals(1, result.err.lines().count(), result.err);
        assertTrue(result.err.startsWith("conv4j: ") && result.err.contains(part), result.err);
        assertEquals("", result.out);
    }

    private Path picture(String name, int width, int height) {
        Path file = folder.resolve(name);
        Tensor pixels = Tensor.zeros(Shape.of(1, 3, height, width));
        for (int i = 0; i < pixels.values().length; i++) {
            pixels.values()[i] = i * 31 % 256;
        }
        Picture.of(pixels).writePng(file);
        return file;
    }

    @Test
    void arraysGoInAndOutInTheModelsOwnOrderOfAxes() throws IOException {
        Path got = folder.resolve("y.npy");
        Result result = conv4j("run", "--model", CONVOLUTION, "--input", given, "--output", got);
        assertEquals(0, result.exitCode, result.err);
        assertEquals(Npy.read(wanted).shape(), Npy.read(got).shape());
        assertArrayEquals(Npy.read(wanted).values(), Npy.read(got).values(), 1e-5f);
    }

    @Test
    void picturesBecomeClasses() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.txt"), "0 left\n1 right\n");
        picture("a.png", 40, 30);
        picture("b.png", 30, 40);
        Result result = conv4j("run", "--model", CLASSIFIER, "--preset", "tf", "--labels", labels, folder);
        assertEquals(0, result.exitCode, result.err);
        assertTrue(result.out.contains("a.png") && result.out.contains("b.png"), result.out);
        assertTrue(result.out.contains("%  left") && result.out.contains("%  right"), result.out);
    }

    @Test
    void jsonIsOneLineAPicture() {
        Path a = picture("a.png", 40, 30);
        Path b = picture("b.png", 30, 40);
        List<String> alone =
                conv4j("run", "--model", CLASSIFIER, "--json", a, b).out.lines().toList();
        List<String> together = conv4j("run", "--model", CLASSIFIER, "--json", "--batch", 2, a, b)
                .out
                .lines()
                .toList();
        assertEquals(2, alone.size());
        for (int i = 0; i < 2; i++) {
            JsonObject one = JsonParser.parseString(alone.get(i)).getAsJsonObject();
            JsonObject same = JsonParser.parseString(together.get(i)).getAsJsonObject();
            assertEquals(one.get("image"), same.get("image"));
            assertEquals(one.get("top"), same.get("top"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void theBundledNetworkNamesADigit(int digit) {
        Path light = folder.resolve("light-on-dark.png");
        Tensor digits = HeldOutDigits.levels();
        HeldOutDigits.picture(digits, digit * HeldOutDigits.PER_CLASS).writePng(light);
        assertNames(digit, conv4j("run", "--model", "lenet", light));

        Tensor inverted = digits.copy();
        for (int i = 0; i < inverted.values().length; i++) {
            inverted.values()[i] = 255 - inverted.values()[i];
        }
        Path dark = folder.resolve("dark-on-light.png");
        HeldOutDigits.picture(inverted, digit * HeldOutDigits.PER_CLASS).writePng(dark);
        assertNames(digit, conv4j("run", "--model", "lenet", "--invert", dark));
    }

    private static void assertNames(int digit, Result result) {
        assertEquals(0, result.exitCode, result.err);
        String first = result.out.lines().skip(1).findFirst().orElse("");
        assertTrue(first.endsWith("%  " + digit), result.out);
    }

    @Test
    void channelsThatTheModelDoesNotTakeAreOneLine() {
        Path picture = picture("a.png", 28, 28);
        assertRefused(
                1,
                "--channels rgb: wanted 1 as the model's input",
                conv4j("run", "--model", "lenet", "--channels", "rgb", picture));
        assertRefused(
                1,
                "--channels grey: wanted 3 as the model's input",
                conv4j("run", "--model", CLASSIFIER, "--channels", "grey", picture));
        assertRefused(1, "give arrays with --input", conv4j("run", "--model", SIX_CHANNELS, picture));
    }

    @Test
    void whatCannotBeDoneIsOneLine() throws IOException {
        Path picture = picture("a.png", 8, 8);
        Path text = Files.writeString(folder.resolve("text.onnx"), "no model");
        Path small = folder.resolve("small.npy");
        Npy.write(small, Tensor.zeros(Shape.of(1, 2, 2)));
        assertRefused(1, "none of that name", conv4j("run", "--model", folder.resolve("no.onnx"), picture));
        assertRefused(1, "text.onnx", conv4j("run", "--model", text, picture));
        assertRefused(1, "a folder", conv4j("run", "--model", folder, picture));
        assertRefused(1, "small.npy", conv4j("run", "--model", CONVOLUTION, "--input", small));
        assertRefused(1, "--input y=", conv4j("run", "--model", CONVOLUTION, "--input", "y=" + given));
        assertRefused(1, "--output", conv4j("run", "--model", CONVOLUTION, "--input", given, "--output", "y=y.npy"));
        assertRefused(2, "IMAGE", conv4j("run", "--model", CONVOLUTION, "--input", given, picture));
        assertRefused(2, "IMAGE", conv4j("run", "--model", CONVOLUTION));
        assertRefused(2, "--batch", conv4j("run", "--model", CONVOLUTION, "--batch", 0, picture));
        assertRefused(1, "mean", conv4j("run", "--model", CLASSIFIER, "--mean", "1,2", picture));
        assertRefused(
                1,
                "labels.txt",
                conv4j("run", "--model", CLASSIFIER, "--labels", folder.resolve("labels.txt"), picture));
    }

    @Test
    void theZooRunsByName() {
        Path a = picture("a.png", 40, 30);
        Result one = conv4j("run", "--model", "zoo:SqueezeNet1_1:7", "--preset", "torch", "--size", 64, "--json", a);
        Result same = conv4j("run", "--model", "zoo:squeezenet-1.1:7", "--preset", "torch", "--size", 64, "--json", a);
        Result other = conv4j("run", "--model", "zoo:squeezenet-1.1", "--preset", "torch", "--size", 64, "--json", a);
        assertEquals(0, one.exitCode, one.err);
        assertEquals(top(one), top(same));
        assertNotEquals(top(one), top(other));
    }

    private static String top(Result result) {
        return JsonParser.parseString(result.out).getAsJsonObject().get("top").toString();
    }

    @Test
    void whatTheZooHasNotIsOneLineWithWhatItHas() {
        Path a = picture("a.png", 40, 30);
        assertRefused(1, "alexnet, vgg16, ", conv4j("run", "--model", "zoo:lenet", a));
        assertRefused(1, "wanted a whole number as seed, got 'x'", conv4j("run", "--model", "zoo:vgg16:x", a));
    }

    @Test
    void aConvertedModelAnswersTheSame() {
        Path a = picture("a.png", 40, 30);
        Path onnx = folder.resolve("net.onnx");
        Result converted = conv4j("convert", "zoo:squeezenet-1.1:7", onnx);
        assertEquals(0, converted.exitCode, converted.err);
        Result named = conv4j("run", "--model", "zoo:squeezenet-1.1:7", "--size", 64, "--json", a);
        Result read = conv4j("run", "--model", onnx, "--size", 64, "--json", a);
        assertEquals(0, read.exitCode, read.err);
        assertEquals(top(named), top(read));
    }
}
