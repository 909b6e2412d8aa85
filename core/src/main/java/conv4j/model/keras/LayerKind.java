package conv4j.model.keras;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known of a class of layers.
 *
 * @param weights from the options to what its weights are called, in Keras' order
 * @param translation from a call of the layer to ops
 */
record LayerKind(Function<Config, List<String>> weights, Translation translation) {
    /** Weights that are measured and not trained. */
    private static final Set<String> STATISTICS = Set.of(
            "moving_mean",
            "moving_variance",
            "mean",
            "variance",
            "count",
            "moving_stddev",
            "renorm_mean",
            "renorm_stddev");

    /** Adds what a layer computes to the graph. */
    @FunctionalInterface
    interface Translation {
        Value apply(LayerCall call);
    }

    /** A layer that learns nothing. */
    static LayerKind of(Translation translation) {
        return new LayerKind(config -> List.of(), translation);
    }

    static boolean isStatistic(String weight) {
        return STATISTICS.contains(weight);
    }
}
