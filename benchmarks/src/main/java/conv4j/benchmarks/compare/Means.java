package conv4j.benchmarks.compare;

import conv4j.benchmarks.statistics.Ratio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One executor beside each other, over all layers that both computed.
 *
 * @param executor the one that is looked at
 * @param peers by name
 */
public record Means(String executor, Map<String, Mean> peers) {

    /**
     * @param ratio geometric mean of the peer's time over the executor's: above 1 the executor is faster
     * @param layers that it is of
     * @param milliseconds of the executor and {@code peerMilliseconds} of the peer: of all those layers, each as often as
     *     its network has it
     */
    public record Mean(Ratio ratio, int layers, double milliseconds, double peerMilliseconds) {}

    /** Of the first executor that was timed. */
    public static Means ofFirst(List<Timed> all) {
        String first = all.isEmpty() ? "" : all.get(0).executor();
        Map<String, List<double[]>> ratios = new LinkedHashMap<>();
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (Timed own : all) {
            if (own.executor().equals(first)) {
                for (Timed peer : all) {
                    if (peer.layer().equals(own.layer()) && peer != own) {
                        ratios.computeIfAbsent(peer.executor(), any -> new ArrayList<>())
                                .add(Ratio.logarithms(peer.rounds(), own.rounds()));
                        double[] sum = sums.computeIfAbsent(peer.executor(), any -> new double[2]);
                        sum[0] += own.count() * own.milliseconds().median();
                        sum[1] += peer.count() * peer.milliseconds().median();
                    }
                }
            }
        }
        Map<String, Mean> peers = new LinkedHashMap<>();
        ratios.forEach((peer, layers) -> {
            double[] sum = sums.getOrDefault(peer, new double[2]);
            peers.put(peer, new Mean(Ratio.geometricMean(layers), layers.size(), sum[0], sum[1]));
        });
        return new Means(first, peers);
    }
}
