package conv4j.benchmarks.cli;

import conv4j.benchmarks.compare.Comparison;
import conv4j.benchmarks.compare.Machine;
import conv4j.benchmarks.compare.Means;
import conv4j.benchmarks.compare.Timed;
import conv4j.benchmarks.compare.Untimed;
import conv4j.benchmarks.statistics.Ratio;
import conv4j.benchmarks.statistics.Spread;
import conv4j.benchmarks.work.Work;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A comparison for reading along: a block for each work as soon as it is done, the means at the end. */
final class TextReport implements Comparison.Listener {
    private static final String ROW = "%-28s %-18s %9s %-19s %8s %6s %11s %8s %-21s %8s %9s %8s  %s%n";

    private final PrintWriter out;
    private String first = "";

    TextReport(PrintWriter out) {
        this.out = out;
    }

    /** What is about to run and takes how long, and the conventions that its numbers follow. */
    void begin(Comparison comparison, double seconds) {
        Machine machine = Machine.here();
        int threads = comparison.settings().threads();
        out.printf(
                Locale.ROOT,
                "suite %s, %d works, %d thread%s; %s, %d cores, Java %s%n",
                comparison.suite().name(),
                comparison.suite().works().size(),
                threads,
                threads == 1 ? "" : "s",
                machine.processor(),
                machine.cores(),
                machine.java());
        comparison.missing().forEach(one -> out.printf("left out: %s %s%n", one.executor(), one.reason()));
        first = comparison.executors().isEmpty()
                ? ""
                : comparison.executors().get(0).name();
        out.printf(Locale.ROOT, "takes about %.0f s, proof and warm-up included%n", seconds);
        out.println("GFLOP/s = 2 x multiply-adds / time, padding included; peak and bw: share of multiply-adds and of");
        out.println(
                "memory reads measured beside it; error: largest, over the outputs' RMS, against the oracle in double;");
        out.println(
                "x " + first + ": time over that of " + first + " with 95 % interval; convolutions with bias and ReLU");
        out.println();
        out.printf(
                ROW,
                "layer",
                "executor",
                "ms",
                "quartiles",
                "GFLOP/s",
                "peak",
                "bw of",
                "error",
                "x " + first,
                "MB",
                "B/call",
                "checksum",
                "kernel");
        out.flush();
    }

    @Override
    public void work(Work work, List<Timed> timed, List<Untimed> untimed) {
        String name = work.count() > 1 ? work.name() + " *" + work.count() : work.name();
        for (Timed one : timed) {
            row(name, one);
            name = "";
        }
        for (Untimed one : untimed) {
            out.printf("%-28s %-18s %s %s%n", name, one.executor(), one.wrong() ? "WRONG:" : "left out:", one.reason());
            name = "";
        }
        out.flush();
    }

    private void row(String name, Timed one) {
        Spread time = one.milliseconds();
        Ratio ratio = one.ratios().get(first);
        out.printf(
                ROW,
                name,
                one.executor(),
                digits(time.median()),
                digits(time.lowerQuartile()) + "-" + digits(time.upperQuartile()),
                one.multiplyAdds() == 0 ? "" : String.format(Locale.ROOT, "%.1f", one.gigaflops()),
                one.multiplyAdds() == 0 ? "" : percent(one.shareOfPeak()),
                percent(one.shareOfBandwidth()) + " " + one.memory(),
                String.format(Locale.ROOT, "%.1e", one.largestError()),
                ratio == null ? "" : times(inverse(ratio)),
                String.format(Locale.ROOT, "%.2f", one.bytes() / 1e6),
                String.format(Locale.ROOT, "%.0f", one.allocated()),
                String.format(Locale.ROOT, "%08x", one.checksum()),
                one.kernel());
    }

    private static Ratio inverse(Ratio ratio) {
        return new Ratio(1 / ratio.value(), 1 / ratio.high(), 1 / ratio.low());
    }

    static String times(Ratio ratio) {
        return ratio.isNoDifference()
                ? "no difference"
                : String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", ratio.value(), ratio.low(), ratio.high());
    }

    /** Four digits that count. */
    private static String digits(double milliseconds) {
        int decimals = (int) Math.max(0, Math.min(6, 3 - Math.floor(Math.log10(Math.max(1e-6, milliseconds)))));
        return String.format(Locale.ROOT, "%." + decimals + "f", milliseconds);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "?" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    void end(Comparison.Outcome outcome) {
        Means means = Means.ofFirst(outcome.timed());
        out.println();
        means.peers()
                .forEach((peer, mean) -> out.printf(
                        Locale.ROOT,
                        "%s over %s: %s in geometric mean of %d works; all of them, as often as they come: %.3f and %.3f ms%n",
                        peer,
                        means.executor(),
                        mean.ratio().isNoDifference() ? "no difference" : times(mean.ratio()) + " times as long",
                        mean.layers(),
                        mean.peerMilliseconds(),
                        mean.milliseconds()));
        long wrong = outcome.untimed().stream().filter(Untimed::wrong).count();
        if (wrong > 0) {
            out.printf("%d wrong results were not timed%n", wrong);
        }
        out.flush();
    }
}
