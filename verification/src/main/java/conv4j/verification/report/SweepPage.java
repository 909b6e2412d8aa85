package conv4j.verification.report;

import conv4j.verification.court.SurveyFindings;
import conv4j.verification.court.SurveyFindings.PairFinding;
import conv4j.verification.court.SurveyFindings.RuleFinding;
import conv4j.verification.rules.Rule;
import java.util.List;
import java.util.Locale;

/** A sweep as a page. */
public final class SweepPage {
    /** Pairs of rules on the page, those that part most often; the data beside it hold all. */
    private static final int MOST_PAIRS = 30;

    private static final Page PAGE = new Page("sweep.html");

    private final Ran ran;
    private final SurveyFindings findings;
    private final long seed;
    private final PartingMap map;
    private final Rule one;
    private final Rule other;
    private final Pace pace;
    private final List<CoveragePictures.Picture> pictures = CoveragePictures.all();

    /** A name with what is said of it. */
    private record Fact(String name, String value) {}

    /** One rule with the shares of its bar in percent. */
    private record RuleRow(
            String name,
            String formula,
            String domain,
            String source,
            String setting,
            String right,
            String wrong,
            String silent,
            String rightShare,
            String wrongShare,
            boolean isWrongInDomain,
            String wrongInDomain,
            String condition,
            String counterexample) {}

    private record PairRow(
            String one, String other, String part, String both, String share, String smallest, String says) {}

    private record View(
            String title,
            Ran ran,
            List<Fact> facts,
            List<RuleRow> rules,
            int ruleCount,
            List<PairRow> pairs,
            int pairsShown,
            int pairsThatPart,
            int pairsThatNeverPart,
            String one,
            String other,
            String axes,
            List<PartingMap.Line> lines,
            List<CoveragePictures.Picture> pictures,
            boolean hasPace,
            String pace,
            String mostRate,
            String lastSecond) {}

    /**
     * @param one of the two rules that the map shows
     * @param pace of the run; without a point when nothing was left to run
     */
    public SweepPage(Ran ran, SurveyFindings findings, long seed, Rule one, Rule other, Pace pace) {
        this.ran = ran;
        this.findings = findings;
        this.seed = seed;
        this.map = new PartingMap(one, other, findings.ranges());
        this.one = one;
        this.other = other;
        this.pace = pace;
    }

    public String html() {
        List<Pace.Point> points = pace.points();
        double most = points.stream().mapToDouble(Pace.Point::rate).max().orElse(1);
        double last = points.isEmpty() ? 0 : points.get(points.size() - 1).seconds();
        return PAGE.filled(new View(
                "Sweep of " + findings.ranges(),
                ran,
                facts(),
                findings.rules().stream().map(SweepPage::row).toList(),
                findings.rules().size(),
                findings.pairs().stream().limit(MOST_PAIRS).map(SweepPage::row).toList(),
                Math.min(MOST_PAIRS, findings.pairs().size()),
                findings.pairs().size(),
                findings.pairsThatNeverPart(),
                one.name(),
                other.name(),
                map.axes(),
                map.lines(),
                pictures,
                points.size() > 2,
                Pace.polyline(points, most),
                Page.grouped(Math.round(most)),
                String.format(Locale.ROOT, "%.1f", last)));
    }

    private List<Fact> facts() {
        return List.of(
                new Fact("geometries", Page.grouped(findings.geometries())),
                new Fact("of them legal", Page.grouped(findings.legal())),
                new Fact("legal, and the stride does not divide", Page.grouped(findings.undivided())),
                new Fact("executions", Page.grouped(findings.executions())),
                new Fact(
                        "executions a second",
                        findings.executed() == 0
                                ? "none in this run"
                                : Page.grouped(Math.round(findings.executed() / findings.seconds()))),
                new Fact("rectangles drawn from seed " + seed, Page.grouped(findings.rectangles())),
                new Fact("rectangles unlike their axes", Page.grouped(findings.rectanglesThatDiffer())));
    }

    private static RuleRow row(RuleFinding finding) {
        double all = finding.right() + finding.wrong() + finding.withoutClaim();
        return new RuleRow(
                finding.rule().name(),
                finding.rule().formula(),
                finding.rule().domain().text(),
                finding.rule().source(),
                finding.rule().setting().toString(),
                Page.grouped(finding.right()),
                Page.grouped(finding.wrong()),
                Page.grouped(finding.withoutClaim()),
                Page.percent(finding.right(), all),
                Page.percent(finding.wrong(), all),
                finding.wrongInDomain() > 0,
                Page.grouped(finding.wrongInDomain()),
                finding.condition()
                        .map(Object::toString)
                        .orElse(finding.right() == 0 ? "nowhere" : "under no condition of four facts"),
                finding.counterexample().map(Object::toString).orElse("never wrong"));
    }

    private static PairRow row(PairFinding pair) {
        return new PairRow(
                pair.one().name(),
                pair.other().name(),
                Page.grouped(pair.part()),
                Page.grouped(pair.both()),
                Page.percent(pair.part(), pair.both()),
                pair.smallest().toString(),
                pair.oneSays() + " | " + pair.otherSays());
    }

    /** The rules, for a table. */
    public String rulesCsv() {
        Csv csv = new Csv(
                "rule",
                "formula",
                "domain",
                "source",
                "run_as",
                "right",
                "wrong",
                "without_claim",
                "wrong_in_domain",
                "right_where",
                "smallest_wrong");
        for (RuleFinding finding : findings.rules()) {
            csv.row(
                    finding.rule().name(),
                    finding.rule().formula(),
                    finding.rule().domain().text(),
                    finding.rule().source(),
                    finding.rule().setting(),
                    finding.right(),
                    finding.wrong(),
                    finding.withoutClaim(),
                    finding.wrongInDomain(),
                    finding.condition().map(Object::toString).orElse(""),
                    finding.counterexample().map(Object::toString).orElse(""));
        }
        return csv.text();
    }

    /** All pairs of rules that part anywhere. */
    public String pairsCsv() {
        Csv csv = new Csv("one", "other", "both", "part", "smallest", "one_says", "other_says");
        for (PairFinding pair : findings.pairs()) {
            csv.row(
                    pair.one().name(),
                    pair.other().name(),
                    pair.both(),
                    pair.part(),
                    pair.smallest(),
                    pair.oneSays(),
                    pair.otherSays());
        }
        return csv.text();
    }

    /** The map, cell by cell: 0 for a window that does not fit. */
    public String mapCsv() {
        Csv csv = new Csv("input", "window", "stride", "dilation", "padding", one.name(), other.name());
        for (PartingMap.Cell cell : map.cells()) {
            csv.row(
                    cell.geometry().input(),
                    cell.geometry().window(),
                    cell.geometry().stride(),
                    cell.geometry().dilation(),
                    cell.geometry().before(),
                    cell.one(),
                    cell.other());
        }
        return csv.text();
    }

    /** The pictures, pixel by pixel. */
    public String coverageCsv() {
        Csv csv = new Csv("geometry", "row", "column", "times_read");
        for (CoveragePictures.Picture picture : pictures) {
            for (CoveragePictures.Pixel pixel : picture.pixels()) {
                csv.row(picture.geometry(), pixel.row(), pixel.column(), pixel.times());
            }
        }
        return csv.text();
    }
}
