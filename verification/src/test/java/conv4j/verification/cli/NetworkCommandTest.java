package conv4j.verification.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkCommandTest {

    private record Answer(int code, String out, String err) {}

    private static Answer ask(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Verify.run(new PrintWriter(out), new PrintWriter(err, true), arguments);
        return new Answer(code, out.toString(), err.toString());
    }

    private static JsonObject json(Answer answer) {
        return JsonParser.parseString(answer.out()).getAsJsonObject();
    }

    @Test
    void aNetworkThatAgreesIsATableAndExitCode0() {
        Answer answer = ask("network", "--model", "lenet");
        assertEquals("", answer.err());
        assertEquals(0, answer.code());
        assertTrue(answer.out().contains("All predictions agree with what was executed."), answer.out());
        assertTrue(answer.out().contains("Smallest picture: height = width = "), answer.out());
    }

    @Test
    void aChainThatBreaksIsExitCode1AndSaysWhere() {
        Answer answer = ask("network", "--model", "zoo:squeezenet-1.1", "--size", "40", "--rules", "article", "--csv");
        assertEquals(1, answer.code());
        List<String> lines = answer.out().lines().toList();
        assertTrue(lines.get(0).startsWith("layer,op,executed,predicted,rule,parameters"), lines.get(0));
        assertTrue(
                lines.get(1).endsWith("\"executed 1x64x19x19, not predicted: article, formula 1: 19.5\""),
                lines.get(1));
    }

    @Test
    void jsonHasEveryLayerAndTheSums() {
        JsonObject study = json(ask("network", "--model", "zoo:squeezenet-1.1", "--size", "48x40", "--json"));
        assertTrue(study.get("all_agree").getAsBoolean());
        JsonObject conv = study.getAsJsonArray("layers").get(0).getAsJsonObject();
        assertEquals("[1,64,19,23]", conv.getAsJsonArray("executed").toString());
        assertEquals(
                19 * 23 * 64 * 27,
                conv.getAsJsonObject("multiply_adds").get("on_input").getAsLong());
        assertEquals(3, conv.getAsJsonObject("rows").get("size").getAsInt());
    }

    @Test
    void coverageOfAGeometryIsNumbersAndAPicture(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("coverage.png");
        Answer answer = ask("coverage", "I=11", "F=2", "S=2", "--output", file.toString());
        assertEquals("", answer.err());
        assertEquals(0, answer.code());
        String flat = answer.out().replaceAll(" +", " ");
        assertTrue(flat.contains("pixels never read 21 of 121"), flat);
        assertTrue(flat.contains("each of the 121 pixels lit alone gives the same"), flat);
        assertTrue(ImageIO.read(file.toFile()).getHeight() > 480);
    }

    @Test
    void coverageAsCsvIsALineForEachRow() {
        assertEquals(
                String.join(System.lineSeparator(), "1,2,1", "2,4,2", "1,2,1", ""),
                ask("coverage", "I=3", "F=2", "--csv").out());
    }

    @Test
    void coverageOfANetworkFollowsALayerBackToThePicture() {
        JsonObject coverage = json(
                ask("coverage", "--model", "zoo:resnet18", "--size", "64", "--layer", "conv3_1/conv2d_2", "--json"));
        assertEquals(64 * 64, coverage.getAsJsonArray("paths").size());
        assertEquals("conv3_1/conv2d_2", coverage.get("followed_layer").getAsString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "network # network: Missing required option: '--model=FILE|NAME'",
                "network --model none.onnx # network: none.onnx: wanted a model file, got none of that name; check the path",
                "network --model lenet --size 0 # network: --size: wanted N or WxH from 1 to 4096, got '0'",
                "coverage # coverage: wanted a geometry, as in I=11 F=2 S=2, or --model, got neither",
                "coverage I=5 F=2 --size 3 # coverage: --size and --layer: wanted --model beside them, got a geometry",
                "coverage I=5 F=2 --model lenet # coverage: wanted a geometry or --model, got both",
            })
    void wrongInputIsOneLineAndExitCode2(String line, String message) {
        assertEquals(new Answer(2, "", message + System.lineSeparator()), ask(line.split(" ")));
    }

    @Test
    void aWindowThatLandsNowhereIsOneLine() {
        Answer answer = ask("coverage", "I=2", "F=3");
        assertEquals(1, answer.code());
        assertTrue(answer.err().startsWith("coverage: width: wanted at least 3 cells"), answer.err());
    }
}
