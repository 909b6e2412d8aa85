package conv4j.verification.cli;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import conv4j.verification.audit.Claimed;
import conv4j.verification.audit.Finding;
import conv4j.verification.audit.Result;
import conv4j.verification.audit.Standing;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object of {@code rows}, a row a line, and {@code totals}. A row's {@code claimed} and {@code executed} are
 * {@code [height, width]}, {@code "error"}, or {@code null} for nothing claimed and for not executed.
 */
final class AuditJson implements AuditReport {
    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .setFormattingStyle(FormattingStyle.COMPACT.withSpaceAfterSeparators(true))
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private record Row(
            long row,
            long line,
            String name,
            String framework,
            String op,
            String layer,
            @Nullable Object claimed,
            @Nullable Object executed,
            String standing,
            String reason) {}

    private record Sums(long rows, long agree, long differ, long claimNothing, long notExecuted, double seconds) {}

    private final PrintWriter out;
    private String separator = "";

    AuditJson(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void start() {
        out.print("{\"rows\": [");
    }

    @Override
    public void row(Finding finding) {
        Row row = new Row(
                finding.claim().row(),
                finding.claim().line(),
                finding.claim().name(),
                finding.claim().framework().name(),
                finding.claim().operation().toString(),
                AuditReport.layer(finding.claim()),
                claimed(finding.claim().claimed()),
                executed(finding.result()),
                finding.standing().toString(),
                finding.reason());
        out.print(separator + "\n  " + GSON.toJson(row));
        separator = ",";
    }

    private static @Nullable Object claimed(Claimed claimed) {
        return claimed instanceof Claimed.Size size
                ? List.of(size.height(), size.width())
                : claimed instanceof Claimed.Refusal ? claimed.toString() : null;
    }

    private static @Nullable Object executed(Result result) {
        return result instanceof Result.Size size
                ? List.of(size.height(), size.width())
                : result instanceof Result.Refused ? result.toString() : null;
    }

    @Override
    public void end(Totals totals) {
        Sums sums = new Sums(
                totals.all(),
                totals.of(Standing.AGREES),
                totals.of(Standing.DIFFERS),
                totals.of(Standing.UNCLAIMED),
                totals.of(Standing.NOT_EXECUTED),
                totals.seconds());
        out.print("],\n\"totals\": " + GSON.toJson(sums) + "}\n");
        out.flush();
    }
}
