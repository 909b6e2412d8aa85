package conv4j.verification.cli;

import conv4j.verification.audit.Finding;
import conv4j.verification.audit.Standing;
import java.io.PrintWriter;

/** A line for each row, and the totals. */
record AuditText(PrintWriter out) implements AuditReport {
    @Override
    public void start() {}

    @Override
    public void row(Finding finding) {
        out.printf(
                "%s %s: claimed %s, executed %s%s%n",
                finding.claim().place(),
                AuditReport.layer(finding.claim()),
                finding.claim().claimed(),
                finding.result(),
                finding.reason().isEmpty() ? "" : " (" + finding.reason() + ")");
    }

    @Override
    public void end(Totals totals) {
        out.printf(
                "%,d rows in %.1f s: %,d agree, %,d differ, %,d claim nothing, %,d not executed%n",
                totals.all(),
                totals.seconds(),
                totals.of(Standing.AGREES),
                totals.of(Standing.DIFFERS),
                totals.of(Standing.UNCLAIMED),
                totals.of(Standing.NOT_EXECUTED));
        out.flush();
    }
}
