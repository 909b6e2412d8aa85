package conv4j.verification.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepCommandTest {
    private static final String SMALL =
            "sweep --inputs 8 --windows 2..3 --strides 2 --dilations 1 --padding 1 --rectangles 9";

    private record Answer(int code, String out, String err) {}

    private static Answer ask(String line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Verify.run(new PrintWriter(out), new PrintWriter(err, true), line.split(" "));
        return new Answer(code, out.toString(), err.toString());
    }

    @Test
    void totalsRulesAndPairsArePrinted() {
        Answer answer = ask(SMALL + " --pairs 1");
        assertEquals(0, answer.code());
        assertEquals("", answer.err());
        String flat = answer.out().replaceAll(" +", " ");
        assertTrue(flat.startsWith("sweep of I=1..8 F=2..3 S=1..2 D=1 P<=1, on the reference kernels"), flat);
        assertTrue(flat.contains(" geometries 64"), flat);
        assertTrue(flat.contains(" executions a second "), flat);
        assertTrue(
                flat.contains(" rectangles 9 with padding that differs by side, executed whole and by axis: 0 differ"));
        assertTrue(flat.contains(
                "relationship 6: floor((I + 2P - F)/S) + 1 [P alike on both sides, D = 1], run as floor"));
        assertTrue(flat.contains("more (--pairs)"), flat);
    }

    @Test
    void jsonHoldsTheSame() {
        JsonObject json = JsonParser.parseString(ask(SMALL + " --json").out()).getAsJsonObject();
        assertEquals(64, json.get("geometries").getAsInt());
        assertEquals(0, json.get("rectangles_that_differ").getAsInt());
        assertTrue(json.getAsJsonArray("rules").size() > 40);
        assertTrue(json.getAsJsonArray("pairs").size() > 0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--inputs x | --inputs: wanted FIRST..LAST with 1 <= FIRST <= LAST <= 65536, got 'x'",
                "--inputs 0 | --inputs: wanted FIRST..LAST with 1 <= FIRST <= LAST <= 65536, got '0'",
                "--strides 3..2 | --strides: wanted FIRST..LAST with 1 <= FIRST <= LAST <= 65536, got '3..2'",
                "--windows 70000 | --windows: wanted FIRST..LAST with 1 <= FIRST <= LAST <= 65536, got '70000'",
                "--padding full | --padding: wanted half, or a number from 0 to 9999, got 'full'",
                "--windows 60000 --dilations 9 | --windows and --dilations: wanted a reach of at most 65536 cells, got 539992",
                "--windows 3000 --strides 900 | wanted at most 1,000,000 windows with their strides, dilations and paddings, got 4,055,400,000",
                "--rectangles -1 | --rectangles: wanted at least 0, got -1",
            })
    void wrongInputIsOneLineAndExitCode2(String options, String message) {
        assertEquals(new Answer(2, "", "sweep: " + message + System.lineSeparator()), ask("sweep " + options));
    }
}
