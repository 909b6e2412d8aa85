package conv4j.model.keras;

import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Late;
import conv4j.op.Normalize;
import conv4j.op.Reshape;
import conv4j.op.ShapeOf;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Batch, layer and group normalization. */
final class NormalizationLayers {
    static final Map<String, LayerKind> TABLE = Map.of(
            "BatchNormalization", new LayerKind(NormalizationLayers::batchWeights, NormalizationLayers::batch),
            "LayerNormalization", new LayerKind(NormalizationLayers::scaleAndCenter, NormalizationLayers::layer),
            "GroupNormalization", new LayerKind(NormalizationLayers::scaleAndCenter, NormalizationLayers::group));

    private NormalizationLayers() {}

    private static List<String> scaleAndCenter(Config config) {
        List<String> names = new ArrayList<>();
        if (config.flag("scale", true)) {
            names.add("gamma");
        }
        if (config.flag("center", true)) {
            names.add("beta");
        }
        return names;
    }

    private static List<String> batchWeights(Config config) {
        List<String> names = new ArrayList<>(scaleAndCenter(config));
        names.addAll(List.of("moving_mean", "moving_variance"));
        if (config.flag("renorm", false)) {
            names.addAll(List.of("moving_stddev", "renorm_mean", "renorm_stddev"));
        }
        return names;
    }

    private static Value batch(LayerCall call) {
        Config config = call.config();
        // Keras 1 had two other modes, which normalize with the statistics of the batch at hand.
        if (config.integer("mode", 0) != 0) {
            throw config.wrong("mode", "0, which normalizes with learned statistics");
        }
        Value input = call.input();
        List<Integer> axes = config.given("axis") ? config.integers("axis") : List.of(-1);
        if (axes.size() != 1) {
            throw config.wrong("axis", "one axis");
        }
        BatchNormalization op = new BatchNormalization(
                call.optionalWeight("gamma"),
                call.optionalWeight("beta"),
                call.weight("moving_mean"),
                call.weight("moving_variance"),
                (float) config.number("epsilon", 1e-3),
                input.axis(axes.get(0)));
        return call.main(op, input, input);
    }

    private static Value layer(LayerCall call) {
        Config config = call.config();
        if (config.flag("rms_scaling", false)) {
            throw config.wrong("rms_scaling", "false");
        }
        Value input = call.input();
        List<Integer> axes = (config.given("axis") ? config.integers("axis") : List.of(-1))
                .stream().map(input::fromStart).sorted().toList();
        List<Integer> held = axes.stream().map(input::axis).toList();
        Value normalized = call.main(new Normalize(held, (float) config.number("epsilon", 1e-3)), input, input);
        return scaledAndShifted(call, normalized, axes);
    }

    private static Value scaledAndShifted(LayerCall call, Value normalized, List<Integer> axes) {
        Value scaled = combined(call, Binary.Function.MULTIPLY, "gamma", normalized, axes);
        return combined(call, Binary.Function.ADD, "beta", scaled, axes);
    }

    private static Value combined(
            LayerCall call, Binary.Function function, String weight, Value value, List<Integer> axes) {
        Tensor numbers = call.optionalWeight(weight);
        if (numbers == null) {
            return value;
        }
        Tensor spread = numbers.reshape(spread(numbers.shape(), axes, value.rank()));
        return call.step(new Binary(function), value, value, call.constant(weight, spread, value));
    }

    /** The extents of a tensor laid along some axes of Keras', 1 along the others. */
    static Shape spread(Shape shape, List<Integer> axes, int rank) {
        int[] extents = new int[rank];
        Arrays.fill(extents, 1);
        for (int i = 0; i < Math.min(shape.rank(), axes.size()); i++) {
            extents[axes.get(axes.size() - 1 - i)] = shape.extent(shape.rank() - 1 - i);
        }
        return Shape.of(extents);
    }

    /** Channels in groups, each normalized with all cells of its image. */
    private static Value group(LayerCall call) {
        Config config = call.config();
        Value input = call.input();
        int axis = input.fromStart(config.integer("axis", -1));
        int groups = config.integer("groups", 32);
        float epsilon = (float) config.number("epsilon", 1e-3);
        if (groups != -1 && groups < 1) {
            throw config.wrong("groups", "at least 1, or -1 for as many as channels");
        }
        Value first = axis == input.rank() - 1 ? call.channelsMoved(input) : call.asInKeras(input);
        if (first.axis(axis) != 1) {
            throw config.wrong("axis", "1 or -1");
        }
        Value normalized;
        if (groups == -1) {
            List<Integer> cells = IntStream.range(2, first.rank()).boxed().toList();
            normalized = call.main(new Normalize(cells, epsilon), first, first);
        } else {
            Value shape = call.step(ShapeOf.all(), new Value("", 1, false), first);
            Value grouped = call.step(Reshape.to(0, groups, -1), new Value("", 3, false), first);
            Value flat = call.main(new Normalize(List.of(2), epsilon), grouped, grouped);
            Late back = new Late(1, "reshape", shapes -> Reshape.to(integers(shapes.get(0))));
            normalized = call.step(back, first, flat, shape);
        }
        return scaledAndShifted(call, normalized, List.of(axis));
    }

    private static int[] integers(Tensor extents) {
        int[] integers = new int[extents.values().length];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = (int) extents.values()[i];
        }
        return integers;
    }
}
