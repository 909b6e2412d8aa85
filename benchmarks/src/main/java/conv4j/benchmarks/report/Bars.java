package conv4j.benchmarks.report;

import conv4j.benchmarks.compare.Timed;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.CategoryChart;

/** Each layer's speed by each executor, beside that of the first. */
final class Bars {
    private Bars() {}

    static Figure of(List<Timed> all) {
        String first = all.get(0).executor();
        List<String> layers = all.stream().map(Timed::layer).distinct().toList();
        CategoryChart chart = Look.bars("", "speed (" + first + " = 1)");
        for (String executor : all.stream().map(Timed::executor).distinct().toList()) {
            List<Double> speeds = new ArrayList<>();
            for (String layer : layers) {
                double own = milliseconds(all, layer, executor);
                double reference = milliseconds(all, layer, first);
                // A bar that is not there: 0 has no height.
                speeds.add(Double.isNaN(own) || Double.isNaN(reference) ? 0 : reference / own);
            }
            chart.addSeries(executor, layers, speeds);
        }
        return new Figure(
                "bars",
                "Speed of each layer",
                "Time of " + first
                        + " over each executor's: higher is faster, no bar where it does not compute the layer.",
                chart);
    }

    private static double milliseconds(List<Timed> all, String layer, String executor) {
        return all.stream()
                .filter(one -> one.layer().equals(layer) && one.executor().equals(executor))
                .mapToDouble(one -> one.milliseconds().median())
                .findFirst()
                .orElse(Double.NaN);
    }
}
