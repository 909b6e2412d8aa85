package conv4j.verification.audit;

import static conv4j.verification.audit.Operation.AVG_POOL2D;
import static conv4j.verification.audit.Operation.CONV_TRANSPOSE2D;
import static conv4j.verification.audit.Operation.DEPTHWISE_CONV2D;
import static conv4j.verification.audit.Operation.MAX_POOL2D;
import static conv4j.verification.audit.Operation.POOLS;

import java.util.EnumSet;
import java.util.List;

/**
 * {@code tf.nn}: conv2d, depthwise_conv2d, conv2d_transpose, max_pool2d, avg_pool2d, and for pools with dilation pool.
 * A transposed convolution's {@code output_shape} is the smallest that its padding allows, plus the row's output padding.
 */
final class TensorFlow {
    static final Framework ENTRY = new Framework(
            "tensorflow",
            false,
            Operation.ALL,
            "TensorFlow with oneDNN hands the input's shape back where a convolution's output would be empty",
            List.of(
                    new Limit(
                            Operation.ALL,
                            "TensorFlow has no padding that goes before first",
                            claim -> claim.padding() == PaddingMode.SAME_LOWER),
                    new Limit(POOLS, "TensorFlow's pools do not round up", Claim::roundsUp),
                    new Limit(
                            EnumSet.of(AVG_POOL2D),
                            "tf.nn.avg_pool2d takes SAME or VALID, no explicit padding",
                            claim -> claim.isPaddedExplicitly() && !isDilated(claim)),
                    Limit.onPadding(
                            EnumSet.of(MAX_POOL2D),
                            "tf.nn.max_pool2d wants a padding below the window",
                            side -> side.isPadded()
                                    && Math.max(
                                                    side.geometry().before(),
                                                    side.geometry().after())
                                            >= side.geometry().window()),
                    new Limit(
                            POOLS,
                            "tf.nn.pool wants VALID padding and stride 1 with dilation",
                            claim -> isDilated(claim)
                                    && (claim.padding().isSame()
                                            || claim.height().stride() > 1
                                            || claim.width().stride() > 1)),
                    new Limit(
                            EnumSet.of(CONV_TRANSPOSE2D),
                            "TensorFlow on a processor has neither dilation nor groups with explicit padding",
                            claim -> claim.isPaddedExplicitly()
                                    && (isDilated(claim) || claim.channels().groups() > 1)),
                    Limit.onEachAxis(
                            EnumSet.of(CONV_TRANSPOSE2D),
                            "a convolution would not lead back from such an output: output padding below the stride",
                            side -> side.outputPadding() >= side.stride()),
                    new Limit(
                            EnumSet.of(CONV_TRANSPOSE2D),
                            "a convolution would not lead back from such an output: no output padding with SAME",
                            claim -> claim.padding().isSame()
                                    && (claim.height().outputPadding() > 0
                                            || claim.width().outputPadding() > 0))),
            TensorFlow::lay);

    private TensorFlow() {}

    private static Layout lay(Claim claim) {
        Layout plain = Layout.plain(claim);
        boolean strided = claim.height().stride() > 1 || claim.width().stride() > 1;
        return claim.operation() == DEPTHWISE_CONV2D && strided && isDilated(claim)
                ? plain.withNote("tf.nn.depthwise_conv2d wants stride 1 with dilation: unchecked, it strides within the"
                        + " batches that it makes of the space between taps")
                : plain;
    }

    private static boolean isDilated(Claim claim) {
        return claim.height().geometry().dilation() > 1
                || claim.width().geometry().dilation() > 1;
    }
}
