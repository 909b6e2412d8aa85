package conv4j.verification.audit;

import static conv4j.verification.audit.Operation.AVG_POOL2D;
import static conv4j.verification.audit.Operation.CONVOLUTIONS;
import static conv4j.verification.audit.Operation.CONV_TRANSPOSE2D;
import static conv4j.verification.audit.Operation.MAX_POOL2D;
import static conv4j.verification.audit.Operation.POOLS;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code torch.nn.functional}: conv2d, conv_transpose2d, max_pool2d, avg_pool2d. */
final class PyTorch {
    static final Framework ENTRY = new Framework(
            "pytorch",
            true,
            Set.of(),
            "",
            List.of(
                    new Limit(
                            Operation.ALL,
                            "PyTorch has no padding that goes before first",
                            claim -> claim.padding() == PaddingMode.SAME_LOWER),
                    new Limit(
                            EnumSet.of(MAX_POOL2D, AVG_POOL2D, CONV_TRANSPOSE2D),
                            "PyTorch's pools and transposed convolutions have no same padding",
                            claim -> claim.padding().isSame()),
                    new Limit(
                            CONVOLUTIONS,
                            "PyTorch has no padding='same' for strided convolutions",
                            claim -> claim.padding().isSame()
                                    && (claim.height().stride() > 1
                                            || claim.width().stride() > 1)),
                    Limit.onPadding(
                            POOLS,
                            "PyTorch's pools want P <= F/2",
                            side -> side.isPaddedAlike()
                                    && side.geometry().before()
                                            > side.geometry().window() / 2),
                    Limit.onEachAxis(
                            EnumSet.of(AVG_POOL2D),
                            "PyTorch's avg_pool2d has no dilation",
                            side -> side.geometry().dilation() > 1),
                    Limit.onPadding(
                            EnumSet.of(CONV_TRANSPOSE2D),
                            "PyTorch's conv_transpose2d takes one padding for both sides",
                            side -> !side.isPaddedAlike()),
                    Limit.onEachAxis(
                            EnumSet.of(CONV_TRANSPOSE2D),
                            "PyTorch wants an output padding below the stride or the dilation",
                            side -> side.outputPadding()
                                    >= Math.max(side.stride(), side.geometry().dilation()))),
            PyTorch::lay);

    private PyTorch() {}

    /** Conv2d and the pools take one padding for both sides; two are laid by F.pad before them. */
    private static Layout lay(Claim claim) {
        Layout plain = Layout.plain(claim);
        boolean alike = claim.height().isPaddedAlike() && claim.width().isPaddedAlike();
        if (alike || claim.padding() != PaddingMode.EXPLICIT) {
            return plain;
        }
        return plain.each(claim, (axis, side) -> side.isPaddedAlike() ? axis : Layout.paddedBefore(axis, side))
                .withNote("padding that differs by side is laid by F.pad before");
    }
}
