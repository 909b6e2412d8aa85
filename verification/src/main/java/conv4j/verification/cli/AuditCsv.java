package conv4j.verification.cli;

import conv4j.verification.audit.Claimed;
import conv4j.verification.audit.Finding;
import conv4j.verification.audit.Result;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;

/** A record for each row, under a header; the totals are the records' business. */
final class AuditCsv implements AuditReport {
    private final CsvWriter csv;

    AuditCsv(PrintWriter out) {
        this.csv = CsvWriter.builder().build(out);
    }

    @Override
    public void start() {
        csv.writeRecord(
                "row",
                "line",
                "name",
                "framework",
                "op",
                "claimed_h",
                "claimed_w",
                "executed_h",
                "executed_w",
                "standing",
                "reason");
    }

    @Override
    public void row(Finding finding) {
        Claimed claimed = finding.claim().claimed();
        boolean sized = claimed instanceof Claimed.Size;
        String word = claimed instanceof Claimed.Nothing ? "" : claimed.toString();
        Result result = finding.result();
        csv.writeRecord(
                Long.toString(finding.claim().row()),
                Long.toString(finding.claim().line()),
                finding.claim().name(),
                finding.claim().framework().name(),
                finding.claim().operation().toString(),
                sized ? Integer.toString(((Claimed.Size) claimed).height()) : word,
                sized ? Integer.toString(((Claimed.Size) claimed).width()) : word,
                result instanceof Result.Size size ? Integer.toString(size.height()) : result.toString(),
                result instanceof Result.Size size ? Integer.toString(size.width()) : result.toString(),
                finding.standing().toString(),
                finding.reason());
    }

    @Override
    public void end(Totals totals) throws IOException {
        csv.flush();
    }
}
