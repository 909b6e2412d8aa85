package conv4j.verification.cli;

import conv4j.verification.engines.ComparisonFindings;
import conv4j.verification.engines.ComparisonFindings.Example;
import conv4j.verification.engines.ComparisonFindings.Finding;
import conv4j.verification.engines.ComparisonFindings.OfEngine;
import java.io.PrintWriter;
import java.util.Locale;

/** What a comparison found, as text. */
final class EnginesReport {
    private final PrintWriter out;
    private final ComparisonFindings findings;

    EnginesReport(PrintWriter out, ComparisonFindings findings) {
        this.out = out;
        this.findings = findings;
    }

    void print() {
        out.printf(
                Locale.ROOT,
                "%,d layers of seed %d in %.1f s; on %,d the window lands nowhere, and a refusal is right%n",
                findings.layers(),
                findings.seed(),
                findings.seconds(),
                findings.undefined());
        findings.engines().forEach(this::engine);
        findings.leftOut().forEach(left -> out.printf("  %-12s left out: %s%n", left.name(), left.reason()));
        findings.findings().forEach(this::finding);
    }

    private void engine(OfEngine engine) {
        out.printf(
                Locale.ROOT,
                "  %-12s %,7d agree, %,6d differ, %,6d not taken   %s%n",
                engine.name(),
                engine.agrees(),
                engine.differs(),
                engine.notTakenAtAll(),
                engine.version());
        engine.notTaken().forEach((reason, layers) -> out.printf(Locale.ROOT, "  %12s %,7d: %s%n", "", layers, reason));
    }

    private void finding(Finding finding) {
        out.printf(
                Locale.ROOT,
                "%n%s, %s, %s: %s, %,d layers%n",
                finding.engine(),
                finding.kind().name().toLowerCase(Locale.ROOT),
                finding.way(),
                finding.difference(),
                finding.layers());
        for (Example example : finding.examples()) {
            out.printf("  %s%n    %s%n", example.problem().line(), example.text());
        }
        finding.examples().stream().limit(1).forEach(example -> reproductions(finding.engine(), example));
    }

    /** How to see it again, and what rules and the reference kernels say of it. */
    private void reproductions(String engine, Example example) {
        out.printf(
                "  again: engines --engine %s --seed %d '%s'%n",
                engine, example.seed(), example.problem().line());
        out.printf("  court: court %s%n", example.problem().line());
    }
}
