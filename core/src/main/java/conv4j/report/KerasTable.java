package conv4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The table in a Keras summary: how wide its columns are, and what stands in them. */
final class KerasTable {
    private final boolean connections;
    private final boolean showTrainable;
    private final List<String> headings = new ArrayList<>(List.of("Layer (type)", "Output Shape", "Param #"));
    private final List<Alignment> alignments =
            new ArrayList<>(List.of(Alignment.LEFT, Alignment.LEFT, Alignment.RIGHT));

    /** Where each column ends, as a part of the line. */
    private final List<Double> ends;

    /**
     * @param connections whether to show what a layer reads
     * @param showTrainable whether to show which layers may be trained
     */
    KerasTable(boolean connections, boolean showTrainable) {
        this.connections = connections;
        this.showTrainable = showTrainable;
        this.ends = new ArrayList<>(connections ? List.of(0.3, 0.56, 0.74, 1.0) : List.of(0.45, 0.8, 1.0));
        if (connections) {
            headings.add("Connected to");
            alignments.add(Alignment.LEFT);
        }
        if (showTrainable) {
            headings.add("Trainable");
            alignments.add(Alignment.CENTER);
            ends.replaceAll(end -> end * 0.90);
            ends.add(1.0);
        }
    }

    String of(List<KerasSummary.Layer> layers, OptionalInt lineLength, int terminalColumns) {
        int wanted = (connections ? 108 : 88) + (showTrainable ? 12 : 0);
        List<Integer> widths = widths(lineLength.orElse(Math.min(wanted, terminalColumns - 4)));
        List<List<List<String>>> rows = new ArrayList<>();
        rows.add(row(headings, widths));
        layers.forEach(layer -> addRows(rows, layer, 0, widths));
        return new Frame(widths).around(rows);
    }

    private void addRows(List<List<List<String>>> rows, KerasSummary.Layer layer, int depth, List<Integer> widths) {
        rows.add(row(cells(layer, depth), widths));
        layer.inner().forEach(inner -> addRows(rows, inner, depth + 1, widths));
    }

    /**
     * The columns' own widths and two spaces each are wider than the line by the frame and the spaces; that is taken off
     * column by column, each giving its share of what is still too much, a half rounded to the even side.
     */
    private List<Integer> widths(int lineLength) {
        int columns = ends.size();
        int excess = 3 * columns + 1;
        int start = 0;
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            int end = (int) (ends.get(column) * lineLength);
            int share = (int) Math.rint((double) excess / (columns - column));
            widths.add(end - start - share);
            if (end - start < 4 || end - start - share < 1) {
                throw new IllegalArgumentException("line length: wanted one that " + columns + " columns fit into, got "
                        + lineLength + "; take a longer one");
            }
            start = end;
            excess -= share;
        }
        return widths;
    }

    private List<List<String>> row(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, widths.size())
                .mapToObj(column -> Wrapping.lines(
                        KerasSummary.printable(cells.get(column)), widths.get(column), alignments.get(column)))
                .toList();
    }

    private List<String> cells(KerasSummary.Layer layer, int depth) {
        List<String> cells = new ArrayList<>(List.of(
                (depth == 0 ? "" : "   ".repeat(depth) + "└ ") + layer.name() + " (" + layer.className() + ")",
                layer.shapes(),
                String.format(Locale.ROOT, "%,d", layer.parameters())));
        if (connections) {
            cells.add(layer.connectedTo().isEmpty() ? "-" : String.join(", ", layer.connectedTo()));
        }
        if (showTrainable) {
            cells.add(layer.parameters() == 0 ? "-" : layer.trainable() ? "Y" : "N");
        }
        return cells;
    }
}
