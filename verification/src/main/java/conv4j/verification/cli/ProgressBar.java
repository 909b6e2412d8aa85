package conv4j.verification.cli;

import java.io.PrintWriter;
import java.util.function.LongConsumer;

/** A line that fills up as work is done, where somebody looks at it. */
final class ProgressBar implements LongConsumer {
    private static final int WIDTH = 50;

    private final PrintWriter err;
    private final long all;
    private final String things;
    private int shown = -1;

    private ProgressBar(PrintWriter err, long all, String things) {
        this.err = err;
        this.all = all;
        this.things = things;
    }

    /**
     * @param things that are counted, as in {@code geometries}
     * @return one that shows nothing when no terminal is there
     */
    static LongConsumer of(PrintWriter err, long all, String things) {
        return System.console() == null ? done -> {} : new ProgressBar(err, all, things);
    }

    @Override
    public void accept(long done) {
        int percent = (int) (100 * done / Math.max(1, all));
        if (percent == shown) {
            return;
        }
        shown = percent;
        err.printf("\r[%-" + WIDTH + "s] %3d%% of %,d %s", "#".repeat(percent * WIDTH / 100), percent, all, things);
        err.print(done == all ? System.lineSeparator() : "");
        err.flush();
    }
}
