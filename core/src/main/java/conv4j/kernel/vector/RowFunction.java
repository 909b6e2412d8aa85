package conv4j.kernel.vector;

import conv4j.kernel.Bounds;
import conv4j.kernel.element.ScalarFunction;
import conv4j.op.Elementwise;
import conv4j.op.Elementwise.Function;
import java.util.Set;

/** A function of one number, for a row of them. */
interface RowFunction {
    /** What {@link FunctionLoop} computes; of the others no network computes many. */
    Set<Function> ON_VECTORS = Set.of(
            Function.ABS,
            Function.NEGATE,
            Function.AFFINE,
            Function.SQUARE,
            Function.SQRT,
            Function.RECIPROCAL,
            Function.CLIP,
            Function.LEAKY_RELU,
            Function.THRESHOLD,
            Function.HARD_SIGMOID,
            Function.HARD_SWISH,
            Function.SOFTSIGN,
            Function.EXP,
            Function.SIGMOID,
            Function.SWISH,
            Function.MISH,
            Function.TANH,
            Function.ERF,
            Function.GELU,
            Function.GELU_TANH,
            Function.ELU,
            Function.SELU);

    /**
     * What it is compiled for.
     *
     * @param lanes numbers in a vector
     */
    record Form(int lanes, Elementwise function, Bounds bounds) {}

    /** Numbers for which vectors pay: until C2 has compiled them, a pass or so for large maps, they take microseconds each. */
    int FEWEST = 1 << 12;

    /**
     * On vectors where {@link FunctionLoop} has the function, else number by number.
     *
     * @param numbers how many there are in a pass
     */
    static RowFunction of(Elementwise function, Bounds bounds, long numbers, VectorUnit unit) {
        return numbers >= FEWEST && ON_VECTORS.contains(function.function())
                ? Specialized.loop(RowFunction.class, FunctionLoop.class, new Form(unit.lanes(), function, bounds))
                : scalar(ScalarFunction.of(function), bounds);
    }

    private static RowFunction scalar(ScalarFunction function, Bounds bounds) {
        return (in, from, out, at, length) -> {
            for (int i = 0; i < length; i++) {
                out[at + i] = Math.min(Math.max(function.of(in[from + i]), bounds.lower()), bounds.upper());
            }
        };
    }

    /**
     * {@code out[at + i] = bounded(f(in[from + i]))} for i from 0 to length.
     *
     * @param out another array than in, or another part of it
     */
    void row(float[] in, int from, float[] out, int at, int length);
}
