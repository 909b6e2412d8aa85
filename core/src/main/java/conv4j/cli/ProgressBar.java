package conv4j.cli;

import conv4j.KernelJvm;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * How far a run over many pictures is, in the last line of the terminal. Nothing is drawn where nobody would see it: where
 * errors go elsewhere, and for a single picture.
 */
final class ProgressBar {
    private static final int WIDTH = 40;
    private static final String ERASED = "\r\u001b[K";

    /** An eye does not follow faster, and a terminal that is far away need not. */
    private static final long NANOSECONDS_BETWEEN = 100_000_000;

    private final PrintWriter err;
    private final PrintWriter out;
    private final int all;
    private final boolean drawn;
    private final boolean outputBeside;
    private final long start = System.nanoTime();
    private long last = start - NANOSECONDS_BETWEEN;

    /**
     * @param drawn whether it is to be seen
     * @param outputBeside whether the command's output goes to the same terminal
     */
    ProgressBar(PrintWriter err, PrintWriter out, int all, boolean drawn, boolean outputBeside) {
        this.err = err;
        this.out = out;
        this.all = all;
        this.drawn = drawn;
        this.outputBeside = outputBeside;
    }

    /**
     * A bar of a run over pictures, if there is a terminal for it.
     *
     * @param lines whether the output is lines for a program, among which a terminal's codes have no place
     */
    static ProgressBar of(PrintWriter err, PrintWriter out, int pictures, boolean lines) {
        boolean beside = KernelJvm.isOutputATerminal();
        boolean drawn = pictures > 1 && KernelJvm.isErrorATerminal() && !(beside && lines);
        return new ProgressBar(err, out, pictures, drawn, beside);
    }

    /** Makes room for output, which may go to the same terminal. */
    void erase() {
        if (drawn && outputBeside) {
            out.print(ERASED);
        }
    }

    /** Draws it anew, or at the end takes it away. */
    void advance(int done) {
        long now = System.nanoTime();
        if (!drawn || (done < all && now - last < NANOSECONDS_BETWEEN)) {
            return;
        }
        last = now;
        err.print(done < all ? "\r" + text(done, now - start) + "\u001b[K" : ERASED);
        err.flush();
    }

    private String text(int done, long nanoseconds) {
        int full = (int) ((long) WIDTH * done / all);
        String left =
                done == 0 ? "" : String.format(Locale.ROOT, ", %.0f s left", nanoseconds / 1e9 / done * (all - done));
        return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + done + " of " + all + " pictures" + left;
    }
}
