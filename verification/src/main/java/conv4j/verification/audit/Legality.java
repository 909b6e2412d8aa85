package conv4j.verification.audit;

import conv4j.verification.Geometry;
import java.util.Optional;

/** What no framework takes, whatever it is: numbers out of range, channels that do not divide, modes that an op lacks. */
final class Legality {
    private Legality() {}

    /** Why a claim cannot be run by anybody; empty when a window may land. */
    static Optional<String> refusal(Claim claim) {
        return numbers("height", claim.height())
                .or(() -> numbers("width", claim.width()))
                .or(() -> channels(claim))
                .or(() -> modes(claim));
    }

    private static Optional<String> numbers(String axis, Side side) {
        Geometry g = side.geometry();
        return atLeast(1, axis + ", input", g.input())
                .or(() -> atLeast(1, axis + ", window", g.window()))
                .or(() -> atLeast(1, axis + ", stride", g.stride()))
                .or(() -> atLeast(1, axis + ", dilation", g.dilation()))
                .or(() -> atLeast(0, axis + ", padding before", g.before()))
                .or(() -> atLeast(0, axis + ", padding after", g.after()))
                .or(() -> atLeast(0, axis + ", output padding", side.outputPadding()));
    }

    private static Optional<String> channels(Claim claim) {
        Claim.Channels channels = claim.channels();
        if (claim.operation().isPool()) {
            return Optional.empty();
        }
        int groups = channels.groups();
        return atLeast(1, "groups", groups)
                .or(() -> atLeast(1, "in_c", channels.in()))
                .or(() -> atLeast(1, "out_c", channels.out()))
                .or(() -> multipleOf(groups, "in_c", channels.in()))
                .or(() -> multipleOf(groups, "out_c", channels.out()))
                .or(() -> claim.operation() == Operation.DEPTHWISE_CONV2D && groups != channels.in()
                        ? Optional.of("groups: wanted one a channel of the input, " + channels.in() + ", got " + groups)
                        : Optional.empty());
    }

    private static Optional<String> modes(Claim claim) {
        if (claim.roundsUp() && !claim.operation().isPool()) {
            return Optional.of("ceil_mode: only pools round up");
        }
        boolean outputPadded =
                claim.height().outputPadding() > 0 || claim.width().outputPadding() > 0;
        return outputPadded && claim.operation() != Operation.CONV_TRANSPOSE2D
                ? Optional.of("output_padding: only transposed convolutions have it")
                : Optional.empty();
    }

    private static Optional<String> atLeast(int least, String where, int got) {
        return got >= least ? Optional.empty() : Optional.of(where + ": wanted at least " + least + ", got " + got);
    }

    private static Optional<String> multipleOf(int groups, String where, int got) {
        return got % groups == 0
                ? Optional.empty()
                : Optional.of(where + ": wanted a multiple of the " + groups + " groups, got " + got);
    }
}
