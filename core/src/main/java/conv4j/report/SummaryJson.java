package conv4j.report;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.stream.JsonWriter;
import conv4j.plan.PassedOver;
import conv4j.tensor.Shape;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A summary as one JSON object of {@code inputs}, {@code layers} and {@code totals}, a layer a line.
 *
 * <p>Always valid JSON, which has no NaN and no infinity: {@code output.min}, {@code max} and {@code mean} are those of
 * the finite numbers, {@code null} when there are none, and {@code output.not_finite} counts the others.
 * {@code milliseconds.median} is that of the passes after the first, {@code null} when there are none. {@code layout}
 * is {@code "NCHW"} for pictures (rank 4), else {@code null}. Unread rows and columns are counted from 0.
 */
final class SummaryJson {
    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .setFormattingStyle(FormattingStyle.COMPACT.withSpaceAfterSeparators(true))
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private record Input(
            String name, List<Integer> shape, @Nullable String layout) {}

    private record Layer(
            String name,
            String type,
            String op,
            List<String> inputs,
            List<List<Integer>> inputShapes,
            List<Integer> outputShape,
            @Nullable String layout,
            long parameters,
            long multiplyAdds,
            long outputBytes,
            String kernel,
            List<PassedOver> passedOver,
            List<Integer> unreadRows,
            List<Integer> unreadColumns,
            Milliseconds milliseconds,
            Output output) {}

    private record Milliseconds(double first, @Nullable Double median, int laterPasses) {}

    private record Output(
            @Nullable Float min,
            @Nullable Float max,
            @Nullable Double mean,
            long notFinite) {}

    private record Totals(
            long parameters, long parameterBytes, long multiplyAdds, String convention, Milliseconds milliseconds) {}

    private SummaryJson() {}

    static String of(Summary summary) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setFormattingStyle(FormattingStyle.PRETTY);
            json.beginObject();
            json.name("inputs").beginArray();
            for (var input : summary.inputs().entrySet()) {
                Shape shape = input.getValue();
                json.jsonValue(GSON.toJson(new Input(input.getKey(), extents(shape), layout(shape))));
            }
            json.endArray();
            json.name("layers").beginArray();
            for (LayerSummary layer : summary.layers()) {
                json.jsonValue(GSON.toJson(layer(layer)));
            }
            json.endArray();
            json.name("totals").jsonValue(GSON.toJson(totals(summary)));
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string that cannot be written to", e);
        }
        return text.toString();
    }

    private static Layer layer(LayerSummary layer) {
        return new Layer(
                layer.name(),
                layer.type(),
                layer.op().name(),
                layer.reads(),
                layer.inputs().stream().map(SummaryJson::extents).toList(),
                extents(layer.output()),
                layout(layer.output()),
                layer.parameters(),
                layer.multiplyAdds(),
                layer.outputBytes(),
                layer.kernel(),
                layer.passedOver(),
                layer.unread().map(Unread::rows).orElse(List.of()),
                layer.unread().map(Unread::columns).orElse(List.of()),
                milliseconds(layer.timing()),
                output(layer.values()));
    }

    private static Totals totals(Summary summary) {
        return new Totals(
                summary.parameters(),
                summary.parameterBytes(),
                summary.multiplyAdds(),
                "multiply_adds: " + Summary.CONVENTION,
                milliseconds(summary.timing()));
    }

    private static Milliseconds milliseconds(Timing timing) {
        var median = timing.medianMilliseconds();
        return new Milliseconds(
                timing.firstMilliseconds(),
                median.isPresent() ? median.getAsDouble() : null,
                timing.later().size());
    }

    private static Output output(ValueRange values) {
        return values.finite() == 0
                ? new Output(null, null, null, values.notFinite())
                : new Output(values.min(), values.max(), values.mean(), values.notFinite());
    }

    private static List<Integer> extents(Shape shape) {
        return Arrays.stream(shape.toArray()).boxed().toList();
    }

    private static @Nullable String layout(Shape shape) {
        return shape.rank() == 4 ? "NCHW" : null;
    }
}
