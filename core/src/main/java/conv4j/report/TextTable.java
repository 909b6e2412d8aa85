package conv4j.report;

import java.util.ArrayList;
import java.util.List;
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
        List<Integer> widths =
                IntStream.range(0, columns.size()).mapToObj(this::width).toList();
        List<List<List<String>>> cells = new ArrayList<>();
        cells.add(padded(columns.stream().map(Column::heading).toList(), widths));
        rows.forEach(row -> cells.add(padded(row, widths)));
        return new Frame(widths).around(cells);
    }

    private List<List<String>> padded(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, columns.size())
                .mapToObj(column -> List.of((columns.get(column).right() ? Alignment.RIGHT : Alignment.LEFT)
                        .pad(cells.get(column), widths.get(column))))
                .toList();
    }

    private int width(int column) {
        return IntStream.concat(
                        IntStream.of(Alignment.length(columns.get(column).heading())),
                        rows.stream().mapToInt(row -> Alignment.length(row.get(column))))
                .max()
                .orElseThrow();
    }
}
