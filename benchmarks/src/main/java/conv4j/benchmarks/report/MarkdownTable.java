package conv4j.benchmarks.report;

import conv4j.benchmarks.compare.Comparison.Outcome;
import conv4j.benchmarks.compare.Means;
import conv4j.benchmarks.compare.Timed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The medians of a comparison, a line for each layer, in Markdown. */
public final class MarkdownTable {
    private static final String BEGIN = "<!-- compare -->\n";
    private static final String END = "<!-- /compare -->";

    private MarkdownTable() {}

    /** @throws IllegalArgumentException when there is such a file and it has no place for a table */
    public static void requireRoom(@Nullable Path file) {
        if (file == null || !Files.exists(file)) {
            return;
        }
        try {
            String text = Files.readString(file);
            if (text.indexOf(BEGIN) < 0 || text.indexOf(END) < text.indexOf(BEGIN)) {
                throw new IllegalArgumentException(file + ": wanted a new file, or one with the lines " + BEGIN.strip()
                        + " and " + END + ", got one without");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": wanted a text that can be read, got " + e, e);
        }
    }

    public static void write(Path file, Outcome outcome) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : BEGIN + END + "\n";
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(file, text.substring(0, begin) + of(outcome) + text.substring(text.indexOf(END, begin)));
    }

    static String of(Outcome outcome) {
        List<String> executors =
                outcome.timed().stream().map(Timed::executor).distinct().toList();
        StringBuilder table = new StringBuilder("| milliseconds |");
        executors.forEach(executor -> table.append(" `").append(executor).append("` |"));
        table.append("\n|---|").append("--:|".repeat(executors.size())).append('\n');
        for (String layer :
                outcome.timed().stream().map(Timed::layer).distinct().toList()) {
            table.append("| ").append(layer).append(" |");
            executors.forEach(executor -> table.append(' ')
                    .append(cell(outcome.timed(), layer, executor))
                    .append(" |"));
            table.append('\n');
        }
        table.append("| **geometric mean, times as long** | 1 |");
        Means means = Means.ofFirst(outcome.timed());
        executors.stream().skip(1).forEach(peer -> {
            Means.@Nullable Mean mean = means.peers().get(peer);
            table.append(
                            mean == null
                                    ? ""
                                    : String.format(
                                            Locale.ROOT, " %.2f", mean.ratio().value()))
                    .append(" |");
        });
        return table.append("\n\n").append(where(outcome)).append(".\n").toString();
    }

    /** Machine, JVM, threads and date in one line. */
    static String where(Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "Suite %s, %d thread%s: %s, %d cores, Java %s, %s",
                outcome.suite(),
                outcome.threads(),
                outcome.threads() == 1 ? "" : "s",
                outcome.machine().processor(),
                outcome.machine().cores(),
                outcome.machine().java(),
                outcome.date().atZone(ZoneOffset.UTC).toLocalDate());
    }

    private static String cell(List<Timed> all, String layer, String executor) {
        return all.stream()
                .filter(one -> one.layer().equals(layer) && one.executor().equals(executor))
                .map(one ->
                        String.format(Locale.ROOT, "%.3g", one.milliseconds().median()))
                .collect(Collectors.joining());
    }
}
