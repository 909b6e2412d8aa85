package conv4j.model.article;

import conv4j.model.ModelFormatException;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text form of {@link FilterFile}, line by line. */
final class FilterText {
    /** A number, and what parts it from the next: blanks with at most one comma among them. */
    private static final Pattern WORD = Pattern.compile("([^\\s,]*)(\\s*,\\s*|\\s+|$)");

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private final String where;
    private final List<Filter> filters = new ArrayList<>();
    private final List<float[]> rows = new ArrayList<>();
    private @Nullable String name;
    private int number;
    private int firstRow;

    private FilterText(String where) {
        this.where = where;
    }

    /**
     * @param where the file, for messages
     */
    static List<Filter> parse(String where, String text) throws IOException {
        FilterText reader = new FilterText(where);
        String content = text.startsWith("\ufeff") ? text.substring(1) : text;
        for (String line : content.split("\\R", -1)) {
            reader.number++;
            reader.line(line);
        }
        reader.finish();
        if (reader.filters.isEmpty()) {
            throw new ModelFormatException(where + ": wanted at least one filter, got no numbers");
        }
        return reader.filters;
    }

    private void line(String line) throws IOException {
        int comment = line.indexOf('#');
        String numbers = comment < 0 ? line : line.substring(0, comment);
        if (!numbers.isBlank()) {
            row(numbers);
        } else if (comment < 0) {
            finish();
            name = null;
        } else if (rows.isEmpty()) {
            name = line.substring(comment + 1).strip();
        } else {
            throw complaint(comment, "a blank line between two filters", "a comment between two rows");
        }
    }

    private void row(String line) throws IOException {
        List<Float> numbers = new ArrayList<>();
        int wanted = rows.isEmpty() ? 0 : rows.get(0).length;
        int start = line.length() - line.stripLeading().length();
        String text = line.stripTrailing();
        Matcher word = WORD.matcher(text);
        while (start < text.length() && word.find(start)) {
            if (wanted > 0 && numbers.size() == wanted) {
                throw complaint(start, wanted + " numbers as in the filter's first row", "more");
            }
            numbers.add(number(start, word.group(1)));
            start = word.end();
        }
        if (text.endsWith(",")) {
            throw complaint(text.length(), "a number after the comma", "the end of the line");
        }
        if (numbers.size() < wanted) {
            throw complaint(text.length(), wanted + " numbers as in the filter's first row", numbers.size());
        }
        float[] row = new float[numbers.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = numbers.get(i);
        }
        if (rows.isEmpty()) {
            firstRow = number;
        }
        rows.add(row);
    }

    private float number(int column, String word) throws IOException {
        if (!NUMBER.matcher(word).matches()) {
            throw complaint(column, "a number", word.isEmpty() ? "','" : "'" + shortened(word) + "'");
        }
        float value = Float.parseFloat(word);
        if (!Float.isFinite(value)) {
            throw complaint(column, "a number that float32 holds", "'" + shortened(word) + "'");
        }
        return value;
    }

    private static String shortened(String word) {
        return word.length() > 40 ? word.substring(0, 40) + "..." : word;
    }

    /** Makes a filter of the rows since the last one, if there are any. */
    private void finish() throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        int height = rows.size();
        int width = rows.get(0).length;
        if (!filters.isEmpty()) {
            Filter first = filters.get(0);
            if (first.height() != height || first.width() != width) {
                throw new ModelFormatException(where + ", line " + firstRow + ": wanted a filter of "
                        + first.height() + "x" + first.width() + " as '" + first.name() + "', got " + height + "x"
                        + width);
            }
        }
        Tensor weights = Tensor.zeros(Shape.of(height, width));
        for (int h = 0; h < height; h++) {
            System.arraycopy(rows.get(h), 0, weights.values(), h * width, width);
        }
        String unnamed = "filter-" + (filters.size() + 1);
        filters.add(new Filter(name == null || name.isEmpty() ? unnamed : name, weights));
        rows.clear();
    }

    private ModelFormatException complaint(int column, String wanted, Object got) {
        return new ModelFormatException(
                where + ", line " + number + ", column " + (column + 1) + ": wanted " + wanted + ", got " + got);
    }
}
