package conv4j.verification.audit;

import static conv4j.verification.audit.Operation.POOLS;

import conv4j.op.Rounding;
import java.util.List;
import java.util.Set;

/**
 * Caffe, by its published source: base_conv_layer.cpp, conv_layer.cpp, deconv_layer.cpp, pooling_layer.cpp. Its pools
 * round up unless a row says otherwise ({@code round_mode}).
 */
final class Caffe {
    static final Framework ENTRY = new Framework(
            "caffe",
            false,
            Set.of(),
            "Caffe divides toward zero: where less than a stride is missing, its convolutions answer 1",
            List.of(
                    new Limit(
                            Operation.ALL,
                            "Caffe has explicit padding only",
                            claim -> claim.padding().isSame()),
                    Limit.onPadding(
                            Operation.ALL, "Caffe takes one padding for both sides", side -> !side.isPaddedAlike()),
                    Limit.onPadding(
                            POOLS,
                            "Caffe's pools want P < F",
                            side -> side.isPadded()
                                    && side.geometry().before()
                                            >= side.geometry().window()),
                    Limit.onEachAxis(
                            POOLS,
                            "Caffe's pools have no dilation",
                            side -> side.geometry().dilation() > 1),
                    Limit.onEachAxis(Operation.ALL, "Caffe has no output padding", side -> side.outputPadding() > 0)),
            Caffe::lay);

    private Caffe() {}

    /** A last window past the input is taken back only if there is padding, on whichever axis. */
    private static Layout lay(Claim claim) {
        if (!claim.operation().isPool() || !claim.ceilMode().orElse(true)) {
            return Layout.plain(claim, Rounding.FLOOR);
        }
        return Layout.plain(claim, claim.isPaddedExplicitly() ? Rounding.CEIL : Rounding.FULL);
    }
}
