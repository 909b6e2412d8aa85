package conv4j.verification.cli;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import conv4j.verification.Geometry;
import conv4j.verification.court.SurveyFindings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a sweep found, as one JSON object: totals, {@code rules} and {@code pairs}. */
final class SweepJson {
    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .setFormattingStyle(FormattingStyle.PRETTY.withIndent(" "))
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private record Findings(
            String ranges,
            long geometries,
            long legal,
            long undivided,
            long executions,
            double seconds,
            double executionsASecond,
            long rectangles,
            long rectanglesThatDiffer,
            List<OfRule> rules,
            List<OfPair> pairs,
            int pairsThatNeverPart) {}

    private record OfRule(
            String rule,
            String formula,
            String domain,
            String runAs,
            long right,
            long wrong,
            long withoutClaim,
            long wrongInDomain,
            @Nullable Geometry smallestWrong,
            @Nullable String says,
            @Nullable String executed,
            @Nullable String rightWhere,
            @Nullable Long rightElsewhere) {}

    private record OfPair(
            String one, String other, long both, long part, Geometry smallest, String oneSays, String otherSays) {}

    private SweepJson() {}

    static String of(SurveyFindings findings) {
        return GSON.toJson(new Findings(
                findings.ranges().toString(),
                findings.geometries(),
                findings.legal(),
                findings.undivided(),
                findings.executions(),
                findings.seconds(),
                findings.executed() / Math.max(1e-9, findings.seconds()),
                findings.rectangles(),
                findings.rectanglesThatDiffer(),
                findings.rules().stream().map(SweepJson::rule).toList(),
                findings.pairs().stream().map(SweepJson::pair).toList(),
                findings.pairsThatNeverPart()));
    }

    private static OfRule rule(SurveyFindings.RuleFinding finding) {
        return new OfRule(
                finding.rule().name(),
                finding.rule().formula(),
                finding.rule().domain().text(),
                finding.rule().setting().toString(),
                finding.right(),
                finding.wrong(),
                finding.withoutClaim(),
                finding.wrongInDomain(),
                finding.counterexample()
                        .map(SurveyFindings.Counterexample::geometry)
                        .orElse(null),
                finding.counterexample()
                        .map(example -> example.predicted().toString())
                        .orElse(null),
                finding.counterexample()
                        .map(SurveyFindings.Counterexample::executed)
                        .orElse(null),
                finding.condition().map(condition -> condition.text()).orElse(null),
                finding.condition().map(condition -> condition.rightElsewhere()).orElse(null));
    }

    private static OfPair pair(SurveyFindings.PairFinding pair) {
        return new OfPair(
                pair.one().name(),
                pair.other().name(),
                pair.both(),
                pair.part(),
                pair.smallest(),
                pair.oneSays().toString(),
                pair.otherSays().toString());
    }
}
