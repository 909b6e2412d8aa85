package conv4j.benchmarks.report;

import conv4j.benchmarks.cold.HighWater;
import conv4j.benchmarks.executor.Executor;
import conv4j.benchmarks.work.WholeNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.CategoryChart;

/** The most memory that each network takes by each executor, beside its weights. */
final class MemoryBars {
    private MemoryBars() {}

    /** Empty when none of them computes whole networks. */
    static Optional<Figure> of(List<WholeNetwork> networks, List<Executor> executors, int threads) {
        Map<String, List<Double>> bars = new LinkedHashMap<>();
        Map<String, Double> weights = new LinkedHashMap<>();
        networks.forEach(network -> weights.put(network.name(), 0.0));
        for (Executor executor : executors) {
            List<Double> megabytes = new ArrayList<>();
            for (WholeNetwork network : networks) {
                Optional<HighWater> memory = tryOf(network, executor, threads);
                memory.ifPresent(some -> weights.put(network.name(), some.weightMegabytes()));
                // A bar that is not there: 0 has no height.
                megabytes.add(memory.map(HighWater::megabytes).orElse(0.0));
                if (memory.isEmpty() && megabytes.size() == 1) {
                    break;
                }
            }
            if (megabytes.size() == networks.size()) {
                bars.put(executor.name(), megabytes);
            }
        }
        return bars.isEmpty() ? Optional.empty() : Optional.of(figure(weights, bars));
    }

    /** Who leaves the first network out is not asked for the others: most libraries here compute single layers only. */
    private static Optional<HighWater> tryOf(WholeNetwork network, Executor executor, int threads) {
        try {
            return Optional.of(HighWater.of(network.source(), executor.name(), threads));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static Figure figure(Map<String, Double> weights, Map<String, List<Double>> bars) {
        CategoryChart chart = Look.bars("", "MB");
        chart.getStyler().setXAxisLabelRotation(0);
        List<String> names = List.copyOf(weights.keySet());
        bars.forEach((executor, megabytes) -> chart.addSeries(executor, names, megabytes));
        chart.addSeries("weights alone", names, List.copyOf(weights.values()));
        return new Figure(
                "memory",
                "Memory of whole networks",
                "The most that a process had resident until a network had answered twice: the JVM, the model and its making"
                        + " included. The last bar is what no engine can do without.",
                chart);
    }
}
