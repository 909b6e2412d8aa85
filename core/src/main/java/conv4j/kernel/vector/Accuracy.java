package conv4j.kernel.vector;

import java.util.List;

/** How far a convolution's result may be from the sum that defines it, for the sake of speed. */
public enum Accuracy {
    /** Sums as they are defined. */
    EXACT,
    /**
     * Winograd's F(2x2, 3x3) too: no less accurate with finite numbers, but an infinity or a NaN in the input spreads to
     * outputs up to two cells further away.
     */
    CLOSE,
    /** Winograd's F(4x4, 3x3) before it: errors of some 5e-5 of what the outputs are on the whole. */
    FAST;

    /** The schemes that it allows, fastest first. */
    List<WinogradScheme> schemes() {
        return switch (this) {
            case EXACT -> List.of();
            case CLOSE -> List.of(WinogradScheme.F2);
            case FAST -> List.of(WinogradScheme.F4, WinogradScheme.F2);
        };
    }
}
