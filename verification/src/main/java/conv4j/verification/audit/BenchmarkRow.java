package conv4j.verification.audit;

import conv4j.verification.Geometry;
import conv4j.verification.ProblemFormatException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One row of numbers under names that a benchmark's file gives them.
 *
 * <p>{@code PH}, {@code PW} is the padding of both sides together, halved with the odd cell after; so is {@code P} where
 * a window has height and width. {@code P} beside one {@code K} for both, and DeepBench's {@code PH1}, {@code PW1}, are
 * the padding of each side. A row with {@code A}, the output's adjustment, is of a transposed convolution.
 */
final class BenchmarkRow {
    private static final Set<String> NAMES = Set.of(
            "N", "H", "W", "C", "K", "KH", "KW", "P", "PH", "PW", "PH1", "PW1", "S", "SH", "SW", "D", "A", "G", "GCin",
            "GCout");

    private final int line;
    private final Map<String, Integer> values = new HashMap<>();

    /**
     * @param columns the names, in order
     * @param numbers what stands in the file, separated by commas
     * @throws ProblemFormatException naming the line
     */
    BenchmarkRow(int line, List<String> columns, String numbers) {
        this.line = line;
        String[] cells = numbers.split(",", -1);
        if (columns.isEmpty() || cells.length != columns.size()) {
            throw complaint("wanted " + columns.size() + " numbers, " + String.join(", ", columns) + ", got "
                    + cells.length + ": " + numbers.strip());
        }
        for (int at = 0; at < cells.length; at++) {
            String name = columns.get(at);
            String cell = cells[at].strip();
            if (!NAMES.contains(name)) {
                throw complaint("wanted columns of "
                        + String.join(" ", NAMES.stream().sorted().toList()) + ", got '" + name + "'");
            }
            if (!cell.matches("[0-9]{1,9}")) {
                throw complaint("wanted a whole number for " + name + ", got '" + cell + "'");
            }
            values.put(name, Integer.parseInt(cell));
        }
    }

    private ProblemFormatException complaint(String text) {
        return new ProblemFormatException("line " + line + ": " + text);
    }

    Claim claim(int row) {
        boolean pool = values.containsKey("K") && !values.containsKey("KH");
        boolean deepBench = values.containsKey("PH1");
        int groups = value("G", 1);
        int in = values.containsKey("GCin") ? Math.multiplyExact(groups, value("GCin", 1)) : value("C", 1);
        int out = deepBench ? value("K", 1) : Math.multiplyExact(groups, value("GCout", 1));
        Operation operation =
                pool ? Operation.MAX_POOL2D : values.containsKey("A") ? Operation.CONV_TRANSPOSE2D : Operation.CONV2D;
        return new Claim(
                row,
                line,
                "",
                Frameworks.NONE,
                operation,
                new Claim.Channels(in, out, groups),
                PaddingMode.EXPLICIT,
                side("H", pool),
                side("W", pool),
                Optional.empty(),
                false,
                Claimed.NOTHING);
    }

    private Side side(String letter, boolean pool) {
        int both = value("P" + letter, value("P", 0));
        boolean eachSide = pool || values.containsKey("P" + letter + "1");
        int alike = value("P" + letter + "1", both);
        Geometry geometry = new Geometry(
                required(letter),
                value("K" + letter, value("K", 0)),
                value("S" + letter, value("S", 1)),
                value("D", 1),
                eachSide ? alike : both / 2,
                eachSide ? alike : both - both / 2);
        return new Side(geometry, value("A", 0));
    }

    private int value(String name, int absent) {
        return values.getOrDefault(name, absent);
    }

    private int required(String name) {
        Integer value = values.get(name);
        if (value == null) {
            throw complaint("wanted a column " + name + ", got none");
        }
        return value;
    }
}
