package conv4j.cli;

import conv4j.model.article.NamedFilter;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code conv4j filters}: the filters that have a name, with their numbers. */
@Command(
        name = "filters",
        mixinStandardHelpOptions = true,
        description = "Lists the filters that have a name, with their numbers at one size.",
        footerHeading = "%nExample:%n",
        footer = "  conv4j filters --window 5")
final class FiltersCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--window",
            paramLabel = "N|HxW",
            converter = Extent.Converter.class,
            defaultValue = "3",
            description = "Size, odd and at least 3. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Extent window;

    private FiltersCommand() {}

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        for (NamedFilter filter : NamedFilter.values()) {
            out.printf("%s: %s%n", filter, filter.description());
            float[] weights =
                    filter.of(window.first(), window.second()).weights().values();
            for (int i = 0; i < weights.length; i++) {
                boolean rowEnds = (i + 1) % window.second() == 0;
                out.print(String.format(Locale.ROOT, "%9.4g", weights[i]) + (rowEnds ? System.lineSeparator() : ""));
            }
        }
        out.println("random:N[:SEED]: N random filters of any size");
    }
}
