package conv4j.verification.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** A table in the making, as text. */
final class Csv {
    private final StringWriter text = new StringWriter();
    private final CsvWriter writer = CsvWriter.builder().build(text);

    Csv(Object... header) {
        row(header);
    }

    void row(Object... cells) {
        writer.writeRecord(Arrays.stream(cells).map(String::valueOf).toList());
    }

    String text() {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
