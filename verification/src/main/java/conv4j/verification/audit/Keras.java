package conv4j.verification.audit;

import static conv4j.verification.audit.Operation.CONV2D;
import static conv4j.verification.audit.Operation.CONV_TRANSPOSE2D;
import static conv4j.verification.audit.Operation.POOLS;

import conv4j.op.Padding;
import java.util.EnumSet;
import java.util.List;

/** Keras 3: Conv2D, DepthwiseConv2D, Conv2DTranspose, MaxPooling2D, AveragePooling2D. */
final class Keras {
    static final Framework ENTRY = new Framework(
            "keras",
            true,
            POOLS,
            "",
            List.of(
                    new Limit(
                            Operation.ALL,
                            "Keras has no padding that goes before first",
                            claim -> claim.padding() == PaddingMode.SAME_LOWER),
                    new Limit(POOLS, "Keras' pools do not round up", Claim::roundsUp),
                    Limit.onEachAxis(
                            POOLS,
                            "Keras' pools have no dilation",
                            side -> side.geometry().dilation() > 1),
                    new Limit(
                            EnumSet.of(CONV2D, CONV_TRANSPOSE2D),
                            "Keras has no strides > 1 with dilation_rate > 1",
                            claim -> larger(
                                            claim.height().stride(),
                                            claim.width().stride())
                                    && larger(
                                            claim.height().geometry().dilation(),
                                            claim.width().geometry().dilation())),
                    new Limit(
                            EnumSet.of(CONV_TRANSPOSE2D),
                            "Keras' Conv2DTranspose has no groups",
                            claim -> claim.channels().groups() > 1),
                    new Limit(
                            EnumSet.of(CONV_TRANSPOSE2D),
                            "Keras' Conv2DTranspose takes valid or same padding",
                            Claim::isPaddedExplicitly),
                    Limit.onEachAxis(
                            EnumSet.of(CONV_TRANSPOSE2D),
                            "Keras wants an output padding below the stride",
                            side -> side.outputPadding() >= side.stride()),
                    // Then the output has (I-1)S cells, and a convolution leads from them to one cell less.
                    new Limit(
                            EnumSet.of(CONV_TRANSPOSE2D),
                            "Keras on TensorFlow has no output padding of 0 with same padding and an even window",
                            claim -> claim.padding().isSame()
                                    && namesOutputPadding(claim)
                                    && (losesACell(claim.height()) || losesACell(claim.width())))),
            Keras::lay);

    private Keras() {}

    private static boolean larger(int height, int width) {
        return height > 1 || width > 1;
    }

    private static boolean losesACell(Side side) {
        return side.outputPadding() == 0 && side.reach() % 2 == 0;
    }

    /** Keras' default is None and not 0; a row of zeros is taken for the default. */
    private static boolean namesOutputPadding(Claim claim) {
        return claim.height().outputPadding() > 0 || claim.width().outputPadding() > 0;
    }

    private static Layout lay(Claim claim) {
        Layout plain = Layout.plain(claim);
        if (claim.operation() == CONV_TRANSPOSE2D) {
            return transposed(claim, plain);
        }
        return claim.isPaddedExplicitly()
                ? plain.each(claim, Layout::paddedBefore).withNote("explicit padding is laid by ZeroPadding2D before")
                : plain;
    }

    /** keras.src.backend.common.backend_utils: with an output padding same padding is half the window on both sides. */
    private static Layout transposed(Claim claim, Layout plain) {
        if (!namesOutputPadding(claim)) {
            return claim.padding().isSame() ? plain : plain.each(Keras::filledUp);
        }
        return claim.padding().isSame() ? plain.each(Keras::halfPadded) : plain;
    }

    /** Without one, the last stride is filled up where the window is shorter. */
    private static LaidAxis filledUp(LaidAxis axis) {
        return axis.withOutputPadding(
                Math.max(0, axis.axis().stride() - axis.axis().reach()));
    }

    private static LaidAxis halfPadded(LaidAxis axis) {
        int half = axis.axis().reach() / 2;
        return axis.withPadding(Padding.explicit(half, half));
    }
}
