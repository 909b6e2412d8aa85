package conv4j.model.keras;

import conv4j.op.Binary;
import conv4j.op.Conv2d;
import conv4j.op.Dense;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Dense, LayerScale, and the layers that leave their input as it is when a network is not in training. */
final class CoreLayers {
    /** Whatever their options are, they act in training only. */
    private static final List<String> IDENTITIES = List.of(
            "Dropout",
            "SpatialDropout1D",
            "SpatialDropout2D",
            "AlphaDropout",
            "GaussianDropout",
            "GaussianNoise",
            "FixedDropout",
            "StochasticDepth",
            "ActivityRegularization",
            "Identity",
            "RandomFlip",
            "RandomRotation",
            "RandomZoom",
            "RandomTranslation",
            "RandomContrast",
            "RandomBrightness",
            "RandomShear",
            "RandomHue",
            "RandomSaturation",
            "RandomErasing");

    static final Map<String, LayerKind> TABLE = table();

    private CoreLayers() {}

    private static Map<String, LayerKind> table() {
        Map<String, LayerKind> table = new HashMap<>();
        IDENTITIES.forEach(name -> table.put(name, LayerKind.of(CoreLayers::identity)));
        table.put("Dense", new LayerKind(config -> ConvolutionLayers.withBias(config, "kernel"), CoreLayers::dense));
        table.put("LayerScale", new LayerKind(config -> List.of("gamma"), CoreLayers::layerScale));
        return Map.copyOf(table);
    }

    private static Value identity(LayerCall call) {
        call.config().ignoreAll();
        return call.input();
    }

    /** Acts on the last axis; on an image held with channels at axis 1 that is a convolution with a 1x1 window. */
    private static Value dense(LayerCall call) {
        Tensor kernel = call.weight("kernel");
        Tensor bias = call.optionalWeight("bias");
        int units = call.config().integer("units");
        if (kernel.shape().rank() != 2 || kernel.shape().extent(1) != units) {
            throw call.refusal("kernel: wanted weights for " + units + " units, got " + kernel.shape());
        }
        Value input = call.input();
        if (input.channelsMoved() && input.rank() == 4) {
            Tensor weights = Tensors.transposed(kernel, 1, 0)
                    .reshape(Shape.of(units, kernel.shape().extent(0), 1, 1));
            Value image = call.main(new Conv2d(Window.of(1, 1), 1, weights, bias), input, input);
            return Activations.ofLayer(call, image);
        }
        Value plain = call.asInKeras(input);
        return Activations.ofLayer(call, call.main(new Dense(kernel, bias), plain, plain));
    }

    /** One learned factor for each channel, in ConvNeXt. */
    private static Value layerScale(LayerCall call) {
        call.config().ignore("init_values");
        call.config().ignore("projection_dim");
        Value input = call.input();
        Value gamma = call.constant("gamma", call.weight("gamma"), input);
        return call.main(new Binary(Binary.Function.MULTIPLY), input, input, gamma);
    }
}
