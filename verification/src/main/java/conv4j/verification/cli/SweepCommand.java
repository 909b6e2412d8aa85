package conv4j.verification.cli;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.verification.ProblemFormatException;
import conv4j.verification.court.Ranges;
import conv4j.verification.court.Survey;
import conv4j.verification.court.SurveyFindings;
import conv4j.verification.report.Pace;
import conv4j.verification.report.SweepPage;
import conv4j.verification.rules.Rule;
import conv4j.verification.rules.Rules;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All geometries of some ranges before all rules. */
@Command(
        name = "sweep",
        description = {
            "Executes every geometry of a grid, as convolution, max and average pooling and transposed convolution, by"
                    + " floor, ceil, same, valid and causal, and holds all rules against the sizes that came out: how"
                    + " often each is right, the smallest case in which it is wrong, the condition that separates the"
                    + " two, and where rules part.",
            "Exit code 0: every rule is right wherever its source speaks; 1: one is not; 2: wrong input."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Ranges are FIRST..LAST, or LAST alone for 1..LAST. The same ranges and seed give the same findings everywhere.",
            "",
            "Examples:",
            "  sweep",
            "  sweep --inputs 500 --windows 11 --strides 8 --dilations 3 --padding 5 --state sweep.json"
        })
final class SweepCommand implements Callable<Integer> {
    private static final Pattern RANGE = Pattern.compile("(?:([0-9]{1,6})\\.\\.)?([0-9]{1,6})");

    /** Windows of a grid are held in memory, inputs are walked: 1,000,000 of them take 50 MB. */
    private static final long MOST_WINDOWS = 1_000_000;

    /** Longest input and reach, as a single row: an execution stays below a millisecond. */
    private static final int LONGEST = 65_536;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Option(names = "--inputs", paramLabel = "RANGE", description = "I (${DEFAULT-VALUE}).", defaultValue = "1..64")
    private String inputs = "";

    @Option(names = "--windows", paramLabel = "RANGE", description = "F (${DEFAULT-VALUE}).", defaultValue = "1..7")
    private String windows = "";

    @Option(names = "--strides", paramLabel = "RANGE", description = "S (${DEFAULT-VALUE}).", defaultValue = "1..4")
    private String strides = "";

    @Option(names = "--dilations", paramLabel = "RANGE", description = "D (${DEFAULT-VALUE}).", defaultValue = "1..2")
    private String dilations = "";

    @Option(
            names = "--padding",
            paramLabel = "CELLS",
            description = "The largest P, or half for F/2 (${DEFAULT-VALUE}).",
            defaultValue = "half")
    private String padding = "";

    @Option(
            names = "--rectangles",
            paramLabel = "N",
            description = "Rectangles to draw and execute on top (${DEFAULT-VALUE}).",
            defaultValue = "10000")
    private int rectangles;

    @Option(names = "--seed", description = "Of the rectangles' drawing (${DEFAULT-VALUE}).", defaultValue = "1")
    private long seed;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Keep in FILE what is done, and go on from there when started again.")
    private @Nullable Path state;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "Pairs of rules to print (${DEFAULT-VALUE}).",
            defaultValue = "20")
    private int pairs;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write a page that needs nothing beside it, with its data as CSV and JSON.")
    private @Nullable Path report;

    @Option(
            names = "--map",
            paramLabel = "RULE/RULE",
            description = "The two rules of which the page shows where they part (${DEFAULT-VALUE}).",
            defaultValue = "PyTorch MaxPool2d/PyTorch MaxPool2d, ceil_mode")
    private String mapped = "";

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Ranges ranges = ranges();
            Rule[] pair = pair();
            ReportOption folder = new ReportOption(spec, report);
            folder.prepare();
            LongConsumer bar = ProgressBar.of(spec.commandLine().getErr(), ranges.count(), "geometries");
            Pace pace = new Pace();
            SurveyFindings findings = new Survey(new ReferenceBackend(), ranges, rectangles, seed)
                    .run(Optional.ofNullable(state), (geometries, executions) -> {
                        bar.accept(geometries);
                        pace.note(executions);
                    });
            folder.write(ran -> files(new SweepPage(ran, findings, seed, pair[0], pair[1], pace), findings));
            if (json) {
                out.println(SweepJson.of(findings));
                out.flush();
            } else {
                new SweepReport(out, findings).print(pairs);
            }
            return findings.allAgree() ? 0 : 1;
        } catch (ProblemFormatException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), state + ": cannot be read or written: " + e, e);
        }
    }

    private static Map<String, String> files(SweepPage page, SurveyFindings findings) {
        return Map.of(
                "index.html", page.html(),
                "sweep.json", SweepJson.of(findings),
                "rules.csv", page.rulesCsv(),
                "pairs.csv", page.pairsCsv(),
                "map.csv", page.mapCsv(),
                "coverage.csv", page.coverageCsv());
    }

    private Rule[] pair() {
        List<Rule> pair = new ArrayList<>();
        for (String name : mapped.split("/", -1)) {
            Rules.all().stream().filter(rule -> rule.name().equals(name)).forEach(pair::add);
        }
        if (pair.size() != 2) {
            throw new ProblemFormatException(
                    "--map: wanted the names of two rules as sweep prints them, ONE/OTHER, got '" + mapped + "'");
        }
        return pair.toArray(new Rule[0]);
    }

    private Ranges ranges() {
        Ranges.Range window = range("--windows", windows);
        Ranges.Range dilation = range("--dilations", dilations);
        int cells = padding.equals("half") ? Ranges.HALF_THE_WINDOW : number("--padding", padding);
        Ranges ranges = new Ranges(range("--inputs", inputs), window, range("--strides", strides), dilation, cells);
        long reach = (window.last() - 1L) * dilation.last() + 1;
        if (reach > LONGEST) {
            throw new ProblemFormatException(
                    "--windows and --dilations: wanted a reach of at most " + LONGEST + " cells, got " + reach);
        }
        long held = ranges.count() / (ranges.inputs().last() - ranges.inputs().first() + 1);
        if (held > MOST_WINDOWS) {
            throw new ProblemFormatException(String.format(
                    "wanted at most %,d windows with their strides, dilations and paddings, got %,d",
                    MOST_WINDOWS, held));
        }
        if (rectangles < 0) {
            throw new ProblemFormatException("--rectangles: wanted at least 0, got " + rectangles);
        }
        return ranges;
    }

    private static Ranges.Range range(String option, String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            int first = range.group(1) == null ? 1 : Integer.parseInt(range.group(1));
            int last = Integer.parseInt(range.group(2));
            if (first >= 1 && first <= last && last <= LONGEST) {
                return new Ranges.Range(first, last);
            }
        }
        throw new ProblemFormatException(
                option + ": wanted FIRST..LAST with 1 <= FIRST <= LAST <= " + LONGEST + ", got '" + text + "'");
    }

    private static int number(String option, String text) {
        if (!text.matches("[0-9]{1,4}")) {
            throw new ProblemFormatException(option + ": wanted half, or a number from 0 to 9999, got '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
