package conv4j.verification.audit;

import java.util.Optional;

/**
 * One row of a table: a layer of some framework, and what is said to come out of it.
 *
 * @param row counted from 1, the header not counted
 * @param line of the file, counted from 1
 * @param name as its source calls it; empty when it has none
 * @param ceilMode empty where the row leaves it to the framework
 * @param countIncludePad changes the values of an average, never its size
 */
public record Claim(
        long row,
        long line,
        String name,
        Framework framework,
        Operation operation,
        Channels channels,
        PaddingMode padding,
        Side height,
        Side width,
        Optional<Boolean> ceilMode,
        boolean countIncludePad,
        Claimed claimed) {

    /** As the row says it, divisible or not. Pools read none of it. */
    public record Channels(int in, int out, int groups) {}

    boolean roundsUp() {
        return ceilMode.orElse(false);
    }

    boolean isPaddedExplicitly() {
        return padding == PaddingMode.EXPLICIT && (height.isPadded() || width.isPadded());
    }

    /** As in {@code row 17 (line 18)}. */
    public String place() {
        return "row " + row + " (line " + line + ")";
    }
}
