package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Elementwise;
import conv4j.op.LocalResponseNormalization;
import conv4j.op.Normalize;
import conv4j.op.Op;
import conv4j.op.Reduce;
import conv4j.op.Reshape;
import conv4j.op.Unsqueeze;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Normalizations, composed of the few that are ops. */
final class Normalizations {
    private Normalizations() {}

    static Value batch(OnnxNode node) {
        Attributes attributes = node.attributes();
        attributes.ignore("momentum");
        if (node.opset() >= 14 && attributes.flag("training_mode", false)) {
            throw new ModelFormatException("wanted training_mode 0, got 1; export the model for inference");
        }
        if (node.opset() < 9 && !attributes.flag("spatial", true)) {
            throw new ModelFormatException("wanted spatial 1 (statistics per channel), got 0");
        }
        for (int output = 1; output < node.outputCount(); output++) {
            node.refuseOutput(output, "(a statistic of training) is not made at inference");
        }
        return node.emit(
                new BatchNormalization(
                        node.weights(1, "scales"),
                        node.weights(2, "offsets"),
                        node.weights(3, "means"),
                        node.weights(4, "variances"),
                        attributes.decimal("epsilon", 1e-5f),
                        1),
                node.input(0));
    }

    static Value localResponse(OnnxNode node) {
        Attributes attributes = node.attributes();
        return node.emit(
                new LocalResponseNormalization(
                        Integers.exact(attributes.integer("size")),
                        attributes.decimal("alpha", 1e-4f),
                        attributes.decimal("beta", 0.75f),
                        attributes.decimal("bias", 1)),
                node.input(0));
    }

    static Value instance(OnnxNode node) {
        float epsilon = node.attributes().decimal("epsilon", 1e-5f);
        Value x = node.input(0);
        Value normal = node.emitKnowingRank("normalize", x, rank -> new Normalize(axes(2, rank), epsilon));
        return scaled(node, normal, perChannel(node, node.input(1), x), perChannel(node, node.input(2), x));
    }

    static Value group(OnnxNode node) {
        requireFloatStash(node, 21);
        float epsilon = node.attributes().decimal("epsilon", 1e-5f);
        int groups = Integers.exact(node.attributes().integer("num_groups"));
        Value x = node.input(0);
        Value grouped = node.aside(Reshape.to(0, groups, -1), x);
        Value normal = node.emit(new Normalize(List.of(2), epsilon), grouped);
        boolean perGroup = node.opset() < 21;
        if (perGroup) {
            Unsqueeze column = new Unsqueeze(List.of(1));
            normal = scaled(node, normal, node.aside(column, node.input(1)), node.aside(column, node.input(2)));
        }
        Value whole =
                node.aside("reshape", x.rank(), normal, Map.of(Known.SHAPE, node.shapeOf(x)), known -> asShaped(known));
        return perGroup
                ? whole
                : scaled(node, whole, perChannel(node, node.input(1), x), perChannel(node, node.input(2), x));
    }

    /** Back to a shape that was there before. */
    static Op asShaped(Known known) {
        return new Reshape(IntStream.of(known.shape().toArray()).boxed().toList(), false);
    }

    /** Outputs: the result, the mean, one over the standard deviation. */
    static List<Value> layer(OnnxNode node) {
        requireFloatStash(node, 17);
        float epsilon = node.attributes().decimal("epsilon", 1e-5f);
        int axis = Integers.axis(node.attributes().integer("axis", -1));
        Value x = node.input(0);
        Value normal = fromAxis(node, x, axis, axes -> new Normalize(axes, epsilon));
        List<Value> outputs = new ArrayList<>();
        outputs.add(scaled(node, normal, node.input(1), node.find(2).orElse(null)));
        if (node.makes(1) || node.makes(2)) {
            Value mean = asideFromAxis(node, x, axis);
            Value distance = node.aside(new Binary(Binary.Function.SUBTRACT), x, mean);
            Value squared = node.aside(Elementwise.of(Elementwise.Function.SQUARE), distance);
            outputs.add(mean);
            outputs.add(node.aside(
                    Elementwise.of(Elementwise.Function.RECIPROCAL),
                    rooted(node, asideFromAxis(node, squared, axis), epsilon)));
        }
        return outputs;
    }

