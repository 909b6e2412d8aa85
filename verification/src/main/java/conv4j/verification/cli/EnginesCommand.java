package conv4j.verification.cli;

import conv4j.verification.Problem;
import conv4j.verification.ProblemFormatException;
import conv4j.verification.engines.Comparison;
import conv4j.verification.engines.ComparisonFindings;
import conv4j.verification.engines.Engines;
import conv4j.verification.report.EnginesPage;
import conv4j.verification.report.Ran;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The same layers through several libraries. */
@Command(
        name = "engines",
        description = {
            "Runs the same layers through ND4J, ONNX Runtime, conv4j's own kernels and, where they are on the class path,"
                    + " PyTorch and TensorFlow, and holds shapes and values against a definition in double precision:"
                    + " first with small integers, to the last bit, then with real numbers, within what rounding may do."
                    + " What differs is made as small as it gets.",
            "Exit code 0: all agree; 1: an engine differs; 2: wrong input."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A library that is missing or does not load is named and left out.",
            "nd4j is conv4j's use of ND4J, nd4j-ops are ND4J's operations as they are.",
            "",
            "Examples:",
            "  engines",
            "  engines --count 5000 --seed 7 --engine onnxruntime,pytorch --csv",
            "  engines --engine nd4j-ops '--alg=avg_np mb1ic1ih3iw3kh2kw2ph1pw1'"
        })
final class EnginesCommand implements Callable<Integer> {
    private static final int MOST_LAYERS = 10_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "LINE",
            description = "Layers in benchdnn's notation, each one argument, instead of drawn ones.")
    private List<String> lines = new ArrayList<>();

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Layers to draw (${DEFAULT-VALUE}).",
            defaultValue = "1000")
    private int count;

    @Option(names = "--seed", description = "Of the drawing and the numbers (${DEFAULT-VALUE}).", defaultValue = "1")
    private long seed;

    @Option(names = "--engine", paramLabel = "NAME", split = ",", description = "The engines to ask (all).")
    private List<String> names = Engines.names();

    @ArgGroup
    private Form form = new Form();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write a page that needs nothing beside it, with its data as CSV and JSON.")
    private @Nullable Path report;

    /** How to print. */
    static final class Form {
        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Option(names = "--csv", description = "Print CSV, a record for each layer that differs, as small as it got.")
        private boolean csv;

        void print(PrintWriter out, ComparisonFindings findings) {
            if (json) {
                out.println(EnginesJson.of(findings));
            } else if (csv) {
                EnginesCsv.print(out, findings);
            } else {
                new EnginesReport(out, findings).print();
            }
            out.flush();
        }
    }

    @Override
    public Integer call() {
        List<Problem> given = lines.stream().map(this::parsed).toList();
        if (count < 1 || count > MOST_LAYERS) {
            throw wrong("--count: wanted 1 to " + MOST_LAYERS + ", got " + count);
        }
        ReportOption folder = new ReportOption(spec, report);
        try (Engines engines = Engines.open(names)) {
            folder.prepare();
            int all = given.isEmpty() ? count : given.size();
            LongConsumer progress = ProgressBar.of(spec.commandLine().getErr(), all, "layers");
            ComparisonFindings findings = given.isEmpty()
                    ? Comparison.ofRandom(engines, count, seed, progress)
                    : Comparison.of(engines, given, seed, progress);
            folder.write(ran -> files(ran, findings));
            form.print(spec.commandLine().getOut(), findings);
            return findings.allAgree() ? 0 : 1;
        } catch (ProblemFormatException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> files(Ran ran, ComparisonFindings findings) {
        StringWriter csv = new StringWriter();
        EnginesCsv.print(csv, findings);
        return Map.of(
                "index.html", new EnginesPage(ran, findings).html(),
                "engines.json", EnginesJson.of(findings),
                "findings.csv", csv.toString());
    }

    private Problem parsed(String line) {
        try {
            return Problem.parse(line);
        } catch (ProblemFormatException e) {
            throw wrong("'" + line + "': " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
