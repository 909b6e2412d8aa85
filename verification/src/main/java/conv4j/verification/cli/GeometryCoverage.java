package conv4j.verification.cli;

import conv4j.op.Op;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.verification.coverage.AxisReads;
import conv4j.verification.coverage.Coverage;
import conv4j.verification.coverage.PixelReads;
import conv4j.verification.execution.AxisExecutor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The coverage of one geometry.
 *
 * @param byPixels the same counts by lighting every pixel alone, where that does not take long
 */
record GeometryCoverage(Question question, AxisReads rows, AxisReads columns, Coverage map, Optional<Coverage> byPixels)
        implements CoverageReport {
    /** Multiply-adds that lighting every pixel may cost: about a second. */
    private static final double MOST_WORK = 1e9;

    private record Json(
            String layer,
            int[] input,
            int[] output,
            long[] rowReads,
            long[] columnReads,
            double least,
            double most,
            double mean,
            int unreadPixels,
            int[] unreadRows,
            int[] unreadColumns,
            boolean everyPixelLit,
            double[] counts) {}

    /**
     * @throws conv4j.tensor.ShapeException when the window lands nowhere
     */
    static GeometryCoverage of(Question question) {
        WindowAxis height = question.setting().axis(question.height());
        WindowAxis width = question.setting().axis(question.width());
        AxisReads rows =
                AxisReads.measure(question.kind(), height, question.height().input());
        AxisReads columns =
                AxisReads.measure(question.kind(), width, question.width().input());
        Coverage map = Coverage.of(rows, columns);
        double work = (double) map.counts().length * rows.places() * columns.places() * height.size() * width.size();
        Op op = AxisExecutor.op(question.kind(), new Window(height, width));
        Optional<Coverage> byPixels =
                work > MOST_WORK ? Optional.empty() : PixelReads.of(op, map.height(), map.width());
        return new GeometryCoverage(question, rows, columns, map, byPixels);
    }

    @Override
    public String title() {
        String kind = question.kind().name().toLowerCase(Locale.ROOT);
        String geometry = question.height().equals(question.width())
                ? question.height().toString()
                : "height " + question.height() + ", width " + question.width();
        return kind + ", " + question.setting() + ", " + geometry;
    }

    @Override
    public String details() {
        return map.height() + " x " + map.width() + " -> " + rows.places() + " x " + columns.places()
                + ", reads of each pixel";
    }

    @Override
    public String text() {
        String how = byPixels.map(lit -> Arrays.equals(lit.counts(), map.counts())
                        ? "each row and each column lit alone; each of the " + map.counts().length
                                + " pixels lit alone gives the same"
                        : "each row and each column lit alone; NOT what each pixel lit alone gives")
                .orElse("each row and each column lit alone");
        return title() + ", on the reference kernels" + System.lineSeparator()
                + CoverageReport.line(
                        "executed",
                        map.height() + " x " + map.width() + " -> " + rows.places() + " x " + columns.places())
                + CoverageReport.line("measured by", how)
                + CoverageReport.numbers(map)
                + CoverageReport.line("reads of a row", runs(rows.counts()))
                + CoverageReport.line("reads of a column", runs(columns.counts()))
                + System.lineSeparator()
                + CoverageReport.histogram(map);
    }

    /** {@code 1 2 2 2 1} as {@code 1 2(x3) 1}. */
    private static String runs(long[] counts) {
        StringBuilder text = new StringBuilder();
        for (int from = 0; from < counts.length; ) {
            int to = from;
            while (to < counts.length && counts[to] == counts[from]) {
                to++;
            }
            text.append(text.isEmpty() ? "" : " ")
                    .append(counts[from])
                    .append(to - from > 1 ? "(x" + (to - from) + ")" : "");
            from = to;
        }
        int most = 160;
        return text.length() <= most ? text.toString() : text.substring(0, text.lastIndexOf(" ", most)) + " ...";
    }

    @Override
    public String json() {
        return NetworkJson.GSON.toJson(new Json(
                        title(),
                        new int[] {map.height(), map.width()},
                        new int[] {rows.places(), columns.places()},
                        rows.counts(),
                        columns.counts(),
                        map.least(),
                        map.most(),
                        map.mean(),
                        map.unread(),
                        map.unreadRows(),
                        map.unreadColumns(),
                        byPixels.isPresent(),
                        map.counts()))
                + System.lineSeparator();
    }
}
