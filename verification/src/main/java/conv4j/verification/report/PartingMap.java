package conv4j.verification.report;

import conv4j.verification.Geometry;
import conv4j.verification.court.Ranges;
import conv4j.verification.rules.Prediction;
import conv4j.verification.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where two rules part: for each stride and padding a panel, input to the right, window downwards. A large grid is shown
 * from its beginning; the data beside the page hold as much as the picture.
 */
final class PartingMap {
    private static final int MOST_INPUTS = 128;
    private static final int MOST_WINDOWS = 16;
    private static final int MOST_STRIDES = 8;
    private static final int MOST_PADDINGS = 6;

    private final Rule one;
    private final Rule other;
    private final Ranges ranges;

    /** @param what stands in a cell, where it is anything */
    record Panel(String title, int columns, int rows, String same, String more, String less, String silent) {}

    /** One stride's panels. */
    record Line(int stride, List<Panel> panels) {}

    private enum Standing {
        SAME,
        ONE_MORE,
        ONE_LESS,
        SILENT
    }

    PartingMap(Rule one, Rule other, Ranges ranges) {
        this.one = one;
        this.other = other;
        this.ranges = ranges;
    }

    int dilation() {
        return ranges.dilations().first();
    }

    private int lastInput() {
        return Math.min(ranges.inputs().last(), ranges.inputs().first() + MOST_INPUTS - 1);
    }

    private int lastWindow() {
        return Math.min(ranges.windows().last(), ranges.windows().first() + MOST_WINDOWS - 1);
    }

    private int lastStride() {
        return Math.min(ranges.strides().last(), ranges.strides().first() + MOST_STRIDES - 1);
    }

    private int lastPadding() {
        return Math.min(ranges.mostPadding(lastWindow()), MOST_PADDINGS - 1);
    }

    /** As in {@code I = 1..64 to the right, F = 1..7 downwards}. */
    String axes() {
        return "I = " + ranges.inputs().first() + ".." + lastInput() + " to the right, F = "
                + ranges.windows().first() + ".." + lastWindow() + " downwards, D = " + dilation();
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int stride = ranges.strides().first(); stride <= lastStride(); stride++) {
            List<Panel> panels = new ArrayList<>();
            for (int padding = 0; padding <= lastPadding(); padding++) {
                panels.add(panel(stride, padding));
            }
            lines.add(new Line(stride, panels));
        }
        return lines;
    }

    private Panel panel(int stride, int padding) {
        return new Panel(
                "S = " + stride + ", P = " + padding,
                lastInput() - ranges.inputs().first() + 1,
                lastWindow() - ranges.windows().first() + 1,
                path(stride, padding, Standing.SAME),
                path(stride, padding, Standing.ONE_MORE),
                path(stride, padding, Standing.ONE_LESS),
                path(stride, padding, Standing.SILENT));
    }

    /** The cells of one standing as an SVG path, those beside each other in one stroke. */
    private String path(int stride, int padding, Standing wanted) {
        StringBuilder path = new StringBuilder();
        for (int window = ranges.windows().first(); window <= lastWindow(); window++) {
            int run = 0;
            for (int input = ranges.inputs().first(); input <= lastInput() + 1; input++) {
                boolean is = input <= lastInput() && standing(cell(input, window, stride, padding)) == wanted;
                if (is) {
                    run++;
                } else if (run > 0) {
                    int x = input - run - ranges.inputs().first();
                    int y = window - ranges.windows().first();
                    path.append('M')
                            .append(x)
                            .append(' ')
                            .append(y)
                            .append('h')
                            .append(run)
                            .append("v1h-")
                            .append(run)
                            .append('z');
                    run = 0;
                }
            }
        }
        return path.toString();
    }

    private Geometry cell(int input, int window, int stride, int padding) {
        return new Geometry(input, window, stride, dilation(), padding, padding);
    }

    private Standing standing(Geometry geometry) {
        OptionalLong first = cells(one, geometry);
        OptionalLong second = cells(other, geometry);
        if (first.isEmpty() || second.isEmpty()) {
            return Standing.SILENT;
        }
        int order = Long.compare(first.getAsLong(), second.getAsLong());
        return order == 0 ? Standing.SAME : order > 0 ? Standing.ONE_MORE : Standing.ONE_LESS;
    }

    /** The size that a rule names, 0 for none that fits; empty where it does not speak. */
    private OptionalLong cells(Rule rule, Geometry geometry) {
        boolean inGrid = geometry.before() <= ranges.mostPadding(geometry.window());
        if (!inGrid || geometry.before() > 0 && !rule.setting().readsPadding()) {
            return OptionalLong.empty();
        }
        Prediction prediction = rule.predict(geometry);
        if (prediction instanceof Prediction.Size size) {
            return OptionalLong.of(size.cells());
        }
        return prediction instanceof Prediction.DoesNotFit ? OptionalLong.of(0) : OptionalLong.empty();
    }

    /** One geometry where both speak. */
    record Cell(Geometry geometry, long one, long other) {}

    /** What the picture shows, cell by cell. */
    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int stride = ranges.strides().first(); stride <= lastStride(); stride++) {
            for (int padding = 0; padding <= lastPadding(); padding++) {
                for (int window = ranges.windows().first(); window <= lastWindow(); window++) {
                    for (int input = ranges.inputs().first(); input <= lastInput(); input++) {
                        cell(cell(input, window, stride, padding)).ifPresent(cells::add);
                    }
                }
            }
        }
        return cells;
    }

    private Optional<Cell> cell(Geometry geometry) {
        OptionalLong first = cells(one, geometry);
        OptionalLong second = cells(other, geometry);
        return first.isPresent() && second.isPresent()
                ? Optional.of(new Cell(geometry, first.getAsLong(), second.getAsLong()))
                : Optional.empty();
    }
}
