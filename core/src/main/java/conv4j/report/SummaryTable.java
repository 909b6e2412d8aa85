package conv4j.report;

import conv4j.plan.PassedOver;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A summary as text: the table, its totals, and notes on what a table has no room for. */
final class SummaryTable {
    /** Exporters write whole paths as node names; a table of them would be wider than any terminal. */
    private static final int LONGEST_NAME = 40;

    private static final int MOST_NAMES = 4;

    private final Summary summary;
    private final boolean later;
    private final boolean branches;

    private SummaryTable(Summary summary) {
        this.summary = summary;
        this.later = !summary.timing().later().isEmpty();
        this.branches = branches(summary);
    }

    static String of(Summary summary) {
        SummaryTable table = new SummaryTable(summary);
        return table.rows() + table.totals() + table.unread() + table.passedOver();
    }

    /** Whether a layer reads anything but the one above it. */
    private static boolean branches(Summary summary) {
        List<String> above = new ArrayList<>(summary.inputs().keySet());
        for (LayerSummary layer : summary.layers()) {
            if (!layer.reads().equals(above)) {
                return true;
            }
            above = List.of(layer.name());
        }
        return false;
    }

    private TextTable rows() {
        List<TextTable.Column> columns = new ArrayList<>();
        columns.add(new TextTable.Column("Layer (type)", false));
        columns.add(new TextTable.Column("Output Shape", false));
        columns.add(new TextTable.Column("Param #", true));
        columns.add(new TextTable.Column("Multiply-adds", true));
        columns.add(new TextTable.Column("Memory", true));
        columns.add(new TextTable.Column("Kernel", false));
        columns.add(new TextTable.Column("Time", true));
        columns.add(new TextTable.Column("Share", true));
        if (branches) {
            columns.add(new TextTable.Column("Connected to", false));
        }
        TextTable table = new TextTable(columns);
        summary.inputs().forEach((name, shape) -> table.add(inputRow(name, shape, columns.size())));
        summary.layers().forEach(layer -> table.add(row(layer)));
        return table;
    }

    private static List<String> inputRow(String name, Shape shape, int columns) {
        List<String> cells =
                new ArrayList<>(List.of(shortened(name) + " (InputLayer)", text(shape), "0", "0", memory(shape)));
        while (cells.size() < columns) {
            cells.add("");
        }
        return cells;
    }

    private List<String> row(LayerSummary layer) {
        List<String> cells = new ArrayList<>(List.of(
                shortened(layer.name()) + " (" + layer.type() + ")",
                text(layer.output()),
                number(layer.parameters()),
                number(layer.multiplyAdds()),
                Memory.text(layer.outputBytes()),
                shortened(layer.kernel()),
                time(layer.timing()),
                share(layer.timing())));
        if (branches) {
            cells.add(names(layer.reads()));
        }
        return cells;
    }

    private String totals() {
        Timing timing = summary.timing();
        return " Total params: " + number(summary.parameters()) + " (" + Memory.text(summary.parameterBytes()) + ")\n"
                + " Total multiply-adds: " + number(summary.multiplyAdds())
                + " (" + Summary.CONVENTION + ")\n"
                + " Total memory: " + Memory.text(summary.outputBytes()) + " of outputs\n"
                + " Total time: " + time(timing)
                + (later
                        ? " (median of " + timing.later().size() + " forward passes; "
                                + milliseconds(timing.firstMilliseconds()) + " in the first pass)\n"
                        : " (first pass)\n");
    }

    private String unread() {
        StringBuilder notes = new StringBuilder();
        for (LayerSummary layer : summary.layers()) {
            layer.unread()
                    .filter(unread -> !unread.isEmpty())
                    .ifPresent(unread -> notes.append("   ")
                            .append(layer.name())
                            .append(": ")
                            .append(unread)
                            .append('\n'));
        }
        return notes.isEmpty() ? "" : " Never read by any window (counted from 0):\n" + notes;
    }

    /**
     * Whole networks are passed over for the same few reasons: those are lines, layers are listed on them. That a backend
     * had another kernel for a layer is no loss to anybody, and left to the JSON.
     */
    private String passedOver() {
        Map<PassedOver, List<String>> layers = new LinkedHashMap<>();
        for (LayerSummary layer : summary.layers()) {
            for (PassedOver one : layer.passedOver()) {
                if (backend(one.name()).equals(backend(layer.kernel()))) {
                    continue;
                }
                layers.computeIfAbsent(one, reason -> new ArrayList<>()).add(layer.name());
            }
        }
        StringBuilder notes = new StringBuilder();
        layers.forEach((one, names) -> notes.append("   ")
                .append(one.name())
                .append(": ")
                .append(one.reason())
                .append(" (")
                .append(names(names))
                .append(")\n"));
        return notes.isEmpty() ? "" : " Passed over:\n" + notes;
    }

    /** A kernel is called {@code <backend>/<op>/<algorithm>}. */
    private static String backend(String kernel) {
        int slash = kernel.indexOf('/');
        return slash < 0 ? kernel : kernel.substring(0, slash);
    }

    /** Pictures as {@code 30x30x5}, height x width x channels; a batch of one is not worth a word. */
    static String text(Shape shape) {
        if (shape.rank() != 4) {
            return shape.toString();
        }
        String picture = shape.extent(2) + "x" + shape.extent(3) + "x" + shape.extent(1);
        return shape.extent(0) == 1 ? picture : shape.extent(0) + "x" + picture;
    }

    private static String names(List<String> names) {
        return names.size() <= MOST_NAMES
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMES)) + " and " + (names.size() - MOST_NAMES) + " more";
    }

    /** Both ends of a name: what it is often stands last. */
    private static String shortened(String name) {
        int half = LONGEST_NAME / 2;
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, half - 1) + "…" + name.substring(name.length() - half);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String memory(Shape shape) {
        return Memory.text(shape.elements() * Float.BYTES);
    }

    private String time(Timing timing) {
        return milliseconds(usual(timing));
    }

    private String share(Timing timing) {
        double all = usual(summary.timing());
        return all > 0 ? String.format(Locale.ROOT, "%.1f %%", 100 * usual(timing) / all) : "";
    }

    /** The median of the later passes; where there are none, the first. */
    private double usual(Timing timing) {
        return timing.medianMilliseconds().orElse(timing.firstMilliseconds());
    }

    private static String milliseconds(double milliseconds) {
        return String.format(Locale.ROOT, "%,.3f ms", milliseconds);
    }
}
