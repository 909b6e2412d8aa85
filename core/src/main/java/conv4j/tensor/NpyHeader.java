package conv4j.tensor;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a {@code .npy} file says of its numbers, in a Python dictionary:
 * {@code {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }}. It is matched as text and never evaluated.
 *
 * @param fortranOrder whether the first axis runs fastest, and not the last
 */
record NpyHeader(NpyType type, ByteOrder byteOrder, boolean fortranOrder, Shape shape) {
    private static final Pattern ENTRY = Pattern.compile(
            "\\s*(['\"])(\\w+)\\1\\s*:\\s*('[^']*'|\"[^\"]*\"|True|False|\\([^()]*\\)|\\[.*])\\s*(,|$)");
    private static final Pattern EXTENT = Pattern.compile("\\s*\\d{1,18}L?\\s*");

    /**
     * @param where the file, for messages
     */
    static NpyHeader parse(String where, String text) throws IOException {
        Map<String, String> entries = entries(where, text);
        String descr = entry(where, entries, "descr", text);
        return new NpyHeader(
                type(where, descr),
                descr.charAt(1) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                fortranOrder(where, entry(where, entries, "fortran_order", text)),
                shape(where, entry(where, entries, "shape", text)));
    }

    private static Map<String, String> entries(String where, String text) throws IOException {
        String trimmed = text.strip();
        if (!trimmed.startsWith("{") || !trimmed.endsWith("}")) {
            throw new NpyFormatException(where + ": wanted a header {'descr': ..., 'shape': ...}, got " + quote(text));
        }
        String inner = trimmed.substring(1, trimmed.length() - 1).strip();
        Map<String, String> entries = new HashMap<>();
        Matcher entry = ENTRY.matcher(inner);
        int end = 0;
        while (end < inner.length()) {
            if (!entry.find(end) || entry.start() != end || entries.put(entry.group(2), entry.group(3)) != null) {
                throw new NpyFormatException(
                        where + ": wanted 'descr', 'fortran_order' and 'shape' in the header, got " + quote(text));
            }
            end = entry.end();
        }
        return entries;
    }

    private static String entry(String where, Map<String, String> entries, String key, String text) throws IOException {
        String value = entries.get(key);
        if (value == null || entries.size() != 3) {
            throw new NpyFormatException(
                    where + ": wanted 'descr', 'fortran_order' and 'shape' in the header, got " + quote(text));
        }
        return value;
    }

    /** @param descr with its quotes */
    private static NpyType type(String where, String descr) throws IOException {
        boolean simple = descr.length() >= 4 && "<>|=".indexOf(descr.charAt(1)) >= 0;
        NpyType type =
                simple ? NpyType.of(descr.substring(2, descr.length() - 1)).orElse(null) : null;
        if (type == null) {
            throw new NpyFormatException(where + ": wanted numbers of " + NpyType.names() + ", got "
                    + (descr.startsWith("[") ? "a structured type " : descr.contains("O") ? "pickled objects " : "")
                    + quote(descr));
        }
        return type;
    }

    private static boolean fortranOrder(String where, String text) throws IOException {
        if (!text.equals("True") && !text.equals("False")) {
            throw new NpyFormatException(where + ": fortran_order: wanted True or False, got " + quote(text));
        }
        return text.equals("True");
    }

    private static Shape shape(String where, String text) throws IOException {
        List<String> parts = text.startsWith("(")
                ? new ArrayList<>(List.of(text.substring(1, text.length() - 1).split(",", -1)))
                : new ArrayList<>();
        // A tuple ends with a comma or not, but for one number, which needs it: (), (3,), (3, 4).
        String last = parts.isEmpty() ? "?" : parts.get(parts.size() - 1);
        if (last.isBlank()) {
            parts.remove(parts.size() - 1);
        }
        boolean tuple = parts.size() != 1 || last.isBlank();
        if (!tuple || !parts.stream().allMatch(part -> EXTENT.matcher(part).matches())) {
            throw new NpyFormatException(where + ": wanted a shape as (3, 4), got " + quote(text));
        }
        long[] extents = parts.stream()
                .mapToLong(part -> Long.parseLong(part.replace("L", "").strip()))
                .toArray();
        if (Arrays.stream(extents).anyMatch(extent -> extent > Integer.MAX_VALUE)) {
            throw new NpyFormatException(
                    where + ": wanted extents up to " + Integer.MAX_VALUE + ", got " + quote(text));
        }
        return Shape.of(Arrays.stream(extents).mapToInt(extent -> (int) extent).toArray());
    }

    /** At most one line, however long and whatever bytes the file has there. */
    private static String quote(String text) {
        String line = text.strip().replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() > 120 ? line.substring(0, 120) + "..." : line;
    }

    /** The file's bytes before the numbers: version 1.0, a multiple of 64 long, as NumPy writes it. */
    static byte[] bytes(NpyType type, Shape shape) {
        String extents = IntStream.range(0, shape.rank())
                .mapToObj(axis -> shape.extent(axis) + (shape.rank() == 1 ? "," : ""))
                .collect(Collectors.joining(", "));
        String text = "{'descr': '" + type.descriptor() + "', 'fortran_order': False, 'shape': (" + extents + "), }";
        int unpadded = Npy.MAGIC.length() + 4 + text.length() + 1;
        int length = (unpadded + 63) / 64 * 64 - Npy.MAGIC.length() - 4;
        String header = Npy.MAGIC + "\1\0" + (char) (length & 0xff) + (char) (length >> 8) + text
                + " ".repeat(length - text.length() - 1) + "\n";
        return header.getBytes(StandardCharsets.ISO_8859_1);
    }
}
