package conv4j.report;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A summary as comma-separated values (RFC 4180, with plain line feeds): a line of headings, then a line a layer.
 * Shapes are {@code 1x64x111x111}, in the graph's order of axes; milliseconds are the
 * median of the forward passes, or those of the first pass where it is the only one.
 */
final class SummaryCsv {
    private static final List<String> HEADINGS = List.of(
            "name", "type", "output_shape", "parameters", "multiply_adds", "output_bytes", "kernel", "milliseconds");

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\\r\\n]|^\\s|\\s$");

    private SummaryCsv() {}

    static String of(Summary summary) {
        StringBuilder text = new StringBuilder(line(HEADINGS));
        summary.layers().forEach(layer -> text.append(line(fields(layer))));
        return text.toString();
    }

    private static List<String> fields(LayerSummary layer) {
        return List.of(
                layer.name(),
                layer.type(),
                layer.output().toString(),
                Long.toString(layer.parameters()),
                Long.toString(layer.multiplyAdds()),
                Long.toString(layer.outputBytes()),
                layer.kernel(),
                String.format(
                        Locale.ROOT,
                        "%.6f",
                        layer.timing()
                                .medianMilliseconds()
                                .orElse(layer.timing().firstMilliseconds())));
    }

    private static String line(List<String> fields) {
        return fields.stream().map(SummaryCsv::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String field) {
        return NEEDS_QUOTES.matcher(field).find() ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
