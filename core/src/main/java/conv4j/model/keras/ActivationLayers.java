package conv4j.model.keras;

import conv4j.op.Binary;
import conv4j.op.Elementwise;
import conv4j.op.Elementwise.Function;
import conv4j.op.Op;
import conv4j.op.Reduce;
import conv4j.op.Relu;
import conv4j.op.Softmax;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** Layers that are an activation function, with options of their own. */
final class ActivationLayers {
    static final Map<String, LayerKind> TABLE = Map.of(
            "Activation", LayerKind.of(call -> Activations.ofLayer(call, call.input())),
            "ReLU", LayerKind.of(ActivationLayers::relu),
            "LeakyReLU", LayerKind.of(ActivationLayers::leakyRelu),
            "PReLU", new LayerKind(config -> List.of("alpha"), ActivationLayers::parametricRelu),
            "ELU",
                    LayerKind.of(
                            call -> function(call, Function.ELU, call.config().number("alpha", 1))),
            "ThresholdedReLU",
                    LayerKind.of(call ->
                            function(call, Function.THRESHOLD, call.config().number("theta", 1))),
            "Softmax", LayerKind.of(ActivationLayers::softmax));

    private ActivationLayers() {}

    private static Value function(LayerCall call, Function function, double alpha) {
        return call.main(new Elementwise(function, (float) alpha, 0), call.input(), call.input());
    }

    private static Value leakyRelu(LayerCall call) {
        Config config = call.config();
        double slope = config.has("alpha") ? config.number("alpha") : config.number("negative_slope", 0.3);
        return function(call, Function.LEAKY_RELU, slope);
    }

    /**
     * x above the threshold, {@code slope * (x - threshold)} below, and no more than the largest value
     * (keras/src/activations/activations.py, relu).
     */
    private static Value relu(LayerCall call) {
        Config config = call.config();
        float slope = (float) config.number("negative_slope", 0);
        float threshold = (float) config.number("threshold", 0);
        Value input = call.input();
        if (!config.given("max_value")) {
            return threshold == 0 ? call.main(below(slope), input, input) : thresholded(call, slope, threshold, input);
        }
        float most = (float) config.number("max_value");
        if (slope == 0 && threshold == 0) {
            return call.main(new Elementwise(Function.CLIP, 0, most), input, input);
        }
        Value bent = threshold == 0 ? call.step(below(slope), input) : thresholded(call, slope, threshold, input);
        return call.main(new Elementwise(Function.CLIP, Float.NEGATIVE_INFINITY, most), bent, bent);
    }

    private static Op below(float slope) {
        return slope == 0 ? new Relu() : new Elementwise(Function.LEAKY_RELU, slope, 0);
    }

    private static Value thresholded(LayerCall call, float slope, float threshold, Value input) {
        Value above = call.step(new Elementwise(Function.THRESHOLD, threshold, 0), input);
        if (slope == 0) {
            return above;
        }
        Value missed = call.step(new Elementwise(Function.AFFINE, -1, threshold), input);
        Value missing = call.step(new Relu(), missed);
        Value below = call.step(new Elementwise(Function.AFFINE, -slope, 0), missing);
        return call.step(new Binary(Binary.Function.ADD), input, above, below);
    }

    private static Value parametricRelu(LayerCall call) {
        call.config().ignore("shared_axes");
        Value input = call.input();
        Tensor alpha = call.weight("alpha");
        return call.main(new Binary(Binary.Function.PRELU), input, input, call.constant("alpha", alpha, input));
    }

    private static Value softmax(LayerCall call) {
        Config config = call.config();
        List<Integer> axes = config.given("axis") ? config.integers("axis") : List.of(-1);
        Value input = call.input();
        if (axes.size() == 1) {
            return call.main(new Softmax(input.axis(axes.get(0)), false), input, input);
        }
        List<Integer> held = axes.stream().map(input::axis).toList();
        Value logarithm = call.step(new Reduce(Reduce.Function.LOG_SUM_EXP, held, true), input);
        Value share = call.step(new Binary(Binary.Function.SUBTRACT), input, input, logarithm);
        return call.main(Elementwise.of(Function.EXP), share, share);
    }
}
