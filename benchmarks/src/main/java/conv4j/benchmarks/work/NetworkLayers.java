package conv4j.benchmarks.work;

import conv4j.BackendChoice;
import conv4j.Network;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.plan.LayerTrace;
import conv4j.tensor.Shape;
import conv4j.verification.Fill;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All convolutions and pools of a network as a problem list: what really ran, shape for shape, each geometry once with
 * how often it came ({@code n"resnet50.layer1*3"}, as benchdnn's own lists write it).
 */
public final class NetworkLayers {
    private record Found(String name, int count) {}

    private NetworkLayers() {}

    /** Runs the network once and tells its layers, a line each, in the order in which they first ran. */
    public static List<String> of(WholeNetwork network) {
        Trial trial = network.trial(Fill.REAL);
        Map<String, Found> found = new LinkedHashMap<>();
        // Plain loops run every layer by itself; faster backends fuse some.
        try (Network runs = Network.of(trial.model().graph(), BackendChoice.REFERENCE)) {
            for (LayerTrace layer : runs.trace(trial.input()).layers()) {
                line(layer).ifPresent(line -> {
                    Found before = found.getOrDefault(
                            line, new Found(network.name() + "." + layer.node().name(), 0));
                    found.put(line, new Found(before.name(), before.count() + 1));
                });
            }
        }
        return found.entrySet().stream()
                .map(entry -> entry.getKey() + "n\"" + entry.getValue().name() + "*"
                        + entry.getValue().count() + "\"")
                .toList();
    }

    private static Optional<String> line(LayerTrace layer) {
        Op op = layer.node().op();
        Shape in = layer.inputs().get(0);
        Shape out = layer.output().shape();
        if (op instanceof Conv2d conv) {
            String groups = conv.groups() == 1 ? "" : "g" + conv.groups();
            String bias = conv.bias() == null ? "--dir=FWD_D " : "";
            return Optional.of(bias + options(conv.window()) + groups + "mb" + in.extent(0) + "ic" + in.extent(1) + "oc"
                    + out.extent(1) + geometry(conv.window(), in, out));
        }
        if (op instanceof MaxPool2d pool) {
            return Optional.of(pool("max", pool.window(), in, out));
        }
        if (op instanceof AveragePool2d pool) {
            return Optional.of(pool(pool.countIncludePad() ? "avg_p" : "avg_np", pool.window(), in, out));
        }
        return Optional.empty();
    }

    private static String pool(String algorithm, Window window, Shape in, Shape out) {
        return "--alg=" + algorithm + " " + options(window) + "mb" + in.extent(0) + "ic" + in.extent(1)
                + geometry(window, in, out);
    }

    private static String options(Window window) {
        if (window.height().padding() instanceof Padding.Same same) {
            return "--padding=" + same + " ";
        }
        Rounding rounding = window.height().rounding();
        return rounding == Rounding.FLOOR ? "" : "--rounding=" + rounding.name().toLowerCase(Locale.ROOT) + " ";
    }

    private static String geometry(Window window, Shape in, Shape out) {
        return side("h", window.height(), in.extent(2), out.extent(2))
                + side("w", window.width(), in.extent(3), out.extent(3));
    }

    /** The output's extent is said where it tells how much padding there is after; other options settle it themselves. */
    private static String side(String letter, WindowAxis axis, int in, int out) {
        String sizes = "i" + letter + in + "k" + letter + axis.size() + "s" + letter + axis.stride() + "d" + letter
                + (axis.dilation() - 1);
        if (axis.padding() instanceof Padding.Explicit explicit) {
            String output = axis.rounding() == Rounding.FLOOR ? "o" + letter + out : "";
            return sizes + output + "p" + letter + explicit.before();
        }
        return sizes;
    }
}
