package conv4j.verification.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** A template of this package, compiled. */
final class Page {
    private final Template template;

    Page(String name) {
        try (Reader reader = open(name)) {
            this.template = Mustache.compiler()
                    .escapeHTML(true)
                    .emptyStringIsFalse(true)
                    .withLoader(Page::open)
                    .compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " in the jar: " + e.getMessage(), e);
        }
    }

    private static Reader open(String name) {
        return new InputStreamReader(
                Objects.requireNonNull(Page.class.getResourceAsStream(name), name), StandardCharsets.UTF_8);
    }

    String filled(Object view) {
        return template.execute(view);
    }

    /** As in {@code 1,234}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** As in {@code 12.3}, in percent of 100. */
    static String percent(double part, double all) {
        return String.format(Locale.ROOT, "%.2f", all == 0 ? 0 : 100 * part / all);
    }
}
