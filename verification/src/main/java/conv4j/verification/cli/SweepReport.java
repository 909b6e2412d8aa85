package conv4j.verification.cli;

import conv4j.verification.court.SurveyFindings;
import conv4j.verification.court.SurveyFindings.PairFinding;
import conv4j.verification.court.SurveyFindings.RuleFinding;
import java.io.PrintWriter;

/** What a sweep found, as text. */
final class SweepReport {
    private final PrintWriter out;
    private final SurveyFindings findings;

    SweepReport(PrintWriter out, SurveyFindings findings) {
        this.out = out;
        this.findings = findings;
    }

    /**
     * @param mostPairs how many pairs of rules to print, those that part most often first
     */
    void print(int mostPairs) {
        totals();
        out.printf(
                "%nEach rule on every geometry, whether its source speaks of it or not (its domain is in brackets):%n");
        findings.rules().forEach(this::rule);
        out.printf(
                "%nPairs of rules where both speak: %,d part somewhere, %,d nowhere%n",
                findings.pairs().size(), findings.pairsThatNeverPart());
        findings.pairs().stream().limit(mostPairs).forEach(this::pair);
        if (findings.pairs().size() > mostPairs) {
            out.printf("  ... and %,d more (--pairs)%n", findings.pairs().size() - mostPairs);
        }
        out.flush();
    }

    private void totals() {
        out.printf("sweep of %s, on the reference kernels%n", findings.ranges());
        line("geometries", "%,d", findings.geometries());
        line(
                "legal",
                "%,d; on %,d the window lands nowhere",
                findings.legal(),
                findings.geometries() - findings.legal());
        line("do not divide", "%,d of the legal ones", findings.undivided());
        line(
                "executions",
                "%,d as conv, max, average and transposed, by every padding and rounding",
                findings.executions());
        if (findings.executed() > 0) {
            line(
                    "speed",
                    "%,.0f executions a second (%,d in %.1f s)",
                    findings.executed() / findings.seconds(),
                    findings.executed(),
                    findings.seconds());
        }
        line(
                "rectangles",
                "%,d with padding that differs by side, executed whole and by axis: %,d differ",
                findings.rectangles(),
                findings.rectanglesThatDiffer());
    }

    private void line(String name, String format, Object... values) {
        out.printf("  %-14s " + format + "%n", prepend(name, values));
    }

    private static Object[] prepend(String name, Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = name;
        System.arraycopy(values, 0, all, 1, values.length);
        return all;
    }

    private void rule(RuleFinding finding) {
        String domain = finding.rule().domain().text();
        out.printf(
                "%n  %s: %s%s, run as %s%n",
                finding.rule().name(),
                finding.rule().formula(),
                domain.isEmpty() ? "" : " [" + domain + "]",
                finding.rule().setting());
        out.printf(
                "    %,d cases: %,d right, %,d wrong, %,d without a claim%s%n",
                finding.right() + finding.wrong() + finding.withoutClaim(),
                finding.right(),
                finding.wrong(),
                finding.withoutClaim(),
                finding.wrongInDomain() == 0
                        ? ""
                        : String.format("; WRONG IN ITS OWN DOMAIN: %,d", finding.wrongInDomain()));
        finding.counterexample().ifPresent(example -> out.printf("    smallest wrong: %s%n", example));
        out.printf(
                "    right %s%n",
                finding.condition()
                        .map(Object::toString)
                        .orElse(finding.right() == 0 ? "nowhere" : "under no condition of four facts"));
    }

    private void pair(PairFinding pair) {
        out.printf(
                "  %,d of %,d: %s | %s; smallest %s: %s | %s%n",
                pair.part(),
                pair.both(),
                pair.one().name(),
                pair.other().name(),
                pair.smallest(),
                pair.oneSays(),
                pair.otherSays());
    }
}
