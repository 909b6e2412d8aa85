package conv4j.verification.cli;

import conv4j.verification.engines.ComparisonFindings;
import conv4j.verification.engines.ComparisonFindings.Example;
import conv4j.verification.engines.ComparisonFindings.Finding;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;

/** A record for each layer on which an engine differs, as small as it got. */
final class EnginesCsv {
    private EnginesCsv() {}

    static void print(Writer out, ComparisonFindings findings) {
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord("engine", "kind", "way", "difference", "layers", "smallest", "seed", "text");
        for (Finding finding : findings.findings()) {
            for (Example example : finding.examples()) {
                csv.writeRecord(
                        finding.engine(),
                        finding.kind().name().toLowerCase(Locale.ROOT),
                        finding.way(),
                        finding.difference().toString(),
                        Long.toString(finding.layers()),
                        example.problem().line(),
                        Long.toString(example.seed()),
                        example.text());
            }
        }
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
