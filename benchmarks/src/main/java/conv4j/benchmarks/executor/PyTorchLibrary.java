package conv4j.benchmarks.executor;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import conv4j.benchmarks.work.Trial.LayerOp;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Walk;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Layers in PyTorch's operators, as {@code torch.compile} chooses them for a processor: numbers with channels innermost,
 * weights packed beforehand for the shape at hand, and a convolution that does bias and ReLU in its store. On 256
 * channels of 14x14 that takes 0.85 ms where {@code torch.conv2d} takes 1.12 as it is called by default, 1.21 with
 * channels innermost and 1.00 between tensors in oneDNN's own layout. Maxima take two thirds of the time in that layout, which knows no dilated ones.
 */
final class PyTorchLibrary {
    private static final String ENGINE = "PyTorch";

    private PyTorchLibrary() {}

    /** Loads it, from the class path alone. */
    static PtNDManager open() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        PtNDManager manager = (PtNDManager) NDManager.newBaseManager(ENGINE);
        // Else it keeps what gradients are computed from.
        JniUtils.setGradMode(false);
        return manager;
    }

    static String version() {
        return "pytorch-" + Engine.getEngine(ENGINE).getVersion();
    }

    static Prepared prepare(LayerOp layer, Tensor input, int threads) throws RefusedTrial {
        PtNDManager manager = open();
        JniUtils.setNumThreads(threads);
        try {
            PyTorchLayer prepared = layer(manager, layer, input);
            prepared.run();
            return prepared;
        } catch (EngineException e) {
            manager.close();
            throw new RefusedTrial(complaint(e));
        } catch (RefusedTrial e) {
            manager.close();
            throw e;
        }
    }

    /** PyTorch's own words, without TorchScript's around them. */
    private static String complaint(EngineException e) {
        String all = String.valueOf(e.getMessage());
        return all.lines()
                .filter(line -> line.startsWith("RuntimeError: "))
                .findFirst()
                .orElse(all.strip().lines().findFirst().orElse("fails"));
    }

    private static PyTorchLayer layer(PtNDManager manager, LayerOp layer, Tensor input) throws RefusedTrial {
        if (layer.op() instanceof Conv2d conv) {
            return convolution(manager, conv, layer.relu(), input);
        }
        if (layer.op() instanceof MaxPool2d pool) {
            Laid laid = laid(pool.window(), input.shape());
            String result = "torch.max_pool2d(x, %s, %s, %s, %s, %s)"
                    .formatted(laid.sizes, laid.strides, laid.padding, laid.dilations, laid.up);
            String layout = LaidWindow.ofMaxPool(pool, input).isDilated()
                    ? PyTorchLayer.CHANNELS_INNERMOST
                    : "torch.to_mkldnn(x)";
            return new PyTorchLayer(manager, "max_pool2d", result, layout, List.of(), input);
        }
        if (layer.op() instanceof AveragePool2d pool) {
            Laid laid = laid(pool.window(), input.shape());
            if (pool.window().height().dilation() > 1 || pool.window().width().dilation() > 1) {
                throw new RefusedTrial("does not dilate average pools");
            }
            String result = "torch.avg_pool2d(x, %s, %s, %s, %s, %s)"
                    .formatted(laid.sizes, laid.strides, laid.padding, laid.up, bool(pool.countIncludePad()));
            return new PyTorchLayer(manager, "avg_pool2d", result, PyTorchLayer.CHANNELS_INNERMOST, List.of(), input);
        }
        throw new RefusedTrial("has no operator here for " + layer.op().name());
    }

    private static PyTorchLayer convolution(PtNDManager manager, Conv2d conv, boolean relu, Tensor input)
            throws RefusedTrial {
        Laid laid = laid(conv.window(), input.shape());
        String pack = "torch.mkldnn_reorder_conv2d_weight(torch.to_mkldnn(x), %s, %s, %s, %d, %s)"
                .formatted(
                        laid.padding,
                        laid.strides,
                        laid.dilations,
                        conv.groups(),
                        Arrays.toString(input.shape().toArray()));
        Tensor bias = conv.bias();
        String result = ("ops.mkldnn._convolution_pointwise(x, p0, %s, %s, %s, %s, %d, \"%s\","
                        + " annotate(List[Optional[number]], []), None)")
                .formatted(
                        bias == null ? "None" : "p1",
                        laid.padding,
                        laid.strides,
                        laid.dilations,
                        conv.groups(),
                        relu ? "relu" : "none");
        PyTorchLayer.Parameter weights = new PyTorchLayer.Parameter(conv.weights(), pack);
        List<PyTorchLayer.Parameter> parameters = bias == null
                ? List.of(weights)
                : List.of(weights, new PyTorchLayer.Parameter(bias, PyTorchLayer.PLAIN));
        return new PyTorchLayer(
                manager, "_convolution_pointwise", result, PyTorchLayer.CHANNELS_INNERMOST, parameters, input);
    }

    /** A window in TorchScript. */
    private record Laid(String sizes, String strides, String padding, String dilations, String up) {}

    private static Laid laid(Window window, Shape input) throws RefusedTrial {
        LaidWindow laid = LaidWindow.of(window, input);
        refuseUneven(window.height(), input.extent(2));
        refuseUneven(window.width(), input.extent(3));
        return new Laid(
                Arrays.toString(laid.sizes()),
                Arrays.toString(laid.strides()),
                Arrays.toString(laid.before()),
                Arrays.toString(laid.dilations()),
                bool(window.height().rounding() == Rounding.CEIL));
    }

    /** It takes one padding for both sides of an axis: right where the window lands as often with it. */
    private static void refuseUneven(WindowAxis axis, int length) throws RefusedTrial {
        if (axis.rounding() == Rounding.FULL) {
            throw new RefusedTrial("ignores windows that would start in the padding after the input");
        }
        Walk walk = axis.walk(length);
        WindowAxis even = axis.withPadding(Padding.explicit(walk.paddingBefore(), walk.paddingBefore()));
        if (even.walk(length).places() != walk.places()) {
            throw new RefusedTrial("takes one padding for both sides of an axis");
        }
    }

    private static String bool(boolean value) {
        return value ? "True" : "False";
    }
}
