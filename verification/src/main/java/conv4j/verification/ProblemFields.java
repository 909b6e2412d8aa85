package conv4j.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The descriptor of a problem, {@code mb1ic3ih32oc5kh3n"name"}, taken apart. */
final class ProblemFields {
    private static final List<String> FIELDS = List.of(
            "g", "mb", "ic", "id", "ih", "iw", "oc", "od", "oh", "ow", "kd", "kh", "kw", "sd", "sh", "sw", "pd", "ph",
            "pw", "dd", "dh", "dw");

    private record Field(int value, int column) {}

    private final Map<String, Field> fields = new HashMap<>();
    private final String line;
    private int at;
    private String name = "";

    private ProblemFields(String line, int start) {
        this.line = line;
        this.at = start;
    }

    static ProblemFields read(String line, int start) {
        ProblemFields fields = new ProblemFields(line, start);
        while (fields.at < line.length() && !Character.isWhitespace(line.charAt(fields.at))) {
            char next = line.charAt(fields.at);
            if (next == '_') {
                fields.at++;
            } else if (next == 'n') {
                fields.readName();
                break;
            } else {
                fields.readField();
            }
        }
        fields.nothingMore();
        return fields;
    }

    private void readField() {
        String field = FIELDS.stream()
                .filter(known -> line.startsWith(known, at))
                .findFirst()
                .orElseThrow(() -> complaint("one of the fields " + String.join(" ", FIELDS) + " n"));
        int column = at + 1;
        at += field.length();
        int start = at;
        while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
            at++;
        }
        String digits = line.substring(start, at);
        if (digits.isEmpty()) {
            throw complaint("a number for " + field);
        }
        // A field given twice counts as benchdnn counts it, the last time: its own lists have such lines.
        fields.put(field, new Field(number(field, digits, column), column));
    }

    private static int number(String field, String digits, int column) {
        // Ten digits hold every int; more would not even fit a long.
        long value = digits.length() > 10 ? Long.MAX_VALUE : Long.parseLong(digits);
        if (value >= Integer.MAX_VALUE) {
            throw new ProblemFormatException(
                    "column " + column + ", " + field + ": wanted less than " + Integer.MAX_VALUE + ", got " + digits);
        }
        return (int) value;
    }

    private void readName() {
        at++;
        if (at < line.length() && line.charAt(at) == '"') {
            int end = line.indexOf('"', at + 1);
            if (end < 0) {
                throw complaint("a closing quote after the name");
            }
            name = line.substring(at + 1, end);
            at = end + 1;
        } else {
            int start = at;
            while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
                at++;
            }
            name = line.substring(start, at);
        }
    }

    private void nothingMore() {
        if (!line.substring(at).isBlank()) {
            throw complaint("the end of the line");
        }
    }

    private ProblemFormatException complaint(String wanted) {
        String rest = line.substring(at).strip();
        String got = rest.isEmpty()
                ? "the end of the line"
                : "'" + (rest.length() > 12 ? rest.substring(0, 12) + "..." : rest) + "'";
        return new ProblemFormatException("column " + (at + 1) + ": wanted " + wanted + ", got " + got);
    }

    String name() {
        return name;
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /** Whether any field of the axis is there, by the axis's letter. */
    boolean hasAnyOf(String letter) {
        return fields.keySet().stream().anyMatch(field -> field.endsWith(letter));
    }

    int get(String field, int absent) {
        Field found = fields.get(field);
        return found == null ? absent : found.value;
    }

    int required(String field) {
        Field found = fields.get(field);
        if (found == null) {
            throw new ProblemFormatException(field + ": wanted a value, got none");
        }
        return found.value;
    }

    int positive(String field) {
        int value = required(field);
        if (value < 1) {
            throw new ProblemFormatException(place(field) + ": wanted at least 1, got " + value);
        }
        return value;
    }

    void refuse(String field, String with) {
        if (has(field)) {
            throw new ProblemFormatException(place(field) + ": wanted none with " + with + ", got " + get(field, 0));
        }
    }

    /** For messages: where in the line a field stands. */
    String place(String field) {
        Field found = fields.get(field);
        return found == null ? field : "column " + found.column + ", " + field;
    }
}
