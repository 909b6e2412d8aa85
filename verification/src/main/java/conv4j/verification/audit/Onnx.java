package conv4j.verification.audit;

import static conv4j.verification.audit.Operation.CONVOLUTIONS;
import static conv4j.verification.audit.Operation.CONV_TRANSPOSE2D;
import static conv4j.verification.audit.Operation.MAX_POOL2D;
import static conv4j.verification.audit.Operation.POOLS;

import conv4j.op.Padding;
import conv4j.op.Walk;
import java.util.EnumSet;
import java.util.List;

/** ONNX's Conv, ConvTranspose, MaxPool and AveragePool (opset 22), as ONNX Runtime takes them on a processor. */
final class Onnx {
    static final Framework ENTRY = new Framework(
            "onnx",
            false,
            POOLS,
            "ONNX Runtime divides toward zero: where less than a stride is missing, its pools answer 1",
            List.of(
                    Limit.onPadding(
                            POOLS,
                            "ONNX Runtime's pools want a padding below the window",
                            side -> Math.max(
                                            side.geometry().before(),
                                            side.geometry().after())
                                    >= side.geometry().window()),
                    new Limit(
                            CONVOLUTIONS,
                            "ONNX Runtime's Conv has no dilation with auto_pad SAME",
                            claim -> claim.padding().isSame() && isDilated(claim)),
                    new Limit(
                            EnumSet.of(MAX_POOL2D),
                            "ONNX Runtime's MaxPool has no auto_pad SAME where no padding is missing but cells are left over",
                            claim -> claim.padding().isSame()
                                    && !isDilated(claim)
                                    && (leavesCells(claim.height()) || leavesCells(claim.width()))),
                    Limit.onEachAxis(
                            EnumSet.of(CONV_TRANSPOSE2D),
                            "ONNX Runtime wants an output padding below the stride",
                            side -> side.outputPadding() >= side.stride())),
            Onnx::lay);

    private Onnx() {}

    private static boolean isDilated(Claim claim) {
        return claim.height().geometry().dilation() > 1
                || claim.width().geometry().dilation() > 1;
    }

    /** Whether dense windows at every stride-th cell end before the input does: what SAME would pad is negative. */
    private static boolean leavesCells(Side side) {
        int input = side.geometry().input();
        int lastStart = (input - 1) / side.stride() * side.stride();
        return (long) lastStart + side.geometry().window() < input;
    }

    private static Layout lay(Claim claim) {
        Layout plain = Layout.plain(claim);
        if (claim.operation() == CONV_TRANSPOSE2D && claim.padding().isSame()) {
            return plain.each(Onnx::notFilledUp);
        }
        if (claim.operation().isPool() && claim.padding().isSame()) {
            return plain.each(Onnx::paddedForADenseWindow)
                    .withNote("ONNX Runtime's pools take auto_pad SAME for a window without dilation");
        }
        return plain;
    }

    /** With auto_pad SAME nothing is added where the windows cover less than a stride for each cell. */
    private static LaidAxis notFilledUp(LaidAxis axis) {
        boolean isShort =
                (long) axis.axis().reach() + axis.outputPadding() < axis.axis().stride();
        return isShort ? axis.withPadding(Padding.VALID) : axis;
    }

    /** What SAME lays around a dense window, as a walk of that window finds it; cells left over are cut off. */
    private static LaidAxis paddedForADenseWindow(LaidAxis axis) {
        if (axis.axis().dilation() == 1) {
            return axis;
        }
        Walk dense = axis.axis().withDilation(1).walk(axis.input());
        int end = dense.cell(dense.places() - 1, axis.axis().size() - 1) + 1;
        if (end < axis.input()) {
            return axis.withInput(end).withPadding(Padding.VALID);
        }
        return axis.withPadding(Padding.explicit(dense.paddingBefore(), dense.paddingAfter()));
    }
}
