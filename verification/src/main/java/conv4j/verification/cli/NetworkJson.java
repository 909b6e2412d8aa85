package conv4j.verification.cli;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import conv4j.tensor.Shape;
import conv4j.verification.network.Field;
import conv4j.verification.network.FieldForm;
import conv4j.verification.network.LayerStudy;
import conv4j.verification.network.NetworkStudy;
import conv4j.verification.network.Ticks;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A study as one object; a field's {@code size} is a number, {@code "all"}, or {@code ">N"}. */
final class NetworkJson {
    static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .setFormattingStyle(FormattingStyle.PRETTY)
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private record Layer(
            String layer,
            String op,
            int[] executed,
            int @Nullable [] predicted,
            String rule,
            long parameters,
            @Nullable Long parametersFormula,
            @Nullable Ticks multiplyAdds,
            @Nullable Ticks multiplyAddsFormula,
            FieldOf rows,
            FieldOf columns,
            List<String> disagreements) {}

    private record FieldOf(
            @Nullable Object size,
            @Nullable Double jump,
            @Nullable Long start,
            @Nullable Integer gaps,
            @Nullable Integer cutByBorder,
            @Nullable FieldForm formula) {}

    private record Smallest(
            String axes, @Nullable Integer size, @Nullable String refusalBelow, int[] refusedAbove, int tried) {}

    private record Study(
            String model,
            List<int[]> inputs,
            String rules,
            long parameters,
            Ticks multiplyAdds,
            long flopsTwoPerMultiplyAdd,
            List<Layer> layers,
            @Nullable String articleBreaksAt,
            List<String> notFollowed,
            List<Smallest> smallestInput,
            boolean allAgree) {}

    private NetworkJson() {}

    static String of(String model, NetworkStudy study) {
        return GSON.toJson(new Study(
                model,
                study.inputs().stream().map(Shape::toArray).toList(),
                study.rulebook().toString(),
                study.sum(LayerStudy::parameters),
                study.counted(),
                2 * study.counted().withPadding(),
                study.layers().stream().map(NetworkJson::layer).toList(),
                study.article().orElse(null),
                study.unfollowed(),
                study.smallest().stream()
                        .map(found -> new Smallest(
                                found.axes(),
                                found.size().orElse(null),
                                found.refusal().orElse(null),
                                found.refused().stream().toArray(),
                                found.tried()))
                        .toList(),
                study.allAgree()));
    }

    private static Layer layer(LayerStudy layer) {
        return new Layer(
                layer.name(),
                layer.op(),
                layer.executed().toArray(),
                layer.predicted().map(Shape::toArray).orElse(null),
                layer.rule(),
                layer.parameters(),
                layer.parametersByFormula().isPresent()
                        ? layer.parametersByFormula().getAsLong()
                        : null,
                layer.counted().orElse(null),
                layer.byFormula().orElse(null),
                field(layer.rows()),
                field(layer.columns()),
                layer.disagreements());
    }

    private static FieldOf field(LayerStudy.AxisStudy axis) {
        Optional<FieldForm> form = axis.form();
        if (axis.measured() instanceof Field.Measured field) {
            return new FieldOf(field.size(), field.jump(), field.start(), field.gaps(), field.cut(), form.orElse(null));
        }
        String text = axis.measured().toString();
        return new FieldOf(text.isEmpty() ? null : text, null, null, null, null, form.orElse(null));
    }
}
