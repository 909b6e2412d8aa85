package conv4j.verification.audit;

import conv4j.verification.ProblemFormatException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The cells of one row, by column. A cell that is missing or blank takes its default. */
final class Cells {
    /** What a spreadsheet makes of a whole number is one, too: {@code 3.0}. */
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}(\\.0*)?");

    private final String place;
    private final Map<String, Integer> columns;
    private final List<String> cells;

    /**
     * @param columns where each column stands
     */
    Cells(String place, Map<String, Integer> columns, List<String> cells) {
        this.place = place;
        this.columns = columns;
        this.cells = cells;
    }

    Optional<String> text(String column) {
        Integer at = columns.get(column);
        return Optional.ofNullable(at).map(cells::get).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A name, in whatever case. */
    String name(String column, String absent) {
        return text(column).orElse(absent).toLowerCase(Locale.ROOT);
    }

    Optional<Integer> number(String column) {
        return text(column).map(text -> number(column, text));
    }

    int number(String column, int absent) {
        return number(column).orElse(absent);
    }

    int required(String column) {
        return number(column).orElseThrow(() -> complaint(column, "a whole number", ""));
    }

    Optional<Boolean> flag(String column) {
        return text(column).map(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw complaint(column, "true or false", text);
        });
    }

    private int number(String column, String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw complaint(column, "a whole number", text);
        }
        int point = text.indexOf('.');
        long value = Long.parseLong(point < 0 ? text : text.substring(0, point));
        if (value != (int) value) {
            throw complaint(column, "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE, text);
        }
        return (int) value;
    }

    ProblemFormatException complaint(String column, String wanted, String got) {
        return new ProblemFormatException(
                place + ", " + column + ": wanted " + wanted + ", got '" + shortened(got) + "'");
    }

    /** What stands in a file, fit to be quoted on one line of a terminal. */
    static String shortened(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() > 40 ? line.substring(0, 40) + "..." : line;
    }
}
