package conv4j.verification.network;

import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.WindowAxis;
import conv4j.verification.Geometry;
import conv4j.verification.Kind;
import conv4j.verification.Setting;
import conv4j.verification.rules.Prediction;
import conv4j.verification.rules.Rule;
import conv4j.verification.rules.Rules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose rules a chain of predictions asks. */
public enum Rulebook {
    PYTORCH("PyTorch"),
    TENSORFLOW("TensorFlow"),
    KERAS("Keras"),
    ONNX("ONNX"),
    CAFFE("Caffe"),
    MXNET("MXNet"),
    /** Prints no floor: it breaks where a stride does not divide. */
    ARTICLE("article");

    /** Asked where the rulebook itself has nothing to say, as PyTorch of same padding and Keras of explicit one. */
    private static final List<String> OTHERWISE = List.of("ONNX", "TensorFlow", "PyTorch", "MXNet");

    private final String title;

    Rulebook(String title) {
        this.title = title;
    }

    /** Which framework's rules a model's file speaks of, by what it says of its format; the zoo's are PyTorch's. */
    public static Rulebook of(@Nullable String format) {
        String text = format == null ? "" : format.toLowerCase(Locale.ROOT);
        return text.startsWith("keras") ? KERAS : text.startsWith("zoo:") ? PYTORCH : ONNX;
    }

    /** One rule's word on one axis of one layer. */
    public record Word(Rule rule, Prediction prediction) {}

    /**
     * What the rulebook says of a window on so many cells.
     *
     * @param kind null for a transposed convolution
     * @return empty when no rule speaks of it
     */
    Optional<Word> predict(@Nullable Kind kind, WindowAxis axis, int input) {
        Padding.Explicit padding = axis.padding() instanceof Padding.Explicit explicit ? explicit : NONE;
        Geometry geometry =
                new Geometry(input, axis.size(), axis.stride(), axis.dilation(), padding.before(), padding.after());
        List<Rule> rules = kind == null
                ? Rules.transposed()
                : Rules.all().stream()
                        .filter(rule -> rule.kinds().contains(kind))
                        .toList();
        Stream<String> titles =
                this == ARTICLE ? Stream.of(title) : Stream.concat(Stream.of(title), OTHERWISE.stream());
        return titles.flatMap(asked -> settings(axis)
                        .flatMap(setting -> rules.stream()
                                .filter(rule -> rule.name().startsWith(asked) && rule.setting() == setting)))
                .map(rule -> new Word(rule, rule.predict(geometry)))
                .filter(word -> !(word.prediction() instanceof Prediction.Outside))
                .findFirst();
    }

    private static final Padding.Explicit NONE = new Padding.Explicit(0, 0);

    /** The settings of rules that speak of such a window, the nearest first. */
    private static Stream<Setting> settings(WindowAxis axis) {
        if (axis.padding() instanceof Padding.Same same) {
            return Stream.of(same == Padding.Same.UPPER ? Setting.SAME_UPPER : Setting.SAME_LOWER);
        }
        boolean unpadded = axis.padding().equals(NONE);
        if (axis.rounding() != Rounding.FLOOR) {
            return Stream.of(Setting.CEIL);
        }
        return unpadded ? Stream.of(Setting.FLOOR, Setting.VALID) : Stream.of(Setting.FLOOR);
    }

    @Override
    public String toString() {
        return title;
    }
}
