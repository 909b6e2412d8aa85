package conv4j.verification.cli;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.Op;
import conv4j.op.Window;
import conv4j.verification.Geometry;
import conv4j.verification.court.Agreement;
import conv4j.verification.court.Hearing;
import conv4j.verification.court.Tally;
import conv4j.verification.court.Verdict;
import conv4j.verification.execution.AxisExecutor;
import conv4j.verification.execution.Executor;
import conv4j.verification.execution.Outcome;
import conv4j.verification.execution.Reading;
import conv4j.verification.rules.Prediction;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the court found, as text. */
final class CourtReport {
    /** Multiply-adds that the search for unread pixels may cost, one execution a pixel: about a second. */
    private static final double MOST_WORK = 3e8;

    private final Hearing height;
    private final Hearing width;

    CourtReport(Hearing height, Hearing width) {
        this.height = height;
        this.width = width;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        boolean square = height.equals(width);
        text.append(summary());
        if (square) {
            text.append(verdicts("", height));
        } else {
            text.append(verdicts("height: ", height)).append(verdicts("width: ", width));
        }
        return text.toString();
    }

    private String summary() {
        String asked = String.format(
                "%s, %s, on the reference kernels%n", height.kind().name().toLowerCase(Locale.ROOT), height.setting());
        if (height.output().isEmpty() || width.output().isEmpty()) {
            Hearing refused = height.output().isEmpty() ? height : width;
            String reason = refused.outcome() instanceof Outcome.Illegal illegal
                    ? illegal.message()
                    : refused.outcome().toString();
            return asked + line("executed", "refused: " + reason);
        }
        return asked
                + line(
                        "executed",
                        size(height.geometry().input(), width.geometry().input()) + " -> "
                                + size(
                                        height.output().getAsInt(),
                                        width.output().getAsInt()))
                + line("rows never read", unread(height))
                + line("columns never read", unread(width))
                + pixels()
                + neighbours();
    }

    private static String line(String name, String value) {
        return String.format("  %-20s %s%n", name, value);
    }

    private static String size(int rows, int columns) {
        return rows + " x " + columns;
    }

    private static String unread(Hearing hearing) {
        BitSet unread = hearing.unread().orElseGet(BitSet::new);
        return unread.isEmpty()
                ? "none"
                : unread.cardinality() + " of " + hearing.geometry().input() + ": " + unread + " (counted from 0)";
    }

    private String pixels() {
        int rows = height.geometry().input();
        int columns = width.geometry().input();
        if (work() > MOST_WORK) {
            return "";
        }
        Op op = AxisExecutor.op(
                height.kind(),
                new Window(
                        height.setting().axis(height.geometry()),
                        width.setting().axis(width.geometry())));
        return Reading.unread(new Executor(new ReferenceBackend()), op, rows, columns)
                .map(unread -> line("pixels never read", unread.cardinality() + " of " + rows * columns))
                .orElse("");
    }

    private double work() {
        return work(height) * work(width);
    }

    private static double work(Hearing hearing) {
        Geometry g = hearing.geometry();
        return (double) g.input() * hearing.output().orElse(0) * g.window();
    }

    private String neighbours() {
        if (height.equals(width)) {
            return line("loses nothing", neighbours(height));
        }
        return line("loses nothing", "height " + neighbours(height)) + line("", "width " + neighbours(width));
    }

    private static String neighbours(Hearing hearing) {
        return "next smaller " + neighbour(hearing.smaller()) + ", next larger " + neighbour(hearing.larger());
    }

    private static String neighbour(Optional<Hearing.Neighbour> neighbour) {
        return neighbour.map(n -> n.input() + " -> " + n.output()).orElse("none");
    }

    private static String verdicts(String axis, Hearing hearing) {
        List<List<String>> rows = Stream.concat(
                        Stream.of(List.of("rule", "formula", "run as", "predicts", "executed", "")),
                        hearing.verdicts().stream().map(CourtReport::row))
                .toList();
        int[] widths = new int[6];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        String table = rows.stream().map(row -> aligned(row, widths)).collect(Collectors.joining());
        return String.format("%n%s%s%n%s", axis, hearing.geometry(), table);
    }

    private static String aligned(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(" ");
        for (int column = 0; column < widths.length; column++) {
            line.append(String.format(" %-" + Math.max(1, widths[column]) + "s ", row.get(column)));
        }
        return line.toString().stripTrailing() + System.lineSeparator();
    }

    private static List<String> row(Verdict verdict) {
        String agreement = switch (verdict.agreement()) {
            case AGREES -> "agrees";
            case DISAGREES -> "DISAGREES";
            case NO_CLAIM -> verdict.prediction() instanceof Prediction.Outside ? "" : "is no size";
        };
        return List.of(
                verdict.rule().name(),
                verdict.rule().formula(),
                verdict.rule().setting().toString(),
                verdict.prediction().toString(),
                verdict.agreement() == Agreement.NO_CLAIM && verdict.prediction() instanceof Prediction.Outside
                        ? ""
                        : Tally.text(verdict.outcome()),
                agreement);
    }
}
