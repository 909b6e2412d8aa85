package conv4j.verification.audit;

import conv4j.verification.Geometry;
import conv4j.verification.ProblemFormatException;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Claims from a CSV file with a header. Columns stand in any order; a missing one, or a blank cell, takes its default:
 *
 * <ul>
 *   <li>{@code framework}: none, which refuses only what lands nowhere; {@code op}: {@code conv2d}
 *   <li>{@code stride_h}: 1, or the window for pools where the framework does so; {@code dilation_h}: 1
 *   <li>numbers of the width: those of the height; numbers of padding and of output padding: 0
 *   <li>{@code padding}: {@code explicit}; only then do {@code pad_top} and the others count
 *   <li>{@code groups}: 1, for a depthwise convolution {@code in_c}; {@code in_c}, {@code out_c}: what divides
 *   <li>{@code ceil_mode}: false, for Caffe's pools true; {@code count_include_pad}: false
 *   <li>{@code out_h}, {@code out_w}: no claim; {@code error} in both claims a refusal
 * </ul>
 */
public final class ClaimTable {
    private static final List<String> COLUMNS = List.of(
            "framework",
            "op",
            "in_h",
            "in_w",
            "in_c",
            "out_c",
            "window_h",
            "window_w",
            "stride_h",
            "stride_w",
            "pad_top",
            "pad_left",
            "pad_bottom",
            "pad_right",
            "padding",
            "dilation_h",
            "dilation_w",
            "ceil_mode",
            "groups",
            "output_padding_h",
            "output_padding_w",
            "count_include_pad",
            "out_h",
            "out_w");

    /** Rows that are too short or too long are told in this table's own words. */
    private static final CsvReader.CsvReaderBuilder READER = CsvReader.builder()
            .detectBomHeader(true)
            .allowUnclosedQuote(false)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE);

    private static final String REFUSAL = "error";

    private ClaimTable() {}

    /**
     * Reads a file row by row; it is never held as a whole.
     *
     * @throws ProblemFormatException in one line, when the file is no table of claims
     */
    static void read(Path file, Consumer<Claim> rows) throws IOException {
        try (CsvReader<CsvRecord> reader = READER.ofCsvRecord(file)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new ProblemFormatException("line 1: wanted a header with some of " + columns() + ", got nothing");
            }
            Map<String, Integer> columns = columns(records.next());
            for (long row = 1; records.hasNext(); row++) {
                rows.accept(claim(row, columns, records.next()));
            }
        } catch (CsvParseException e) {
            throw new ProblemFormatException("wanted CSV as RFC 4180 has it, got " + oneLine(e));
        }
    }

    private static String oneLine(Exception e) {
        String cause = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
        return (e.getMessage() + cause).replaceAll("\\s+", " ");
    }

    private static String columns() {
        return String.join(", ", COLUMNS);
    }

    private static Map<String, Integer> columns(CsvRecord header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int at = 0; at < header.getFieldCount(); at++) {
            String column = header.getField(at).strip().toLowerCase(Locale.ROOT);
            if (!COLUMNS.contains(column)) {
                throw new ProblemFormatException(
                        "header: wanted columns " + columns() + ", got '" + Cells.shortened(column) + "'");
            }
            if (columns.put(column, at) != null) {
                throw new ProblemFormatException("header: wanted column " + column + " once, got it twice");
            }
        }
        for (String needed : List.of("in_h", "window_h")) {
            if (!columns.containsKey(needed)) {
                throw new ProblemFormatException("header: wanted a column " + needed + ", got none");
            }
        }
        return columns;
    }

    private static Claim claim(long row, Map<String, Integer> columns, CsvRecord cells) {
        String place = "row " + row + " (line " + cells.getStartingLineNumber() + ")";
        if (cells.getFieldCount() != columns.size()) {
            throw new ProblemFormatException(
                    place + ": wanted " + columns.size() + " cells as the header has, got " + cells.getFieldCount());
        }
        return claim(row, cells.getStartingLineNumber(), new Cells("row " + row, columns, cells.getFields()));
    }

    private static Claim claim(long row, long line, Cells cells) {
        Framework framework = framework(cells);
        String name = cells.name("op", Operation.CONV2D.toString());
        Operation operation =
                Operation.named(name).orElseThrow(() -> cells.complaint("op", join(Operation.values()), name));
        String mode = cells.name("padding", PaddingMode.EXPLICIT.toString());
        PaddingMode padding =
                PaddingMode.named(mode).orElseThrow(() -> cells.complaint("padding", join(PaddingMode.values()), mode));
        boolean byWindow = operation.isPool() && framework.poolsStrideByTheirWindow();
        int inH = cells.required("in_h");
        int windowH = cells.required("window_h");
        int dilationH = cells.number("dilation_h", 1);
        int outputPaddingH = cells.number("output_padding_h", 0);
        int windowW = cells.number("window_w", windowH);
        int strideH = cells.number("stride_h", byWindow ? windowH : 1);
        int strideW =
                cells.number("stride_w").or(() -> cells.number("stride_h")).orElse(byWindow ? windowW : 1);
        Geometry height = new Geometry(
                inH, windowH, strideH, dilationH, cells.number("pad_top", 0), cells.number("pad_bottom", 0));
        Geometry width = new Geometry(
                cells.number("in_w", inH),
                windowW,
                strideW,
                cells.number("dilation_w", dilationH),
                cells.number("pad_left", 0),
                cells.number("pad_right", 0));
        return new Claim(
                row,
                line,
                "",
                framework,
                operation,
                channels(cells, operation),
                padding,
                new Side(height, outputPaddingH),
                new Side(width, cells.number("output_padding_w", outputPaddingH)),
                cells.flag("ceil_mode"),
                cells.flag("count_include_pad").orElse(false),
                claimed(cells));
    }

    private static Framework framework(Cells cells) {
        String name = cells.name("framework", "");
        return name.isEmpty()
                ? Frameworks.NONE
                : Frameworks.named(name)
                        .orElseThrow(() -> cells.complaint("framework", String.join(", ", Frameworks.names()), name));
    }

    private static Claim.Channels channels(Cells cells, Operation operation) {
        int named = cells.number("groups", 1);
        // A depthwise convolution has a group for each channel, and most tables leave its groups at 1.
        boolean byChannel = operation == Operation.DEPTHWISE_CONV2D && named == 1;
        int in = cells.number("in_c", named);
        int groups = byChannel ? in : named;
        return new Claim.Channels(in, cells.number("out_c", groups), groups);
    }

    private static Claimed claimed(Cells cells) {
        String height = cells.name("out_h", "");
        String width = cells.name("out_w", "");
        if (height.isEmpty() && width.isEmpty()) {
            return Claimed.NOTHING;
        }
        if (height.equals(REFUSAL) && width.equals(REFUSAL)) {
            return Claimed.REFUSAL;
        }
        for (String column : List.of("out_h", "out_w")) {
            String text = column.equals("out_h") ? height : width;
            if (text.isEmpty() || text.equals(REFUSAL)) {
                throw cells.complaint(column, "a size in both out_h and out_w, or error in both", text);
            }
        }
        return new Claimed.Size(cells.required("out_h"), cells.required("out_w"));
    }

    private static String join(Object[] values) {
        return String.join(", ", List.of(values).stream().map(Object::toString).toList());
    }
}
