package conv4j.verification.cli;

import conv4j.verification.Geometry;
import conv4j.verification.audit.Claim;
import conv4j.verification.audit.Finding;
import conv4j.verification.audit.PaddingMode;
import conv4j.verification.audit.Side;
import conv4j.verification.audit.Standing;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/** Writes findings as they come, and what they sum up to at the end. */
interface AuditReport {

    /** How many rows stand how. */
    record Totals(Map<Standing, Long> rows, double seconds) {
        long of(Standing standing) {
            return rows.getOrDefault(standing, 0L);
        }

        long all() {
            return rows.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Whether every claim was put to the test and held. */
        boolean allAgree() {
            return of(Standing.DIFFERS) == 0 && of(Standing.NOT_EXECUTED) == 0;
        }
    }

    /** Counts rows one by one. */
    final class Count {
        private final Map<Standing, Long> rows = new EnumMap<>(Standing.class);
        private final long start = System.nanoTime();

        void add(Standing standing) {
            rows.merge(standing, 1L, Long::sum);
        }

        Totals totals() {
            return new Totals(rows, (System.nanoTime() - start) * 1e-9);
        }
    }

    void start() throws IOException;

    void row(Finding finding) throws IOException;

    void end(Totals totals) throws IOException;

    /** The layer of a row in a few words, {@code pytorch max_pool2d 11 x 11, window 2 x 2, stride 2}. */
    static String layer(Claim claim) {
        StringJoiner words = new StringJoiner(", ");
        Geometry height = claim.height().geometry();
        Geometry width = claim.width().geometry();
        words.add((claim.framework() + " " + claim.operation()).strip() + " " + pair(height.input(), width.input()));
        words.add("window " + pair(height.window(), width.window()));
        unless(1, words, "stride", height.stride(), width.stride());
        unless(1, words, "dilation", height.dilation(), width.dilation());
        padding(claim, words);
        unless(
                0,
                words,
                "output padding",
                claim.height().outputPadding(),
                claim.width().outputPadding());
        if (claim.operation().isPool() && claim.ceilMode().isPresent()) {
            words.add(claim.ceilMode().get() ? "ceil" : "floor");
        } else if (!claim.operation().isPool() && claim.channels().groups() != 1) {
            words.add(claim.channels().in() + " to " + claim.channels().out() + " channels in "
                    + claim.channels().groups() + " groups");
        }
        return (claim.name() + " " + words).strip();
    }

    private static void padding(Claim claim, StringJoiner words) {
        if (claim.padding() != PaddingMode.EXPLICIT) {
            words.add(claim.padding().toString());
        } else {
            Side height = claim.height();
            Side width = claim.width();
            unless(
                    0,
                    words,
                    "padding before",
                    height.geometry().before(),
                    width.geometry().before());
            unless(
                    0,
                    words,
                    "padding after",
                    height.geometry().after(),
                    width.geometry().after());
        }
    }

    private static void unless(int usual, StringJoiner words, String name, int height, int width) {
        if (height != usual || width != usual) {
            words.add(name + " " + pair(height, width));
        }
    }

    private static String pair(int height, int width) {
        return height + " x " + width;
    }
}
