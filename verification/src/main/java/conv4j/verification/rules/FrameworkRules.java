package conv4j.verification.rules;

import conv4j.verification.Setting;
import java.util.List;

/** What frameworks say of their layers. */
final class FrameworkRules {
    private static final Domain TORCH_POOL =
            new Domain("P <= F/2, else PyTorch refuses", g -> g.before() <= g.window() / 2);
    private static final Domain CAFFE_POOL = new Domain("P < F, else Caffe refuses", g -> g.before() < g.window());
    private static final Domain PADDED = new Domain("P > 0", g -> g.before() > 0);
    private static final Domain STRIDE_OR_DILATION =
            new Domain("S = 1 or D = 1, else Keras refuses", g -> g.stride() == 1 || g.dilation() == 1);
    /** Without the ignored-window rule a last window may lie on nothing at all. */
    private static final Domain LAST_STARTS_INSIDE = new Domain(
            "last window starts before the padding after",
            g -> (Sizes.ceiled(g) - 1) * g.stride() < (long) g.input() + g.before());

    private static final String TORCH_FLOOR = "floor((I + 2P - D(F-1) - 1)/S + 1)";
    private static final String TORCH_CEIL = "ceil((I + 2P - D(F-1) - 1)/S + 1), less 1 if (o-1)S >= I + P";

    static final List<Rule> RULES = List.of(
            new Rule(
                    "PyTorch Conv2d",
                    TORCH_FLOOR,
                    "torch.nn.Conv2d",
                    Rule.CONVOLUTION,
                    Setting.FLOOR,
                    Domain.ALIKE,
                    Sizes::floored),
            new Rule(
                    "PyTorch MaxPool2d",
                    TORCH_FLOOR,
                    "torch.nn.MaxPool2d",
                    Rule.MAX_POOL,
                    Setting.FLOOR,
                    Domain.ALIKE.and(TORCH_POOL),
                    Sizes::floored),
            new Rule(
                    "PyTorch MaxPool2d, ceil_mode",
                    TORCH_CEIL,
                    "torch.nn.MaxPool2d",
                    Rule.MAX_POOL,
                    Setting.CEIL,
                    Domain.ALIKE.and(TORCH_POOL),
                    Sizes::ceiledInsideInput),
            new Rule(
                    "PyTorch AvgPool2d",
                    "floor((I + 2P - F)/S + 1)",
                    "torch.nn.AvgPool2d",
                    Rule.AVERAGE_POOL,
                    Setting.FLOOR,
                    Domain.ALIKE.and(Domain.DENSE).and(TORCH_POOL),
                    g -> Sizes.floored(Sizes.dense(g))),
            new Rule(
                    "PyTorch AvgPool2d, ceil_mode",
                    "ceil((I + 2P - F)/S + 1), less 1 if (o-1)S >= I + P",
                    "torch.nn.AvgPool2d",
                    Rule.AVERAGE_POOL,
                    Setting.CEIL,
                    Domain.ALIKE.and(Domain.DENSE).and(TORCH_POOL),
                    g -> Sizes.ceiledInsideInput(Sizes.dense(g))),
            new Rule(
                    "Keras valid",
                    "floor((I - D(F-1) - 1)/S) + 1",
                    "keras.ops.operation_utils.compute_conv_output_shape",
                    Rule.ALL,
                    Setting.VALID,
                    STRIDE_OR_DILATION,
                    g -> Sizes.floored(Sizes.unpadded(g))),
            new Rule(
                    "Keras same",
                    "ceil(I/S)",
                    "keras.ops.operation_utils.compute_conv_output_shape",
                    Rule.ALL,
                    Setting.SAME_UPPER,
                    STRIDE_OR_DILATION,
                    Sizes::same),
            new Rule(
                    "TensorFlow VALID",
                    "ceil((I - F' + 1)/S)",
                    "tf.nn, Notes on padding",
                    Rule.ALL,
                    Setting.VALID,
                    Domain.ANY,
                    g -> Prediction.size(Sizes.ceil(g.input() - Sizes.reach(g) + 1, g.stride()))),
            new Rule(
                    "TensorFlow SAME",
                    "ceil(I/S)",
                    "tf.nn, Notes on padding",
                    Rule.ALL,
                    Setting.SAME_UPPER,
                    Domain.ANY,
                    Sizes::same),
            new Rule(
                    "Caffe convolution",
                    "floor((I + 2P - F')/S) + 1",
                    "caffe, conv_layer.cpp",
                    Rule.CONVOLUTION,
                    Setting.FLOOR,
                    Domain.ALIKE,
                    Sizes::floored),
            new Rule(
                    "Caffe pooling",
                    "ceil((I + 2P - F)/S) + 1, less 1 if (o-1)S >= I + P",
                    "caffe, pooling_layer.cpp",
                    Rule.POOLS,
                    Setting.CEIL,
                    Domain.ALIKE.and(Domain.DENSE).and(CAFFE_POOL).and(PADDED),
                    g -> Sizes.ceiledInsideInput(Sizes.dense(g))),
            new Rule(
                    "Caffe pooling, P = 0",
                    "ceil((I - F)/S) + 1",
                    "caffe, pooling_layer.cpp",
                    Rule.POOLS,
                    Setting.FULL,
                    Domain.UNPADDED.and(Domain.DENSE),
                    g -> Prediction.size(Sizes.ceiled(Sizes.dense(Sizes.unpadded(g))))),
            new Rule(
                    "MXNet valid",
                    "floor((I + 2P - F')/S) + 1",
                    "mxnet.gluon.nn.MaxPool2D",
                    Rule.ALL,
                    Setting.FLOOR,
                    Domain.ALIKE,
                    Sizes::floored),
            new Rule(
                    "MXNet full",
                    "ceil((I + 2P - F)/S) + 1",
                    "mxnet.ndarray.Pooling",
                    Rule.POOLS,
                    Setting.FULL,
                    Domain.ALIKE.and(Domain.DENSE),
                    g -> Prediction.size(Sizes.ceiled(Sizes.dense(g)))),
            new Rule(
                    "MXNet same",
                    "ceil(I/S)",
                    "mxnet.ndarray.Pooling",
                    Rule.POOLS,
                    Setting.SAME_UPPER,
                    Domain.ANY,
                    Sizes::same),
            new Rule(
                    "Core ML same, BOTTOM_RIGHT_HEAVY",
                    "ceil(I/S)",
                    "Core ML NeuralNetwork.proto, SamePadding",
                    Rule.ALL,
                    Setting.SAME_UPPER,
                    Domain.ANY,
                    Sizes::same),
            new Rule(
                    "Core ML same, TOP_LEFT_HEAVY",
                    "ceil(I/S)",
                    "Core ML NeuralNetwork.proto, SamePadding",
                    Rule.ALL,
                    Setting.SAME_LOWER,
                    Domain.ANY,
                    Sizes::same));

    private FrameworkRules() {}

    /** For a rule that rounds up without padding and knows no ignored window. */
    static Domain lastStartsInsideUnpadded() {
        return new Domain(
                LAST_STARTS_INSIDE.text(), g -> LAST_STARTS_INSIDE.holds().test(Sizes.unpadded(g)));
    }
}
