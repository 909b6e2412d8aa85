package conv4j.verification;

import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import java.util.Locale;

/** Writes problems as the lines that {@link ProblemLine} reads, without what would be so anyway. */
final class LineWriter {
    private final StringBuilder line = new StringBuilder();

    private LineWriter() {}

    /**
     * @throws IllegalArgumentException when a line cannot say it: same padding along one axis only, or two roundings
     */
    static String line(Problem problem) {
        LineWriter writer = new LineWriter();
        writer.options(problem);
        writer.descriptor(problem);
        return writer.line.toString();
    }

    private void options(Problem problem) {
        switch (problem.kind()) {
            case CONV2D -> line.append(problem.bias() ? "" : "--dir=FWD_D ");
            case MAX_POOL2D -> line.append("--alg=max ");
            case AVERAGE_POOL2D -> line.append("--alg=avg_np ");
            case AVERAGE_POOL2D_WITH_PADDING -> line.append("--alg=avg_p ");
        }
        Window window = problem.window();
        Rounding rounding = window.height().rounding();
        if (rounding != window.width().rounding()) {
            throw new IllegalArgumentException("line: wanted one rounding for both axes, got " + window);
        }
        if (rounding != Rounding.FLOOR) {
            line.append("--rounding=")
                    .append(rounding.name().toLowerCase(Locale.ROOT))
                    .append(' ');
        }
        Padding vertical = window.height().padding();
        Padding horizontal = window.width().padding();
        if (vertical instanceof Padding.Explicit rows && horizontal instanceof Padding.Explicit columns) {
            if (!isAlike(window)) {
                line.append(String.format(
                        Locale.ROOT,
                        "--padding=%d,%d,%d,%d ",
                        rows.before(),
                        columns.before(),
                        rows.after(),
                        columns.after()));
            }
        } else if (vertical.equals(horizontal)) {
            line.append("--padding=").append(vertical).append(' ');
        } else {
            throw new IllegalArgumentException("line: wanted same padding along both axes or none, got " + window);
        }
    }

    /** Whether there is as much padding after the input as before it, along each axis. */
    private static boolean isAlike(Window window) {
        return window.height().padding() instanceof Padding.Explicit rows
                && window.width().padding() instanceof Padding.Explicit columns
                && rows.before() == rows.after()
                && columns.before() == columns.after();
    }

    private void descriptor(Problem problem) {
        Window window = problem.window();
        if (problem.groups() > 1) {
            line.append('g').append(problem.groups());
        }
        line.append("mb").append(problem.batch()).append("ic").append(problem.channels());
        field("i", problem.height(), problem.width(), -1);
        if (!problem.kind().isPool()) {
            line.append("oc").append(problem.outputChannels());
        }
        field("k", window.height().size(), window.width().size(), -1);
        field("s", window.height().stride(), window.width().stride(), 1);
        if (isAlike(window)) {
            field("p", before(window.height().padding()), before(window.width().padding()), 0);
        }
        field("d", window.height().dilation() - 1, window.width().dilation() - 1, 0);
    }

    private static int before(Padding padding) {
        return padding instanceof Padding.Explicit explicit ? explicit.before() : 0;
    }

    private void field(String letter, int height, int width, int leftOut) {
        if (height != leftOut || width != leftOut) {
            line.append(letter).append('h').append(height);
            line.append(letter).append('w').append(width);
        }
    }
}
