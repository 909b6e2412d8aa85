package conv4j.benchmarks.report;

import conv4j.benchmarks.cold.ColdStart;
import conv4j.benchmarks.cold.FirstCalls;
import conv4j.benchmarks.compare.Comparison;
import conv4j.benchmarks.compare.Comparison.Outcome;
import conv4j.benchmarks.compare.Csv;
import conv4j.benchmarks.compare.Json;
import conv4j.benchmarks.compare.Settings;
import conv4j.benchmarks.compare.Timed;
import conv4j.benchmarks.executor.Executor;
import conv4j.benchmarks.statistics.Spread;
import conv4j.benchmarks.work.Suite;
import conv4j.benchmarks.work.WholeNetwork;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * An outcome as files: {@code index.html}, which stands by itself, each chart as SVG, PNG and CSV, {@code results.csv} and
 * {@code results.json}. What a comparison does not have (threads, sizes, first calls, memory) is measured for it.
 */
public final class Report {
    private static final String LAYER = "mb1ic64ih56oc64oh56kh3ph1n\"resnet50.res2_3x3\"";
    private static final int[] SIDES = {14, 28, 56, 112, 224};
    private static final int[] CHANNELS = {16, 32, 64, 128, 256, 512};
    private static final int FIRST_CALLS = 200;
    private static final String NETWORK = "zoo:squeezenet-1.1";
    private static final int STARTS = 5;

    /** That memory is measured of where the suite has no networks itself. */
    private static final String NETWORKS = "networks";

    /** Plain loops would take most of the time and hide all other curves. */
    private static final Set<String> LEFT_OUT_OF_CURVES = Set.of("reference");

    private final Suite suite;
    private final List<Executor> executors;
    private final int threads;

    /** Of a comparison, by the executors of it that run on this machine. */
    public Report(Comparison comparison) {
        this.suite = comparison.suite();
        this.executors = comparison.executors().stream()
                .filter(executor -> !LEFT_OUT_OF_CURVES.contains(executor.name()))
                .toList();
        this.threads = comparison.settings().threads();
    }

    /** What {@link #write} measures takes about this long, beside the comparison itself. */
    public double estimatedSeconds() {
        // Of the last: five networks, each made and run in a JVM of its own.
        return 20 + executors.size() * (12.0 + 5 * 4);
    }

    public void write(Path folder, Outcome outcome) throws IOException {
        Files.createDirectories(folder);
        List<Figure> figures = new ArrayList<>();
        if (!outcome.timed().isEmpty()) {
            figures.add(Bars.of(outcome.timed()));
        }
        if (outcome.timed().stream().anyMatch(one -> one.multiplyAdds() > 0)) {
            figures.add(Roofline.of(outcome.timed()));
        }
        if (!executors.isEmpty()) {
            figures.addAll(measured());
            MemoryBars.of(networks(suite), executors, threads).ifPresent(figures::add);
        }
        Files.writeString(folder.resolve("index.html"), Page.of(outcome, figures));
        Files.writeString(folder.resolve("results.csv"), Csv.of(outcome));
        Files.writeString(folder.resolve("results.json"), Json.of(outcome));
        for (Figure figure : figures) {
            Files.writeString(folder.resolve(figure.name() + ".svg"), Svg.of(figure));
            Files.writeString(folder.resolve(figure.name() + ".csv"), FigureCsv.of(figure));
            png(figure.chart(), folder.resolve(figure.name() + ".png"));
        }
    }

    /** Each layer's speed as one PNG file that says by itself where and when it was measured. */
    public static void chart(Path file, Outcome outcome) throws IOException {
        Chart<?, ?> chart = Bars.of(outcome.timed()).chart();
        chart.setTitle(MarkdownTable.where(outcome));
        chart.getStyler().setChartTitleVisible(true);
        png(chart, file);
    }

    private static void png(Chart<?, ?> chart, Path file) throws IOException {
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        try (OutputStream stream = Files.newOutputStream(file)) {
            BitmapEncoder.saveBitmap(chart, stream, BitmapFormat.PNG);
        }
    }

    private static List<WholeNetwork> networks(Suite suite) {
        List<WholeNetwork> own = networksOf(suite);
        return own.isEmpty() ? networksOf(Suite.of(NETWORKS, 0)) : own;
    }

    private static List<WholeNetwork> networksOf(Suite suite) {
        return suite.works().stream()
                .filter(WholeNetwork.class::isInstance)
                .map(WholeNetwork.class::cast)
                .toList();
    }

    private List<Figure> measured() throws IOException {
        String layer = "resnet50.res2_3x3";
        List<Figure> figures = new ArrayList<>();
        Set<Integer> counts = new TreeSet<>(List.of(
                1,
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                Runtime.getRuntime().availableProcessors()));
        if (counts.size() > 1) {
            Map<Integer, List<Timed>> byThreads = new LinkedHashMap<>();
            counts.forEach(count -> byThreads.put(count, alone(LAYER, count)));
            figures.add(Curves.threads(layer, byThreads));
        }
        figures.add(Curves.growth(
                "side", "side", timed(SIDES, side -> "mb1ic64ih" + side + "oc64kh3ph1n\"side" + side + "\""), 2));
        figures.add(Curves.growth(
                "channels",
                "channels",
                timed(CHANNELS, count -> "mb1ic" + count + "ih28oc" + count + "kh3ph1n\"channels" + count + "\""),
                2));
        Map<String, FirstCalls> warmUps = new LinkedHashMap<>();
        Map<String, FirstCalls> starts = new LinkedHashMap<>();
        for (Executor executor : executors) {
            tryFirst(LAYER, executor, FIRST_CALLS, warmUps);
            tryFirst(NETWORK, executor, 1, starts);
        }
        figures.add(Curves.firstCalls(layer, warmUps));
        Map<String, Spread> commands = new LinkedHashMap<>();
        commands.put("conv4j run", ColdStart.ofPicture(STARTS));
        commands.put("conv4j run --model", ColdStart.ofPicture(STARTS, "--model", NETWORK));
        figures.add(Curves.start(NETWORK, starts, commands));
        return figures;
    }

    /** Those who leave the work out have no curve. */
    private void tryFirst(String work, Executor executor, int calls, Map<String, FirstCalls> into) {
        try {
            into.put(executor.name(), FirstCalls.of(work, executor.name(), threads, calls));
        } catch (IllegalStateException e) {
            into.remove(executor.name());
        }
    }

    private Map<Integer, List<Timed>> timed(int[] extents, IntFunction<String> line) {
        Map<Integer, List<Timed>> byExtent = new LinkedHashMap<>();
        for (int extent : extents) {
            byExtent.put(extent, timed(line.apply(extent), threads));
        }
        return byExtent;
    }

    /**
     * Each executor by itself: in turns, those whose threads spin when they have nothing to do take the cores from the next
     * one (2 cores: ours 0.9 times as fast as with one thread, alone 1.7 times).
     */
    private List<Timed> alone(String line, int count) {
        return executors.stream()
                .flatMap(executor -> timed(line, List.of(executor), count).stream())
                .toList();
    }

    private List<Timed> timed(String line, int count) {
        return timed(line, executors, count);
    }

    private static List<Timed> timed(String line, List<Executor> who, int count) {
        return Comparison.of(Suite.of(line, 0), who, Settings.quick(count))
                .run((work, timed, untimed) -> {})
                .timed();
    }
}
