package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Numbers that are known when the file is loaded: floats as float32, integers and booleans exactly, as int64. */
final class Constant implements Value {
    /** From here on a bound of a slice means "to the end": no axis is that long. */
    private static final long ENDLESS = Integer.MAX_VALUE - 1L;

    /** NumPy's limit. Work that grows with the square of the rank stays small. */
    static final int MOST_AXES = 64;

    private final ElementType type;
    private final Shape shape;
    private final @Nullable Tensor floats;
    private final long @Nullable [] integers;

    private Constant(ElementType type, Shape shape, @Nullable Tensor floats, long @Nullable [] integers) {
        if (shape.rank() > MOST_AXES) {
            throw tooManyAxes(shape.rank());
        }
        this.type = type;
        this.shape = shape;
        this.floats = floats;
        this.integers = integers;
    }

    static ModelFormatException tooManyAxes(int rank) {
        return new ModelFormatException("wanted at most " + MOST_AXES + " axes, got " + rank);
    }

    static Constant of(ElementType type, Shape shape, float... floats) {
        return of(type, Tensor.of(shape, floats));
    }

    /** Of numbers that may still lie in the file. */
    static Constant of(ElementType type, Tensor floats) {
        return new Constant(type, floats.shape(), floats, null);
    }

    static Constant of(ElementType type, Shape shape, long... integers) {
        if (shape.elements() != integers.length) {
            throw new ModelFormatException(
                    "wanted " + shape.elements() + " numbers for dims " + shape + ", got " + integers.length);
        }
        return new Constant(type, shape, null, integers);
    }

    /** What a tensor holds at run time. */
    static Constant of(Tensor tensor) {
        return of(ElementType.FLOAT32, tensor);
    }

    /** A list of int64. */
    static Constant list(long... integers) {
        return of(ElementType.INT64, Shape.of(integers.length), integers);
    }

    @Override
    public ElementType type() {
        return type;
    }

    @Override
    public int rank() {
        return shape.rank();
    }

    Shape shape() {
        return shape;
    }

    int size() {
        return Math.toIntExact(shape.elements());
    }

    /** Whether the numbers are kept as int64. */
    boolean isExact() {
        return integers != null;
    }

    /** As float32, integers rounded where they must be; the array itself where they are floats. */
    float[] floats() {
        if (floats != null) {
            return floats.values();
        }
        float[] rounded = new float[size()];
        long[] exact = integers();
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = exact[i];
        }
        return rounded;
    }

    /**
     * As int64.
     *
     * @throws ModelFormatException when one is not a whole number
     */
    long[] integers() {
        if (integers != null) {
            return integers;
        }
        float[] real = floats();
        long[] whole = new long[real.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (long) real[i];
            if (whole[i] != real[i]) {
                throw new ModelFormatException("wanted whole numbers, got " + real[i]);
            }
        }
        return whole;
    }

    /** The only number of it. */
    float number(String what) {
        requireOne(what);
        return floats()[0];
    }

    /** The only number of it, which must be whole. */
    long integer(String what) {
        requireOne(what);
        return integers()[0];
    }

    private void requireOne(String what) {
        if (size() != 1) {
            throw new ModelFormatException("wanted one number as " + what + ", got " + size());
        }
    }

    /**
     * As nodes read it.
     *
     * @throws ModelFormatException when float32 cannot hold one of its integers, save those that stand for "to the end"
     */
    Tensor tensor() {
        if (floats != null) {
            return floats;
        }
        if (integers != null) {
            for (long integer : integers) {
                if ((long) (float) integer != integer && Math.abs(integer) < ENDLESS) {
                    throw new ModelFormatException(
                            "wanted integers that float32 holds (all up to 2^24), got " + integer);
                }
            }
        }
        return Tensor.of(shape, floats());
    }

    /** The same numbers under another shape of as many elements. */
    Constant reshaped(Shape other) {
        return integers != null ? of(type, other, integers) : of(type, tensor().reshape(other));
    }
}
