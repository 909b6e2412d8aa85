package conv4j.verification.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnginesCommandTest {
    /** ND4J's max pool starts at a number, not at negative infinity, and windows on padding alone show it. */
    private static final String LINE = "--alg=max mb1ic1ih1iw1kh1kw1ph0pw1";

    @Test
    void aLayerOnWhichAnEngineDiffersIsPrintedWithHowToSeeItAgain() {
        Answer answer = Answer.of("engines", "--engine", "reference,nd4j-ops", LINE);
        assertEquals(1, answer.code());
        assertEquals("", answer.err());
        assertTrue(answer.out().contains("nd4j-ops, max_pool2d, floor, padded alike: values, 1 layers"), answer.out());
        assertTrue(answer.out().contains("wanted -Infinity, got -3.4028"), answer.out());
        assertTrue(answer.out().contains("again: engines --engine nd4j-ops --seed 1 '" + LINE + "'"), answer.out());
    }

    @Test
    void conv4jsOwnEnginesAgreeAndThatIsExitCode0() {
        Answer answer = Answer.of("engines", "--engine", "reference", "--count", "20");
        assertEquals(0, answer.code());
        assertTrue(answer.out().startsWith("20 layers of seed 1 in "), answer.out());
    }

    @Test
    void jsonAndCsvHoldTheSame() {
        JsonObject json = JsonParser.parseString(Answer.of("engines", "--engine", "nd4j-ops", "--json", LINE)
                        .out())
                .getAsJsonObject();
        JsonObject finding = json.getAsJsonArray("findings").get(0).getAsJsonObject();
        assertEquals("values", finding.get("difference").getAsString());
        JsonObject example = finding.getAsJsonArray("examples").get(0).getAsJsonObject();
        assertEquals(LINE, example.get("line").getAsString());
        String csv = Answer.of("engines", "--engine", "nd4j-ops", "--csv", LINE).out();
        assertEquals(
                "engine,kind,way,difference,layers,smallest,seed,text",
                csv.lines().findFirst().orElseThrow());
        assertTrue(csv.contains("nd4j-ops,max_pool2d,\"floor, padded alike\",values,1," + LINE + ",1,"), csv);
    }

    @Test
    void theReportIsAPageThatNeedsNothingBesideIt(@TempDir Path folder) throws IOException {
        Answer.of("engines", "--engine", "nd4j-ops", "--report", folder.toString(), LINE);
        String page = Files.readString(folder.resolve("index.html"));
        assertFalse(page.matches("(?s).*(https?:|src=|<link|<script|url\\(|@import|\\{\\{).*"));
        assertTrue(page.contains("nd4j-ops"));
        assertTrue(Files.exists(folder.resolve("engines.json")));
        assertTrue(Files.exists(folder.resolve("findings.csv")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--count 0 | --count: wanted 1 to 10000000, got 0",
                "--count x | Invalid value for option '--count': 'x' is not an int",
                "--engine caffe | --engine: wanted some of reference, vector, nd4j, nd4j-ops, onnxruntime, pytorch, tensorflow, got 'caffe'",
                "ic3ih9oc4 | 'ic3ih9oc4': kh: wanted a value, got none",
                "--padding=1,2 | '--padding=1,2': column 1, --padding: wanted same_upper, same_lower or four numbers",
            })
    void wrongInputIsOneLineAndExitCode2(String words, String message) {
        Answer answer = Answer.ofLine("engines " + words);
        assertEquals(2, answer.code());
        assertEquals("", answer.out());
        assertTrue(answer.err().startsWith("engines: " + message), answer.err());
        assertEquals(1, answer.err().lines().count(), answer.err());
    }
}
