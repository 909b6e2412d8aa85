package conv4j.verification.engines;

import conv4j.verification.Kind;
import conv4j.verification.Problem;
import java.util.List;
import java.util.SortedMap;

/**
 * What came of a comparison.
 *
 * @param layers that were put to every engine
 * @param undefined those on which the window lands nowhere, so that a refusal is right
 * @param findings by engine, in the order of {@code engines}
 */
public record ComparisonFindings(
        long seed,
        long layers,
        long undefined,
        double seconds,
        List<OfEngine> engines,
        List<Engines.LeftOut> leftOut,
        List<Finding> findings) {

    /**
     * One engine's counts.
     *
     * @param notTaken reasons why it does not offer a layer, with how many layers each kept away
     */
    public record OfEngine(String name, String version, long agrees, long differs, SortedMap<String, Long> notTaken) {

        public long notTakenAtAll() {
            return notTaken.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * One way in which an engine differs.
     *
     * @param way how the window is laid, as in {@code ceil, padded alike}
     * @param layers that differ in this way
     * @param examples a few of them, as small as they get
     */
    public record Finding(
            String engine, Kind kind, Difference difference, String way, long layers, List<Example> examples) {}

    /**
     * @param seed of the numbers that it was filled with
     * @param text what was wanted and what was got
     */
    public record Example(Problem problem, long seed, String text) {}

    /** Whether no engine differed anywhere. */
    public boolean allAgree() {
        return findings.isEmpty();
    }
}
