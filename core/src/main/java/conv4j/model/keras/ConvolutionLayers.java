package conv4j.model.keras;

import conv4j.model.ModelFormatException;
import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.Padding;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conv1D and Conv2D, depthwise, separable and transposed. Keras keeps kernels as {@code KH x KW x C/groups x OC},
 * depthwise ones as {@code KH x KW x C x multiplier}, transposed ones as {@code KH x KW x OC x C}.
 */
final class ConvolutionLayers {
    static final Map<String, LayerKind> TABLE = Map.of(
            "Conv1D", kind("kernel", call -> convolution(call, Spatial.ROW)),
            "Conv2D", kind("kernel", call -> convolution(call, Spatial.IMAGE)),
            "DepthwiseConv1D", kind("depthwise_kernel", call -> depthwise(call, Spatial.ROW)),
            "DepthwiseConv2D", kind("depthwise_kernel", call -> depthwise(call, Spatial.IMAGE)),
            "SeparableConv1D", separable(Spatial.ROW),
            "SeparableConv2D", separable(Spatial.IMAGE),
            "Conv1DTranspose", kind("kernel", call -> transposed(call, Spatial.ROW)),
            "Conv2DTranspose", kind("kernel", call -> transposed(call, Spatial.IMAGE)));

    private ConvolutionLayers() {}

    private static LayerKind kind(String kernel, LayerKind.Translation translation) {
        return new LayerKind(config -> withBias(config, kernel), translation);
    }

    private static LayerKind separable(Spatial spatial) {
        return new LayerKind(
                config -> withBias(config, "depthwise_kernel", "pointwise_kernel"), call -> separable(call, spatial));
    }

    static List<String> withBias(Config config, String... weights) {
        List<String> names = new ArrayList<>(List.of(weights));
        if (config.flag("use_bias", true)) {
            names.add("bias");
        }
        return names;
    }

    private static Value convolution(LayerCall call, Spatial spatial) {
        Config config = call.config();
        int[] size = spatial.pair(config, "kernel_size");
        int groups = config.integer("groups", 1);
        Tensor kernel = kernel(call, "kernel", spatial, size);
        requireExtent(call, "filters", config.integer("filters"), kernel.shape().extent(3));
        int[] strides = spatial.pair(config, "strides", 1);
        Conv2d op = new Conv2d(
                spatial.window(config, size[0], size[1], strides),
                groups,
                Tensors.transposed(kernel, 3, 2, 0, 1),
                call.optionalWeight("bias"));
        Value image = spatial.enter(call);
        return finished(call, spatial, call.main(op, image, image));
    }

    private static Value depthwise(LayerCall call, Spatial spatial) {
        Config config = call.config();
        if (config.integer("groups", 1) != 1) {
            throw config.wrong("groups", "1, as a depthwise convolution has no other groups than its channels");
        }
        Value image = spatial.enter(call);
        return finished(call, spatial, call.main(depthwise(call, spatial, call.optionalWeight("bias")), image, image));
    }

    private static Conv2d depthwise(LayerCall call, Spatial spatial, @Nullable Tensor bias) {
        Config config = call.config();
        int[] size = spatial.pair(config, "kernel_size");
        Tensor kernel = kernel(call, "depthwise_kernel", spatial, size);
        int channels = kernel.shape().extent(2);
        int multiplier = kernel.shape().extent(3);
        requireExtent(call, "depth_multiplier", config.integer("depth_multiplier", 1), multiplier);
        // Output channel c * multiplier + m is made of input channel c.
        Tensor weights = Tensors.transposed(kernel, 2, 3, 0, 1)
                .reshape(Shape.of(Math.multiplyExact(channels, multiplier), 1, size[0], size[1]));
        int[] strides = spatial.pair(config, "strides", 1);
        return new Conv2d(spatial.window(config, size[0], size[1], strides), channels, weights, bias);
    }

