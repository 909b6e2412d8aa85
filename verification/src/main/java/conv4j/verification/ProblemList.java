package conv4j.verification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The lists of problems that tests and benchmarks share: one text file each, one line a problem. */
public enum ProblemList {
    /** The layers that the article computes by hand, and its reader's question. */
    ARTICLE,
    /** Layers of well-known networks: what is timed. Large: naive loops take seconds for one. */
    SPEED,
    /** Small and crooked: tails, large padding, dilation, groups, one row or column, sides that differ. */
    ODD;

    /**
     * @throws ProblemFormatException naming file and line
     */
    public List<Problem> problems() {
        String file = name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream stream =
                Objects.requireNonNull(ProblemList.class.getResourceAsStream("/problems/" + file), file)) {
            return read(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("problems/" + file + " in the jar: " + e.getMessage(), e);
        }
    }

    /**
     * The problem of that name.
     *
     * @throws IllegalArgumentException when the list has none, naming those that it has
     */
    public Problem named(String name) {
        List<Problem> problems = problems();
        return problems.stream()
                .filter(problem -> problem.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("problem: wanted one of "
                        + problems.stream().map(Problem::name).toList() + ", got '" + name + "'"));
    }

    /**
     * Reads a list: one problem a line, {@code #} starts a comment, blank lines are free.
     *
     * @param source for messages, as in {@code odd.txt}
     * @throws ProblemFormatException naming source and line
     */
    public static List<Problem> read(String source, String text) {
        List<Problem> problems = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String content = withoutComment(line);
            if (content.isBlank()) {
                continue;
            }
            try {
                problems.add(Problem.parse(content));
            } catch (ProblemFormatException e) {
                throw e.at(source + " line " + number);
            }
        }
        return List.copyOf(problems);
    }

    static String withoutComment(String line) {
        int comment = line.startsWith("#") ? 0 : line.indexOf(" #");
        return comment < 0 ? line : line.substring(0, comment);
    }
}
