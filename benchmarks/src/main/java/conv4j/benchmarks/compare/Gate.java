package conv4j.benchmarks.compare;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A comparison held against an earlier one of the same machine.
 *
 * <p>Times are counted in multiply-adds that the machine could have done meanwhile, so that a clock that runs slower today
 * is no regression. A change counts when it is larger than the noise floor: 10 %, or twice what both spreads (middle half
 * over median) come to where that is more.
 *
 * @param changes of all that both have
 */
public record Gate(List<Change> changes) {
    private static final double FLOOR = 0.10;
    private static final double SPREADS = 2;

    /** What became of one. */
    public enum Verdict {
        SLOWER,
        FASTER,
        SAME
    }

    /**
     * @param ratio now over before: above 1 it has become slower
     * @param noise how far from 1 it may be without meaning anything
     */
    public record Change(String layer, String executor, double ratio, double noise) {

        public Verdict verdict() {
            if (ratio > 1 + noise) {
                return Verdict.SLOWER;
            }
            return ratio < 1 / (1 + noise) ? Verdict.FASTER : Verdict.SAME;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s by %s: %.2f times as long as the baseline (noise %.0f %%)",
                    layer,
                    executor,
                    ratio,
                    100 * noise);
        }
    }

    public static Gate of(Baseline baseline, List<Timed> timed) {
        List<Change> changes = new ArrayList<>();
        for (Timed now : timed) {
            baseline.find(now.layer(), now.executor(), now.threads())
                    .ifPresent(before -> changes.add(change(before, now)));
        }
        return new Gate(changes);
    }

    private static Change change(Json.Record before, Timed now) {
        Double peakBefore = before.fmaPeakGflops();
        double peaks = peakBefore == null || Double.isNaN(now.limits().gigaflops())
                ? 1
                : now.limits().gigaflops() / peakBefore;
        double ratio = now.milliseconds().median() / before.medianMs() * peaks;
        double spreadBefore = (before.upperQuartileMs() - before.lowerQuartileMs()) / before.medianMs();
        double noise = Math.max(
                FLOOR, SPREADS * Math.hypot(spreadBefore, now.milliseconds().noise()));
        return new Change(now.layer(), now.executor(), ratio, noise);
    }

    public boolean isShut() {
        return changes.stream().anyMatch(change -> change.verdict() == Verdict.SLOWER);
    }

    public void print(PrintWriter out) {
        changes.stream()
                .filter(change -> change.verdict() != Verdict.SAME)
                .forEach(change -> out.println(change.verdict() + ": " + change));
        out.printf(
                "baseline: %d compared, %d slower, %d faster, the others the same within the noise%n",
                changes.size(), count(Verdict.SLOWER), count(Verdict.FASTER));
        out.flush();
    }

    private long count(Verdict verdict) {
        return changes.stream().filter(change -> change.verdict() == verdict).count();
    }
}
