package conv4j.op;

import conv4j.tensor.ShapeException;
import java.util.Locale;

/** What stands around the input along one axis: cells that are not there, counted before and after. */
public sealed interface Padding {

    /** No padding: every cell under a window is a cell of the input. Called {@code valid} by Keras and TensorFlow. */
    Padding VALID = new Explicit(0, 0);

    static Padding explicit(int before, int after) {
        return new Explicit(before, after);
    }

    /** A fixed number of cells before the first and after the last cell of the input. */
    record Explicit(int before, int after) implements Padding {
        public Explicit {
            if (before < 0 || after < 0) {
                throw new ShapeException(
                        "padding: wanted at least 0 on each side, got " + before + " before and " + after + " after");
            }
        }

        @Override
        public String toString() {
            return equals(VALID) ? "valid" : before == after ? Integer.toString(before) : before + "," + after;
        }
    }

    /**
     * As many cells as it takes for a window to start at every stride-th cell of the input. When their number is odd,
     * the odd cell goes after ({@code UPPER}: TensorFlow, Keras, ONNX {@code SAME_UPPER}) or before ({@code LOWER}:
     * ONNX {@code SAME_LOWER}).
     */
    enum Same implements Padding {
        UPPER,
        LOWER;

        @Override
        public String toString() {
            return "same_" + name().toLowerCase(Locale.ROOT);
        }
    }
}
