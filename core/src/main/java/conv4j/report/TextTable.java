package conv4j.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cells in a frame of box-drawing characters, drawn as Keras draws its summaries. */
final class TextTable {

    /** A column's heading and whether its cells keep to the right, as numbers should. */
    record Column(String heading, boolean right) {}

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(List<Column> columns) {
        this.columns = columns;
    }

    /** One cell for each column. Names come from files: what would move the cursor is shown as a question mark. */
    void add(List<String> cells) {
        rows.add(cells.stream().map(cell -> cell.replaceAll("\\p{Cntrl}", "?")).toList());
    }

    @Override
    public String toString() {
        List<String> headings = columns.stream().map(Column::heading).toList();
        List<String> lines = new ArrayList<>();
        lines.add(rule("┏", "━", "┳", "┓"));
        lines.add(line("┃", headings));
        lines.add(rule("┡", "━", "╇", "┩"));
        for (List<String> row : rows) {
            lines.add(line("│", row));
            lines.add(rule("├", "─", "┼", "┤"));
        }
        lines.set(lines.size() - 1, rule("└", "─", "┴", "┘"));
        return String.join("\n", lines) + "\n";
    }

    private String rule(String left, String stroke, String crossing, String right) {
        return IntStream.range(0, columns.size())
                .mapToObj(column -> stroke.repeat(width(column) + 2))
                .collect(Collectors.joining(crossing, left, right));
    }

    private String line(String bar, List<String> cells) {
        return IntStream.range(0, columns.size())
                .mapToObj(column -> {
                    String cell = cells.get(column);
                    String space = String.join("", Collections.nCopies(width(column) - length(cell), " "));
                    return columns.get(column).right() ? space + cell : cell + space;
                })
                .collect(Collectors.joining(" " + bar + " ", bar + " ", " " + bar));
    }

    private int width(int column) {
        return IntStream.concat(
                        IntStream.of(length(columns.get(column).heading())),
                        rows.stream().mapToInt(row -> length(row.get(column))))
                .max()
                .orElseThrow();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
