package conv4j.verification.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import conv4j.verification.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepCommandTest {
    private static final String SMALL =
            "sweep --inputs 8 --windows 2..3 --strides 2 --dilations 1 --padding 1 --rectangles 9";

    @Test
    void totalsRulesAndPairsArePrinted() {
        Answer answer = Answer.ofLine(SMALL + " --pairs 1");
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
        JsonObject json =
                JsonParser.parseString(Answer.ofLine(SMALL + " --json").out()).getAsJsonObject();
        assertEquals(64, json.get("geometries").getAsInt());
        assertEquals(0, json.get("rectangles_that_differ").getAsInt());
        assertTrue(json.getAsJsonArray("rules").size() > 40);
        assertTrue(json.getAsJsonArray("pairs").size() > 0);
    }

    @Test
    void aReportIsAPageThatNeedsNothingBesideItAndItsData(@TempDir Path folder) throws IOException {
        Path report = folder.resolve("a/report");
        assertEquals(0, Answer.ofLine(SMALL + " --json --report " + report).code());
        try (Stream<Path> files = Files.list(report)) {
            assertEquals(
                    Set.of("index.html", "sweep.json", "rules.csv", "pairs.csv", "map.csv", "coverage.csv"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
        String page = Files.readString(report.resolve("index.html"));
        assertFalse(
                page.matches("(?s).*(https?:|src=|<link|<script|url\\(|@import).*"),
                "it wants something from elsewhere");
        assertFalse(page.contains("{{"), "a template was not filled");
        assertTrue(page.contains("sweep --inputs 8 --windows 2..3"), "how it was made");
        assertTrue(page.contains(System.getProperty("java.vm.name")), "on what it ran");
        assertTrue(page.contains("F&#39; &lt;") && !page.contains("F' <"), "a formula's signs are text");
        assertTrue(page.contains("prefers-color-scheme: dark"));
        List<String> map = Files.readAllLines(report.resolve("map.csv"));
        assertTrue(map.contains("3,2,2,1,0,1,2"), "I=3 F=2 S=2: floor 1, ceil 2");
        assertTrue(
                Files.readString(report.resolve("coverage.csv")).contains("\"I=11 F=2 S=2 D=1 P=0, floor\",10,10,0"));
        assertEquals(
                Rules.all().size() + Rules.transposed().size() + 1,
                Files.readAllLines(report.resolve("rules.csv")).size());
    }

    @Test
    void aReportThatCannotBeWrittenIsSaidBeforeAnythingRuns(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Answer answer = Answer.ofLine(SMALL + " --report " + file);
        assertEquals(2, answer.code());
        assertTrue(
                answer.err().startsWith("sweep: --report: wanted a folder that can be written to, got " + file),
                answer.err());
        assertEquals("mine", Files.readString(file));
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
                "--map nobody | --map: wanted the names of two rules as sweep prints them, ONE/OTHER, got 'nobody'",
                "--rectangles -1 | --rectangles: wanted at least 0, got -1",
            })
    void wrongInputIsOneLineAndExitCode2(String options, String message) {
        assertEquals(
                new Answer(2, "", "sweep: " + message + System.lineSeparator()), Answer.ofLine("sweep " + options));
    }
}
