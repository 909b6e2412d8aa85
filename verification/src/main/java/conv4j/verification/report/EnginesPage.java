package conv4j.verification.report;

import conv4j.verification.engines.ComparisonFindings;
import conv4j.verification.engines.ComparisonFindings.Example;
import conv4j.verification.engines.ComparisonFindings.Finding;
import conv4j.verification.engines.ComparisonFindings.OfEngine;
import conv4j.verification.engines.Engines;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison of engines as a page. */
public final class EnginesPage {
    private static final Page PAGE = new Page("engines.html");

    private final Ran ran;
    private final ComparisonFindings findings;

    private record Reason(String layers, String text) {}

    private record EngineRow(
            String name,
            String version,
            String agrees,
            String differs,
            String notTaken,
            String agreesShare,
            String differsShare,
            List<Reason> reasons) {}

    private record Line(String line, String text, String again) {}

    private record FindingRow(
            String engine, String kind, String way, String difference, String layers, List<Line> examples) {}

    private record View(
            String title,
            Ran ran,
            String layers,
            String undefined,
            long seed,
            String seconds,
            List<EngineRow> engines,
            List<Engines.LeftOut> leftOut,
            List<FindingRow> findings,
            boolean hasFindings) {}

    public EnginesPage(Ran ran, ComparisonFindings findings) {
        this.ran = ran;
        this.findings = findings;
    }

    public String html() {
        return PAGE.filled(new View(
                "Engines on " + Page.grouped(findings.layers()) + " layers",
                ran,
                Page.grouped(findings.layers()),
                Page.grouped(findings.undefined()),
                findings.seed(),
                String.format(Locale.ROOT, "%.1f", findings.seconds()),
                findings.engines().stream().map(EnginesPage::row).toList(),
                findings.leftOut(),
                findings.findings().stream().map(EnginesPage::row).toList(),
                !findings.findings().isEmpty()));
    }

    private static EngineRow row(OfEngine engine) {
        double all = engine.agrees() + engine.differs() + engine.notTakenAtAll();
        return new EngineRow(
                engine.name(),
                engine.version(),
                Page.grouped(engine.agrees()),
                Page.grouped(engine.differs()),
                Page.grouped(engine.notTakenAtAll()),
                Page.percent(engine.agrees(), all),
                Page.percent(engine.differs(), all),
                engine.notTaken().entrySet().stream().map(EnginesPage::reason).toList());
    }

    private static Reason reason(Map.Entry<String, Long> reason) {
        return new Reason(Page.grouped(reason.getValue()), reason.getKey());
    }

    private static FindingRow row(Finding finding) {
        return new FindingRow(
                finding.engine(),
                finding.kind().name().toLowerCase(Locale.ROOT),
                finding.way(),
                finding.difference().toString(),
                Page.grouped(finding.layers()),
                finding.examples().stream()
                        .map(example -> line(finding.engine(), example))
                        .toList());
    }

    private static Line line(String engine, Example example) {
        String line = example.problem().line();
        return new Line(
                line, example.text(), "engines --engine " + engine + " --seed " + example.seed() + " '" + line + "'");
    }
}
