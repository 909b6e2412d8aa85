package conv4j.benchmarks.compare;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import conv4j.benchmarks.statistics.Ratio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as one JSON object: {@code records}, one for each work and executor that was timed; {@code untimed}, those
 * that were not, with the reason; {@code missing}, executors that do not run here; {@code means} of the first executor.
 */
public final class Json {
    /** By which a file is known again as one of these. */
    static final String FORMAT = "conv4j-compare-1";

    static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .setFormattingStyle(FormattingStyle.PRETTY.withIndent(" "))
            .setObjectToNumberStrategy(ToNumberPolicy.DOUBLE)
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private Json() {}

    record File(
            String format,
            String suite,
            Machine machine,
            String date,
            int threads,
            String gflopsConvention,
            List<Record> records,
            List<Untimed> untimed,
            List<Comparison.Missing> missing,
            Map<String, OfPeer> means) {}

    /** Numbers that nobody measured are null: JSON has no NaN. */
    record Record(
            String layer,
            int count,
            String executor,
            String kernel,
            int threads,
            double medianMs,
            double lowerQuartileMs,
            double upperQuartileMs,
            @Nullable Double gflops,
            @Nullable Double shareOfFmaPeak,
            double largestError,
            Map<String, OfPeer> ratios,
            @Nullable Double fmaPeakGflops,
            double gigabytesPerSecond,
            @Nullable Double shareOfBandwidth,
            String bandwidthOf,
            @Nullable Double bandwidthGigabytesPerSecond,
            long multiplyAdds,
            long bytes,
            double allocatedBytesPerCall,
            double loadMs,
            long checkedOutputs,
            String checksum,
            int rounds,
            int callsPerRound) {}

    /** The peer's time over this one's. */
    record OfPeer(double ratio, double low, double high, String says) {}

    public static String of(Comparison.Outcome outcome) {
        Map<String, OfPeer> means = new LinkedHashMap<>();
        Means.ofFirst(outcome.timed()).peers().forEach((peer, mean) -> means.put(peer, ofPeer(mean.ratio())));
        return GSON.toJson(new File(
                FORMAT,
                outcome.suite(),
                outcome.machine(),
                outcome.date().toString(),
                outcome.threads(),
                "2 x multiply-adds / time, padding included",
                outcome.timed().stream().map(Json::record).toList(),
                outcome.untimed(),
                outcome.missing(),
                means));
    }

    static Record record(Timed one) {
        Map<String, OfPeer> ratios = new LinkedHashMap<>();
        one.ratios().forEach((peer, ratio) -> ratios.put(peer, ofPeer(ratio)));
        boolean sums = one.multiplyAdds() > 0;
        return new Record(
                one.layer(),
                one.count(),
                one.executor(),
                one.kernel(),
                one.threads(),
                one.milliseconds().median(),
                one.milliseconds().lowerQuartile(),
                one.milliseconds().upperQuartile(),
                sums ? number(one.gigaflops()) : null,
                sums ? number(one.shareOfPeak()) : null,
                one.largestError(),
                ratios,
                number(one.limits().gigaflops()),
                one.gigabytes(),
                number(one.shareOfBandwidth()),
                one.memory().name(),
                number(one.limits().gigabytes(one.memory())),
                one.multiplyAdds(),
                one.bytes(),
                one.allocated(),
                one.loadMilliseconds(),
                one.checked(),
                String.format(Locale.ROOT, "%08x", one.checksum()),
                one.rounds().length,
                one.calls());
    }

    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static OfPeer ofPeer(Ratio ratio) {
        String says = ratio.isNoDifference() ? "no difference" : ratio.value() > 1 ? "faster" : "slower";
        return new OfPeer(ratio.value(), ratio.low(), ratio.high(), says);
    }
}
