package conv4j.kernel.element;

import conv4j.op.AxisPadding;
import conv4j.op.Pad;
import java.util.stream.IntStream;

/** Which cell of the input stands at each place of a padded axis. */
public final class PaddedCells {
    /** Where no cell of the input stands. */
    public static final int NONE = -1;

    private PaddedCells() {}

    /** The cell at each place of an axis that was so many cells long. */
    public static int[] of(Pad.Mode mode, AxisPadding padding, int length) {
        int first = Math.max(0, -padding.before());
        int kept = length - first - Math.max(0, -padding.after());
        return IntStream.range(0, length + padding.before() + padding.after())
                .map(place -> cell(mode, place - Math.max(0, padding.before()), kept))
                .map(cell -> cell == NONE ? cell : cell + first)
                .toArray();
    }

    /** Which of the kept cells stands at a place that may be before the first or after the last of them. */
    private static int cell(Pad.Mode mode, int place, int kept) {
        if (place >= 0 && place < kept) {
            return place;
        }
        return switch (mode) {
            case CONSTANT -> NONE;
            case EDGE -> place < 0 ? 0 : kept - 1;
            case WRAP -> Math.floorMod(place, kept);
            case REFLECT -> {
                int period = Math.max(1, 2 * (kept - 1));
                int there = Math.floorMod(place, period);
                yield Math.min(there, period - there);
            }
        };
    }
}
