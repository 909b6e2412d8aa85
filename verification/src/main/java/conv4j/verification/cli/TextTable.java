package conv4j.verification.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows under a header, each column as wide as its widest cell. */
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();
    private final Set<String> left;

    /**
     * @param left headers of the columns that begin at the left; numbers end at the right
     */
    TextTable(Set<String> left, List<String> header) {
        this.left = left;
        rows.add(header);
    }

    void add(List<String> row) {
        rows.add(row);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String padding = " ".repeat(width(column) - row.get(column).length());
                boolean leads = left.contains(rows.get(0).get(column));
                line.append("  ").append(leads ? row.get(column) + padding : padding + row.get(column));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
