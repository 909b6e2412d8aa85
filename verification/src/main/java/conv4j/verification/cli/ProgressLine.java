package conv4j.verification.cli;

import conv4j.verification.network.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** One line on a terminal, written over as work goes on; nothing where there is no terminal. */
final class ProgressLine {
    private ProgressLine() {}

    static Progress on(PrintWriter err) {
        return System.console() == null
                ? Progress.SILENT
                : (what, done, all) -> {
                    err.print(String.format(Locale.ROOT, "\r%-40s %4d of %d   ", what, done, all));
                    if (done == all) {
                        // Over the line with blanks: what is printed next begins on a clean one.
                        err.print("\r" + " ".repeat(60) + "\r");
                    }
                    err.flush();
                };
    }
}