    static Value rootMeanSquare(OnnxNode node) {
        requireFloatStash(node, 23);
        float epsilon = node.attributes().decimal("epsilon", 1e-5f);
        int axis = Integers.axis(node.attributes().integer("axis", -1));
        Value x = node.input(0);
        Value squared = node.aside(Elementwise.of(Elementwise.Function.SQUARE), x);
        Value root = rooted(node, asideFromAxis(node, squared, axis), epsilon);
        return scaled(node, node.emit(new Binary(Binary.Function.DIVIDE), x, root), node.input(1), null);
    }

    static Value meanVariance(OnnxNode node) {
        List<Integer> axes = Integers.list(node.attributes().integers("axes").orElse(new long[] {0, 2, 3}));
        Reduce mean = new Reduce(Reduce.Function.MEAN, axes, true);
        Value x = node.input(0);
        Value distance = node.aside(new Binary(Binary.Function.SUBTRACT), x, node.aside(mean, x));
        Value variance = node.aside(mean, node.aside(Elementwise.of(Elementwise.Function.SQUARE), distance));
        Value deviation = node.aside(Elementwise.of(Elementwise.Function.SQRT), variance);
        // The standard's own definition adds 1e-9 to the deviation, not to the variance.
        Value divisor = node.aside(new Elementwise(Elementwise.Function.AFFINE, 1, 1e-9f), deviation);
        return node.emit(new Binary(Binary.Function.DIVIDE), distance, divisor);
    }

    static Value lp(OnnxNode node) {
        int axis = Integers.exact(node.attributes().integer("axis", -1));
        long p = node.attributes().integer("p", 2);
        if (p != 1 && p != 2) {
            throw new ModelFormatException("attribute 'p': wanted 1 or 2, got " + p);
        }
        Value x = node.input(0);
        Value norm = node.aside(new Reduce(p == 1 ? Reduce.Function.L1 : Reduce.Function.L2, List.of(axis), true), x);
        // Where all are 0 the standard has 0 and not 0 / 0: a norm of 0 becomes 1.
        Value isZero = node.aside(Elementwise.of(Elementwise.Function.NOT), norm);
        Value divisor = node.aside(new Binary(Binary.Function.ADD), norm, isZero);
        return node.emit(new Binary(Binary.Function.DIVIDE), x, divisor);
    }

    /** In which precision to compute; only float32 is. */
    private static void requireFloatStash(OnnxNode node, int since) {
        long stash = node.opset() >= since ? node.attributes().integer("stash_type", 1) : 1;
        if (stash != 1) {
            throw new ModelFormatException("attribute 'stash_type': wanted 1 (float32), got " + stash);
        }
    }

    private static Value rooted(OnnxNode node, Value variance, float epsilon) {
        Value positive = node.aside(new Elementwise(Elementwise.Function.AFFINE, 1, epsilon), variance);
        return node.aside(Elementwise.of(Elementwise.Function.SQRT), positive);
    }

    /** An op over one axis and all after it. */
    private static Value fromAxis(OnnxNode node, Value x, int axis, Function<List<Integer>, Op> op) {
        return axis < 0
                ? node.emit(op.apply(axes(axis, 0)), x)
                : node.emitKnowingRank("normalize", x, rank -> op.apply(axes(axis, rank)));
    }

    /** The mean over one axis and all after it. */
    private static Value asideFromAxis(OnnxNode node, Value x, int axis) {
        IntFunction<Op> mean = rank -> new Reduce(Reduce.Function.MEAN, axes(axis, axis < 0 ? 0 : rank), true);
        return node.asideKnowingRank("reduce_mean", x, x, mean);
    }

    private static List<Integer> axes(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    /** One number for each channel, shaped so that it broadcasts along axis 1 of x. */
    private static Value perChannel(OnnxNode node, Value numbers, Value x) {
        return node.asideKnowingRank("unsqueeze", numbers, x, rank -> new Unsqueeze(axes(1, rank - 1)));
    }

    private static Value scaled(OnnxNode node, Value x, Value scale, @Nullable Value offset) {
        Value product = node.aside(new Binary(Binary.Function.MULTIPLY), x, scale);
        return offset == null ? product : node.aside(new Binary(Binary.Function.ADD), product, offset);
    }
}
