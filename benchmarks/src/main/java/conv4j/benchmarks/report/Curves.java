package conv4j.benchmarks.report;

import conv4j.benchmarks.cold.FirstCalls;
import conv4j.benchmarks.compare.Timed;
import conv4j.benchmarks.statistics.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What changes with something: threads, sizes, calls. */
final class Curves {
    private Curves() {}

    /** Times that one extent was given, each with what was timed then. */
    static Figure growth(String name, String extent, Map<Integer, List<Timed>> byExtent, double expected) {
        XYChart chart = Look.lines(extent, "ms");
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        List<String> fits = new ArrayList<>();
        for (Map.Entry<String, Map<Integer, Double>> curve : curves(byExtent).entrySet()) {
            double[] x = curve.getValue().keySet().stream()
                    .mapToDouble(Integer::doubleValue)
                    .toArray();
            double[] y = curve.getValue().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            chart.addSeries(curve.getKey(), x, y);
            if (x.length > 1) {
                fits.add(curve.getKey() + ": " + PowerLaw.through(x, y).text(extent));
            }
        }
        return new Figure(
                name,
                "Cost against " + extent,
                "At " + extent + " "
                        + byExtent.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + ". Multiply-adds grow as " + extent + "^" + (int) expected + ". Times, fitted: "
                        + String.join("; ", fits) + ".",
                chart);
    }

    static Figure threads(String layer, Map<Integer, List<Timed>> byThreads) {
        CategoryChart chart = Look.bars("threads", "times as fast as one thread");
        chart.getStyler().setXAxisLabelRotation(0);
        List<Integer> counts = List.copyOf(byThreads.keySet());
        for (Map.Entry<String, Map<Integer, Double>> curve : curves(byThreads).entrySet()) {
            double one = curve.getValue().getOrDefault(counts.get(0), Double.NaN);
            if (curve.getValue().size() > 1 && one > 0) {
                // A bar that is not there: 0 has no height.
                List<Double> bars = counts.stream()
                        .map(count -> one / curve.getValue().getOrDefault(count, Double.POSITIVE_INFINITY))
                        .toList();
                chart.addSeries(curve.getKey(), counts, bars);
            }
        }
        return new Figure(
                "threads", "Scaling with threads", layer + ": each executor beside itself on one thread.", chart);
    }

    /** By executor, the milliseconds at each extent. */
    private static Map<String, Map<Integer, Double>> curves(Map<Integer, List<Timed>> byExtent) {
        Map<String, Map<Integer, Double>> curves = new LinkedHashMap<>();
        byExtent.forEach(
                (extent, all) -> all.forEach(one -> curves.computeIfAbsent(one.executor(), any -> new TreeMap<>())
                        .put(extent, one.milliseconds().median())));
        return curves;
    }

    static Figure firstCalls(String layer, Map<String, FirstCalls> byExecutor) {
        XYChart chart = Look.lines("call in a fresh JVM", "ms");
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        byExecutor.forEach((executor, first) -> {
            double[] calls = new double[first.milliseconds().length];
            for (int i = 0; i < calls.length; i++) {
                calls[i] = i + 1;
            }
            chart.addSeries(executor, calls, first.milliseconds()).setMarker(SeriesMarkers.NONE);
        });
        return new Figure(
                "warmup",
                "Warm-up",
                layer + ": the first calls of each executor, each in a JVM that has compiled nothing yet.",
                chart);
    }

    static Figure start(String network, Map<String, FirstCalls> byExecutor, Map<String, Spread> commands) {
        CategoryChart chart = Look.bars("", "ms");
        List<String> names = new ArrayList<>(byExecutor.keySet());
        List<Double> times = new ArrayList<>(byExecutor.values().stream()
                .map(first -> first.prepareMilliseconds() + first.milliseconds()[0])
                .toList());
        commands.forEach((command, spread) -> {
            names.add(command);
            times.add(spread.median());
        });
        chart.addSeries("cold start", names, times);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setXAxisLabelRotation(0);
        return new Figure(
                "start",
                "Cold start",
                network
                        + ": from the first word to its library to the first answer, in a fresh JVM whose own start (some 50 ms)"
                        + " is not counted; commands are timed from outside, from start to end.",
                chart);
    }
}
