package conv4j.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A frame of box-drawing characters, drawn as Keras draws its summaries.
 *
 * @param widths of the columns, without the space on either side of a cell
 */
record Frame(List<Integer> widths) {
    Frame {
        widths = List.copyOf(widths);
    }

    /**
     * The table; ends with a line end.
     *
     * @param rows the headings, then the others: for each column the lines of its cell, as wide as the column
     */
    String around(List<List<List<String>>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(rule("┏", "━", "┳", "┓"));
        addRow(lines, "┃", sunk(rows.get(0)));
        lines.add(rule("┡", "━", "╇", "┩"));
        for (List<List<String>> row : rows.subList(1, rows.size())) {
            addRow(lines, "│", row);
            lines.add(rule("├", "─", "┼", "┤"));
        }
        lines.set(lines.size() - 1, rule("└", "─", "┴", "┘"));
        return String.join("\n", lines) + "\n";
    }

    private String rule(String left, String stroke, String crossing, String right) {
        return widths.stream()
                .map(width -> stroke.repeat(width + 2))
                .collect(Collectors.joining(crossing, left, right));
    }

    /** Headings stand at the bottom of their row, all else at the top. */
    private List<List<String>> sunk(List<List<String>> cells) {
        int height = height(cells);
        List<List<String>> sunk = new ArrayList<>();
        for (int column = 0; column < widths.size(); column++) {
            List<String> cell = cells.get(column);
            List<String> lines =
                    new ArrayList<>(Collections.nCopies(height - cell.size(), " ".repeat(widths.get(column))));
            lines.addAll(cell);
            sunk.add(lines);
        }
        return sunk;
    }

    private static int height(List<List<String>> cells) {
        return Collections.max(cells.stream().map(List::size).toList());
    }

    private void addRow(List<String> lines, String bar, List<List<String>> cells) {
        int height = height(cells);
        for (int line = 0; line < height; line++) {
            List<String> across = new ArrayList<>();
            for (int column = 0; column < widths.size(); column++) {
                List<String> cell = cells.get(column);
                across.add(line < cell.size() ? cell.get(line) : " ".repeat(widths.get(column)));
            }
            lines.add(bar + " " + String.join(" " + bar + " ", across) + " " + bar);
        }
    }
}