    private static Value separable(LayerCall call, Spatial spatial) {
        Tensor kernel = kernel(call, "pointwise_kernel", spatial, new int[] {1, 1});
        requireExtent(
                call,
                "filters",
                call.config().integer("filters"),
                kernel.shape().extent(3));
        Conv2d pointwise =
                new Conv2d(Window.of(1, 1), 1, Tensors.transposed(kernel, 3, 2, 0, 1), call.optionalWeight("bias"));
        Value image = spatial.enter(call);
        Value filtered = call.step(depthwise(call, spatial, null), image);
        return finished(call, spatial, call.main(pointwise, filtered, filtered));
    }

    /**
     * Padding and output padding are those with which TensorFlow makes the size that Keras asks for: with same padding
     * stride cells per input cell, with valid padding all that the windows cover and at least stride cells each
     * (keras/src/backend/common/backend_utils.py, compute_conv_transpose_output_shape).
     */
    private static Value transposed(LayerCall call, Spatial spatial) {
        Config config = call.config();
        int[] size = spatial.pair(config, "kernel_size");
        int[] strides = spatial.pair(config, "strides", 1);
        boolean same = config.text("padding", "valid").equals("same");
        Window window = spatial.window(config, size[0], size[1], strides);
        int[] output = config.given("output_padding") ? spatial.pair(config, "output_padding") : new int[] {-1, -1};
        Landing height = Landing.of(window.height(), same, output[0]);
        Landing width = Landing.of(window.width(), same, output[1]);
        Tensor kernel = kernel(call, "kernel", spatial, size);
        requireExtent(call, "filters", config.integer("filters"), kernel.shape().extent(2));
        ConvTranspose2d op = new ConvTranspose2d(
                window.withPadding(height.padding(), width.padding()),
                config.integer("groups", 1),
                Tensors.transposed(kernel, 3, 2, 0, 1),
                call.optionalWeight("bias"),
                height.outputPadding(),
                width.outputPadding());
        Value image = spatial.enter(call);
        return finished(call, spatial, call.main(op, image, image));
    }

    /** How much of a transposed convolution's output is cut off around, and added at its end, along one axis. */
    private record Landing(Padding padding, int outputPadding) {
        static Landing of(WindowAxis axis, boolean same, int outputPadding) {
            int cut;
            if (outputPadding >= 0) {
                cut = (same ? axis.reach() / 2 * 2 : 0) - outputPadding;
            } else {
                cut = same ? axis.reach() - axis.stride() : Math.min(0, axis.reach() - axis.stride());
            }
            int before = Math.max(0, cut) / 2;
            return new Landing(Padding.explicit(before, Math.max(0, cut) - before), Math.max(0, -cut));
        }
    }

    /** A kernel with four axes, as of an image, checked against the layer's options. */
    private static Tensor kernel(LayerCall call, String name, Spatial spatial, int[] size) {
        Tensor kernel = call.weight(name);
        Shape shape = kernel.shape();
        if (shape.rank() == 4 && spatial == Spatial.IMAGE && isTheanoKernel(call)) {
            kernel = Tensors.transposed(kernel, 2, 3, 1, 0);
        } else if (shape.rank() == 3 && spatial == Spatial.ROW) {
            kernel = kernel.reshape(Shape.of(1, shape.extent(0), shape.extent(1), shape.extent(2)));
        }
        Shape found = kernel.shape();
        if (found.rank() != 4 || found.extent(0) != size[0] || found.extent(1) != size[1]) {
            throw call.refusal(name + ": wanted a kernel of " + size[0] + "x" + size[1] + " cells, got " + shape);
        }
        return call.version().turnsKernels() ? Tensors.turned(kernel, 2) : kernel;
    }

    /** Keras 1 kept the kernels of channels_first layers as {@code OC x C x KH x KW}. */
    private static boolean isTheanoKernel(LayerCall call) {
        return call.version().major() == 1 && !Spatial.channelsLast(call.config());
    }

    private static void requireExtent(LayerCall call, String option, int wanted, int got) {
        if (wanted != got) {
            throw new ModelFormatException(call.config().where() + ": wanted weights for " + option + " = " + wanted
                    + ", got weights for " + got);
        }
    }

    private static Value finished(LayerCall call, Spatial spatial, Value convolved) {
        return Activations.ofLayer(call, spatial.leave(call, convolved));
    }
}
