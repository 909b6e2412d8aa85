package conv4j.verification.cli;

import conv4j.verification.coverage.Coverage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@code coverage} prints and draws. */
interface CoverageReport {
    /** The counts that are drawn and listed pixel by pixel. */
    Coverage map();

    /** One line, of what. */
    String title();

    /** One line below it. */
    String details();

    String text();

    String json();

    /** A line for each row of the picture. */
    default String csv() {
        Coverage map = map();
        return IntStream.range(0, map.height())
                .mapToObj(row -> IntStream.range(0, map.width())
                                .mapToObj(column -> whole(map.at(row, column)))
                                .collect(Collectors.joining(","))
                        + System.lineSeparator())
                .collect(Collectors.joining());
    }

    /** What the counts come to: six lines and a histogram of a few bars. */
    static String numbers(Coverage map) {
        return line(
                        "reads of a pixel",
                        number(map.least()) + " to " + number(map.most()) + ", mean " + number(map.mean()))
                + line("pixels never read", String.format(Locale.ROOT, "%,d of %,d", map.unread(), map.counts().length))
                + line("rows never read", cells(map.unreadRows(), map.height()))
                + line("columns never read", cells(map.unreadColumns(), map.width()));
    }

    /** One bar for each count; for at most 12 of them, since more are better drawn. */
    static String histogram(Coverage map) {
        Map<Double, Integer> pixels = map.histogram();
        if (pixels.size() > 12) {
            return "";
        }
        int most = pixels.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        return pixels.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "  %18s times  %,10d pixels  %s%n",
                        number(entry.getKey()),
                        entry.getValue(),
                        "#".repeat((int) Math.max(1, 40L * entry.getValue() / most))))
                .collect(Collectors.joining());
    }

    static String line(String name, String value) {
        return String.format("  %-20s %s%n", name, value);
    }

    static String cells(int[] cells, int of) {
        return cells.length == 0
                ? "none"
                : cells.length + " of " + of + ": " + Arrays.toString(cells) + " (counted from 0)";
    }

    /** Short, for people. */
    static String number(double count) {
        return count >= 1e12
                ? String.format(Locale.ROOT, "%.3e", count)
                : String.format(Locale.ROOT, count == Math.rint(count) || count >= 1000 ? "%,.0f" : "%,.2f", count);
    }

    /** All digits, for programs. */
    static String whole(double count) {
        return count < 0x1p53 ? Long.toString((long) count) : Double.toString(count);
    }
}
