package conv4j.verification;

import conv4j.op.Padding;
import conv4j.op.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A line in benchdnn's notation taken at its word: the numbers that it has, possible or not, and apart from them the
 * output that it declares. A {@link Problem} is what can be run; this is what somebody says.
 *
 * @param line of the file, counted from 1
 * @param height with the padding that a declared output implies, where there is one
 * @param same null for padding in numbers
 * @param outputHeight what {@code oh} declares
 */
public record DeclaredProblem(
        int line,
        String name,
        Kind kind,
        int channels,
        int outputChannels,
        int groups,
        Geometry height,
        Geometry width,
        Rounding rounding,
        Padding.@Nullable Same same,
        OptionalInt outputHeight,
        OptionalInt outputWidth) {

    private record Side(Geometry geometry, OptionalInt declared) {}

    /**
     * Reads a file of benchdnn's, {@code #} for comments. Options on a line of their own hold for the lines after, until
     * {@code --reset}.
     *
     * @throws ProblemFormatException naming the line
     */
    public static List<DeclaredProblem> list(String text) {
        List<DeclaredProblem> problems = new ArrayList<>();
        List<String> carried = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String content = ProblemList.withoutComment(line);
            if (content.isBlank()) {
                continue;
            }
            try {
                ProblemOptions options = new ProblemOptions();
                carried.forEach(earlier -> ProblemLine.parts(earlier, options));
                ProblemLine parts = ProblemLine.parts(content, options);
                if (parts != null) {
                    problems.add(of(number, parts));
                } else if (content.contains("--reset")) {
                    carried.clear();
                } else {
                    carried.add(content);
                }
            } catch (ProblemFormatException e) {
                throw e.at("line " + number);
            }
        }
        return problems;
    }

    private static DeclaredProblem of(int line, ProblemLine parts) {
        Kind kind = parts.kind();
        ProblemFields fields = parts.fields();
        Side width = side(parts, parts.isSquare() ? "h" : "w");
        Side height = parts.isOneRow() ? new Side(new Geometry(1, 1, 1, 1, 0, 0), OptionalInt.of(1)) : side(parts, "h");
        int channels = fields.required("ic");
        return new DeclaredProblem(
                line,
                fields.name(),
                kind,
                channels,
                kind.isPool() ? channels : fields.required("oc"),
                fields.get("g", 1),
                height.geometry(),
                width.geometry(),
                parts.options().rounding(),
                parts.options().same(),
                width.declared().isEmpty() ? OptionalInt.empty() : height.declared(),
                height.declared().isEmpty() ? OptionalInt.empty() : width.declared());
    }

    private static Side side(ProblemLine parts, String letter) {
        ProblemFields fields = parts.fields();
        int input = fields.required("i" + letter);
        int size = fields.required("k" + letter);
        int stride = fields.get("s" + letter, 1);
        int dilation = Math.addExact(fields.get("d" + letter, 0), 1);
        int both = fields.get("p" + letter, 0);
        int output = fields.get("o" + letter, 0);
        Padding given = parts.options().padding(letter);
        boolean implies =
                output > 0 && stride > 0 && given == null && parts.options().rounding() == Rounding.FLOOR;
        Padding.Explicit stated =
                given instanceof Padding.Explicit explicit ? explicit : new Padding.Explicit(both, both);
        Padding.Explicit padding = implies
                ? parts.impliedPadding(letter, output, input, (size - 1L) * dilation + 1, stride)
                        .orElse(stated)
                : stated;
        return new Side(
                new Geometry(input, size, stride, dilation, padding.before(), padding.after()),
                output > 0 ? OptionalInt.of(output) : OptionalInt.empty());
    }
}
