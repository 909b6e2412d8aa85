package conv4j.verification;

import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.tensor.ShapeException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a problem of one line: options, then the descriptor. */
final class ProblemLine {
    /** What benchdnn's log has before each line that can be run again. */
    private static final String REPORT = "__REPRO: ";

    private final ProblemOptions options;
    private final ProblemFields fields;

    private ProblemLine(ProblemOptions options, ProblemFields fields) {
        this.options = options;
        this.fields = fields;
    }

    static Problem read(String line) {
        ProblemLine parts = parts(line, new ProblemOptions());
        if (parts == null) {
            throw new ProblemFormatException("column " + (line.length() + 1)
                    + ": wanted a problem such as mb1ic3ih32oc5kh3, got the end of the line");
        }
        return parts.problem();
    }

    /**
     * Takes a line apart.
     *
     * @param options what earlier lines have set, which the line's own options change
     * @return null when the line has options only
     */
    static @Nullable ProblemLine parts(String line, ProblemOptions options) {
        int report = line.indexOf(REPORT);
        int at = report < 0 ? 0 : report + REPORT.length();
        while (at < line.length()) {
            if (Character.isWhitespace(line.charAt(at))) {
                at++;
            } else if (line.startsWith("--", at)) {
                int end = at;
                while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
                    end++;
                }
                options.read(line.substring(at, end), at + 1);
                at = end;
            } else {
                return new ProblemLine(options, ProblemFields.read(line, at));
            }
        }
        return null;
    }

    ProblemOptions options() {
        return options;
    }

    ProblemFields fields() {
        return fields;
    }

    /**
     * What the line is, once its fields go together.
     */
    Kind kind() {
        Kind kind = options.kind(fields.has("oc"));
        if (kind.isPool()) {
            fields.refuse("g", "a pool");
            fields.refuse("oc", "a pool");
        }
        noDepth();
        if (isOneRow() && isSquare()) {
            throw new ProblemFormatException("ih: wanted the input's height, got none");
        }
        return kind;
    }

    boolean isOneRow() {
        return !fields.hasAnyOf("h");
    }

    boolean isSquare() {
        return !fields.hasAnyOf("w");
    }

    private Problem problem() {
        Kind kind = kind();
        Axis width = axis(isSquare() ? "h" : "w");
        Axis height = isOneRow() ? Axis.ONE_ROW : axis("h");
        int channels = fields.required("ic");
        return new Problem(
                fields.name(),
                kind,
                options.batch() > 0 ? options.batch() : fields.get("mb", 2),
                channels,
                height.input,
                width.input,
                kind.isPool() ? channels : fields.required("oc"),
                fields.get("g", 1),
                window(height, width),
                !kind.isPool() && options.bias());
    }

    private Window window(Axis height, Axis width) {
        try {
            return Window.of(height.size, width.size)
                    .withStride(height.stride, width.stride)
                    .withDilation(height.dilation, width.dilation)
                    .withPadding(height.padding, width.padding)
                    .withRounding(options.rounding());
        } catch (ShapeException e) {
            throw new ProblemFormatException(String.valueOf(e.getMessage()));
        }
    }

    /** Two-dimensional problems print a trivial depth in benchdnn's canonical form. */
    private void noDepth() {
        Map<String, Integer> trivial = Map.of("id", 1, "od", 1, "kd", 1, "sd", 1, "pd", 0, "dd", 0);
        trivial.forEach((field, value) -> {
            if (fields.get(field, value) != value) {
                throw new ProblemFormatException(fields.place(field) + ": wanted " + value
                        + " (two-dimensional problems only), got " + fields.get(field, value));
            }
        });
    }

    private record Axis(int input, int size, int stride, int dilation, Padding padding) {
        static final Axis ONE_ROW = new Axis(1, 1, 1, 1, Padding.VALID);
    }

    private Axis axis(String letter) {
        int input = fields.positive("i" + letter);
        int size = fields.positive("k" + letter);
        int stride = fields.get("s" + letter, 1);
        if (stride < 1) {
            throw new ProblemFormatException(fields.place("s" + letter) + ": wanted at least 1, got " + stride);
        }
        int dilation = Math.addExact(fields.get("d" + letter, 0), 1);
        long reach = (size - 1L) * dilation + 1;
        return new Axis(input, size, stride, dilation, padding(letter, input, reach, stride));
    }

    private Padding padding(String letter, int input, long reach, int stride) {
        Padding given = options.padding(letter);
        if (given != null || options.rounding() != Rounding.FLOOR) {
            fields.refuse("o" + letter, "this rounding or padding, which settles the output's size");
        }
        if (given != null) {
            fields.refuse("p" + letter, "--padding, which settles the padding");
            return given;
        }
        int declared = fields.get("o" + letter, 0);
        if (declared == 0) {
            int both = fields.get("p" + letter, 0);
            return Padding.explicit(both, both);
        }
        return paddingFor(letter, declared, input, reach, stride);
    }

    private Padding paddingFor(String letter, int declared, int input, long reach, int stride) {
        return impliedPadding(letter, declared, input, reach, stride)
                .orElseThrow(() -> new ProblemFormatException(fields.place("o" + letter) + ": wanted "
                        + Math.max(0, statedPlaces(letter, input, reach, stride))
                        + " as the other fields give, or less padding before, got " + declared));
    }

    private long statedPlaces(String letter, int input, long reach, int stride) {
        return places(input, fields.get("p" + letter, 0), 0, reach, stride);
    }

    /**
     * The padding with which the window lands as often as the line declares: benchdnn's trivial padding.
     *
     * @return empty when there is none
     */
    Optional<Padding.Explicit> impliedPadding(String letter, int declared, int input, long reach, int stride) {
        long needed = Math.max(0, (declared - 1L) * stride + reach - input);
        long before = fields.get("p" + letter, (int) Math.min(Integer.MAX_VALUE, needed / 2));
        // What others call "padding 3" is printed as ph3 even where the last cell of the padding after is never
        // reached (224 cells, window 7, stride 2): alike on both sides wherever that gives the declared size.
        boolean alike = places(input, before, before, reach, stride) == declared;
        long after = alike ? before : Math.max(0, needed - before);
        return places(input, before, after, reach, stride) == declared && after <= Integer.MAX_VALUE
                ? Optional.of(new Padding.Explicit((int) before, (int) after))
                : Optional.empty();
    }

    private static long places(long input, long before, long after, long reach, long stride) {
        return Math.floorDiv(input + before + after - reach, stride) + 1;
    }
}
