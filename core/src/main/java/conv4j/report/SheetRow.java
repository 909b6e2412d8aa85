package conv4j.report;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One tensor on a contact sheet, usually a layer's output.
 *
 * @param name in bold
 * @param details after it
 * @param maps of which the first picture's channels are drawn
 */
record SheetRow(String name, String details, Tensor maps) {

    static SheetRow of(LayerSummary layer, Tensor maps) {
        List<String> details = new ArrayList<>(List.of(layer.type(), SummaryTable.text(layer.output())));
        if (layer.parameters() > 0) {
            details.add(String.format(Locale.ROOT, "%,d parameters", layer.parameters()));
        }
        details.add(layer.kernel());
        details.add(howDrawn(maps));
        return new SheetRow(layer.name(), String.join("   ", details), maps);
    }

    static SheetRow of(String input, Tensor maps) {
        return new SheetRow(
                input, String.join("   ", "InputLayer", SummaryTable.text(maps.shape()), howDrawn(maps)), maps);
    }

    /** Maps of what is no picture, or only one number a channel, would be but grey squares. */
    private static String howDrawn(Tensor maps) {
        return channels(maps.shape()) > 0 ? "" : text(ValueRange.of(maps.values(), 0, maps.values().length));
    }

    /** How many maps there are to draw. */
    int channels() {
        return channels(maps.shape());
    }

    private static int channels(Shape shape) {
        boolean pictures = shape.rank() == 4 && shape.elements() > 0 && (long) shape.extent(2) * shape.extent(3) > 1;
        return pictures ? shape.extent(1) : 0;
    }

    /** How the maps fill boxes of that size. */
    Fit fit(int box) {
        return Fit.of(maps.shape().extent(3), maps.shape().extent(2), box);
    }

    /** As in {@code -510 .. 612}; {@code all 0} of a flat map. */
    static String text(ValueRange range) {
        if (range.finite() == 0) {
            return "no finite value";
        }
        if (range.min() == range.max()) {
            return "all " + number(range.min());
        }
        String text = number(range.min()) + " .. " + number(range.max());
        return text.length() <= SheetLayout.SHORTEST_LINE
                ? text
                : String.format(Locale.ROOT, "%.0e..%.0e", range.min(), range.max());
    }

    /** About three digits, in at most eight characters. */
    static String number(float value) {
        double size = Math.abs(value);
        String format = size >= 1e6 || (size > 0 && size < 1e-3)
                ? "%.1e"
                : size >= 100 || value == Math.rint(value) ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value == 0 ? 0f : value);
    }
}
