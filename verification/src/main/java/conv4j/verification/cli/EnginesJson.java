package conv4j.verification.cli;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import conv4j.verification.engines.ComparisonFindings;
import conv4j.verification.engines.ComparisonFindings.Finding;
import conv4j.verification.engines.ComparisonFindings.OfEngine;
import conv4j.verification.engines.Engines;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a comparison found, as one JSON object: totals, {@code engines}, {@code left_out} and {@code findings}. */
final class EnginesJson {
    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .setFormattingStyle(FormattingStyle.PRETTY.withIndent(" "))
            .disableHtmlEscaping()
            .create();

    private record Comparison(
            long seed,
            long layers,
            long undefined,
            double seconds,
            List<OfOne> engines,
            List<Engines.LeftOut> leftOut,
            List<Found> findings) {}

    private record OfOne(String name, String version, long agrees, long differs, Map<String, Long> notTaken) {}

    private record Found(
            String engine, String kind, String difference, String way, long layers, List<Again> examples) {}

    private record Again(String line, long seed, String text) {}

    private EnginesJson() {}

    static String of(ComparisonFindings findings) {
        return GSON.toJson(new Comparison(
                findings.seed(),
                findings.layers(),
                findings.undefined(),
                findings.seconds(),
                findings.engines().stream().map(EnginesJson::engine).toList(),
                findings.leftOut(),
                findings.findings().stream().map(EnginesJson::finding).toList()));
    }

    private static OfOne engine(OfEngine engine) {
        return new OfOne(engine.name(), engine.version(), engine.agrees(), engine.differs(), engine.notTaken());
    }

    private static Found finding(Finding finding) {
        return new Found(
                finding.engine(),
                finding.kind().name().toLowerCase(Locale.ROOT),
                finding.difference().toString(),
                finding.way(),
                finding.layers(),
                finding.examples().stream()
                        .map(example -> new Again(example.problem().line(), example.seed(), example.text()))
                        .toList());
    }
}
