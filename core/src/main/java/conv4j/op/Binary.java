package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;
import java.util.Locale;

/**
 * A function of two numbers, for each pair of elements of two tensors, which are broadcast as in NumPy:
 * {@code y = f(a, b)}. Comparisons and logic give 1 or 0; any number but 0 is true. Sources: the ONNX operators and
 * {@code keras.ops}.
 */
public record Binary(Function function) implements Op {

    /** What is computed of {@code a} (the first input) and {@code b} (the second). */
    public enum Function {
        ADD,
        SUBTRACT,
        MULTIPLY,
        /** {@code a / b}; the quotient of integers is this and then {@link Elementwise.Function#TRUNCATE}. */
        DIVIDE,
        /** {@code a^b}. */
        POWER,
        /** The larger; NaN when either is. */
        MAXIMUM,
        /** The smaller; NaN when either is. */
        MINIMUM,
        /** What is left of a, with the sign of b: {@code a - b * floor(a / b)} (ONNX Mod with fmod = 0). */
        MODULO,
        /** What is left of a, with the sign of a: C's fmod (ONNX Mod with fmod = 1). */
        FMOD,
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        AND,
        OR,
        XOR,
        /** a from 0 on, {@code b * a} below: b is the slope. */
        PRELU
    }

    @Override
    public String name() {
        return function.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Require.inputs(name(), inputs, 2);
        Broadcast.shape(name(), inputs);
    }
}
