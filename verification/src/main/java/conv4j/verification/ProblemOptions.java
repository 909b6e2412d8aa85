package conv4j.verification;

import conv4j.op.Padding;
import conv4j.op.Rounding;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the options before a descriptor say: {@code --pool --alg=avg_np --dir=FWD_D}. */
final class ProblemOptions {
    /** How benchdnn runs and lays out a problem; no result depends on it. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "engine",
            "mode",
            "stag",
            "wtag",
            "dtag",
            "tag",
            "reset",
            "allow-enum-tags-only",
            "attr-scratchpad",
            "ctx-init",
            "ctx-exe",
            "match",
            "skip-impl",
            "impl",
            "memory-kind",
            "fix-times-per-prb",
            "max-ms-per-prb");

    private @Nullable Boolean pool;
    private @Nullable Kind kind;
    private boolean bias = true;
    private int batch;
    private Rounding rounding = Rounding.FLOOR;
    private Padding.@Nullable Same same;
    /** Top, left, bottom, right. */
    private @Nullable List<Integer> sides;

    /**
     * @param option with its dashes
     * @param column where it stands, for messages
     */
    void read(String option, int column) {
        int equals = option.indexOf('=');
        String key = option.substring(2, equals < 0 ? option.length() : equals);
        String value = equals < 0 ? "" : option.substring(equals + 1);
        String where = "column " + column + ", --" + key;
        switch (key) {
            case "conv" -> pool = false;
            case "pool" -> pool = true;
            case "alg" -> readAlgorithm(where, value);
            case "dir" ->
                bias = one(where, value.toUpperCase(Locale.ROOT), "FWD_B", "FWD_D", "FWD_I")
                        .equals("FWD_B");
            case "dt", "cfg" -> one(where, value, "f32", "f32:f32", "f32:f32:f32");
            case "mb" -> batch = batch(where, value);
            case "rounding" ->
                rounding = Rounding.valueOf(
                        one(where, value, "floor", "ceil", "full").toUpperCase(Locale.ROOT));
            case "padding" -> readPadding(where, value);
            default -> {
                if (!WITHOUT_EFFECT.contains(key)) {
                    throw new ProblemFormatException(where
                            + ": wanted --conv, --pool, --alg, --dir, --dt, --mb, --rounding or --padding, got "
                            + option);
                }
            }
        }
    }

    private void readPadding(String where, String value) {
        same = null;
        sides = null;
        switch (value) {
            case "same_upper" -> same = Padding.Same.UPPER;
            case "same_lower" -> same = Padding.Same.LOWER;
            default -> {
                if (!value.matches("[0-9]{1,9}(,[0-9]{1,9}){3}")) {
                    throw new ProblemFormatException(where
                            + ": wanted same_upper, same_lower or four numbers as in 0,0,1,1 (top, left, bottom, right), got '"
                            + value + "'");
                }
                sides = Arrays.stream(value.split(",", -1))
                        .map(Integer::valueOf)
                        .toList();
            }
        }
    }

    private void readAlgorithm(String where, String value) {
        String[] known = {
            "max", "pooling_max", "avg_np", "pooling_avg_exclude_padding", "avg_p", "pooling_avg_include_padding",
            "direct", "convolution_direct", "wino", "convolution_wino", "auto", "convolution_auto"
        };
        kind = switch (one(where, value.toLowerCase(Locale.ROOT), known)) {
            case "max", "pooling_max" -> Kind.MAX_POOL2D;
            case "avg_np", "pooling_avg_exclude_padding" -> Kind.AVERAGE_POOL2D;
            case "avg_p", "pooling_avg_include_padding" -> Kind.AVERAGE_POOL2D_WITH_PADDING;
            default -> Kind.CONV2D;
        };
    }

    private static String one(String where, String got, String... wanted) {
        for (String known : wanted) {
            if (known.equals(got)) {
                return got;
            }
        }
        throw new ProblemFormatException(where + ": wanted " + String.join(", ", wanted) + ", got '" + got + "'");
    }

    private static int batch(String where, String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new ProblemFormatException(where + ": wanted a number below 1000000000, got '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    /** What the line is: as its driver or algorithm says, else a convolution if it names output channels. */
    Kind kind(boolean hasOutputChannels) {
        boolean isPool = pool != null ? pool : kind != null ? kind.isPool() : !hasOutputChannels;
        if (kind == null) {
            return isPool ? Kind.MAX_POOL2D : Kind.CONV2D;
        }
        if (kind.isPool() != isPool) {
            throw new ProblemFormatException(
                    "--alg: wanted an algorithm of a " + (isPool ? "pool" : "convolution") + ", got one of the other");
        }
        return kind;
    }

    boolean bias() {
        return bias;
    }

    /** Overrides the descriptor's; 0 leaves it. */
    int batch() {
        return batch;
    }

    Rounding rounding() {
        return rounding;
    }

    Padding.@Nullable Same same() {
        return same;
    }

    /**
     * What {@code --padding} says of an axis; null when it was not given.
     *
     * @param letter h or w
     */
    @Nullable Padding padding(String letter) {
        if (sides == null) {
            return same;
        }
        int first = letter.equals("h") ? 0 : 1;
        return new Padding.Explicit(sides.get(first), sides.get(first + 2));
    }
}
