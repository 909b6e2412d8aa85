package conv4j.benchmarks.cli;

import conv4j.benchmarks.compare.Baseline;
import conv4j.benchmarks.compare.Comparison;
import conv4j.benchmarks.compare.Csv;
import conv4j.benchmarks.compare.Gate;
import conv4j.benchmarks.compare.Json;
import conv4j.benchmarks.compare.Settings;
import conv4j.benchmarks.executor.Executor;
import conv4j.benchmarks.executor.Executors;
import conv4j.benchmarks.report.MarkdownTable;
import conv4j.benchmarks.report.Report;
import conv4j.benchmarks.work.Suite;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Libraries beside each other. */
@Command(
        name = "compare",
        description = {
            "Times executors in turns on the same layers or networks, each after its results have been proved right.",
            "Exit code 0: all results right; 1: a wrong result, or slower than the baseline; 2: wrong input."
        },
        mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Option(
            names = "--suite",
            defaultValue = "speed",
            paramLabel = "NAME|FILE",
            description = {
                "speed, article, odd, deepbench; alexnet, vgg16, resnet18, resnet50, googlenet, squeezenet, mobilenet-v1,"
                        + " mobilenet-v2, densenet121: their layers; networks: whole networks; zoo:NETWORK; a file of"
                        + " benchdnn lines, a model file, or a benchdnn line (${DEFAULT-VALUE})."
            })
    private String suite = "";

    @Option(
            names = "--executors",
            split = ",",
            defaultValue = "vector,onednn,onnxruntime,nd4j",
            description = "In this order; ratios are to the first (${DEFAULT-VALUE}).")
    private List<String> executors = List.of();

    @Option(names = "--threads", defaultValue = "1", description = "That compute one call (${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--batch", defaultValue = "0", description = "Pictures in a call, whatever the suite says.")
    private int batch;

    @Option(names = "--quick", description = "Fewer rounds, large layers proved on some of their filters.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes one record for each layer and executor.")
    private @Nullable Path json;

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes the same as a table.")
    private @Nullable Path csv;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description =
                    "Writes a page with charts, the charts as SVG, PNG and CSV, the results as CSV and JSON; measures some"
                            + " more for them.")
    private @Nullable Path report;

    @Option(names = "--chart", paramLabel = "FILE", description = "Writes a bar chart of the layers as a PNG file.")
    private @Nullable Path chart;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description =
                    "Writes a Markdown table of the medians: a new file, or between the lines <!-- compare --> and"
                            + " <!-- /compare --> of one that there is.")
    private @Nullable Path table;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "An earlier --json of this machine: exit code 1 when anything has become slower than its noise.")
    private @Nullable Path baseline;

    @Override
    public Integer call() throws IOException {
        Suite works;
        List<Executor> asked;
        @Nullable Baseline before;
        try {
            requireRange("--threads", threads, 1, 4096);
            requireRange("--batch", batch, 0, 65536);
            works = Suite.of(suite, batch);
            asked = Executors.named(executors);
            before = baseline == null ? null : Baseline.read(baseline);
            if (before != null) {
                before.requireAnyOf(works.works(), asked, threads);
            }
            // First: others may be meant to lie in it.
            Destination.requireFolder(report);
            Destination.requireFile(json);
            Destination.requireFile(csv);
            Destination.requireFile(chart);
            MarkdownTable.requireRoom(table);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        Settings settings = quick ? Settings.quick(threads, works.works().size()) : Settings.full(threads);
        Comparison comparison = Comparison.of(works, asked, settings);
        if (comparison.executors().isEmpty()) {
            throw new ParameterException(spec.commandLine(), nobody(comparison));
        }
        PrintWriter out = spec.commandLine().getOut();
        TextReport text = new TextReport(out);
        Report page = new Report(comparison);
        text.begin(comparison, comparison.estimatedSeconds() + (report == null ? 0 : page.estimatedSeconds()));
        Comparison.Outcome outcome = comparison.run(text);
        text.end(outcome);
        if (json != null) {
            Files.writeString(json, Json.of(outcome));
        }
        if (report != null) {
            page.write(report, outcome);
            out.println("report: " + report.resolve("index.html"));
        }
        if (csv != null) {
            Files.writeString(csv, Csv.of(outcome));
        }
        if (chart != null) {
            Report.chart(chart, outcome);
        }
        if (table != null) {
            MarkdownTable.write(table, outcome);
        }
        boolean slower = false;
        if (before != null) {
            Gate gate = Gate.of(before, outcome.timed());
            gate.print(out);
            slower = gate.isShut();
        }
        return outcome.anyWrong() || slower ? 1 : 0;
    }

    private static String nobody(Comparison comparison) {
        return "executors: wanted one that runs here, got none: "
                + comparison.missing().stream()
                        .map(one -> one.executor() + " " + one.reason())
                        .collect(Collectors.joining("; "));
    }

    private static void requireRange(String option, int got, int least, int most) {
        if (got < least || got > most) {
            throw new IllegalArgumentException(option + ": wanted " + least + " to " + most + ", got " + got);
        }
    }
}
