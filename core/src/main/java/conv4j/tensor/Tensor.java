package conv4j.tensor;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Numbers with a shape: float32, dense, row-major (the last axis runs fastest). Pictures are {@code N x C x H x W}.
 *
 * <p>A tensor is a view of its array, not a copy: who holds {@link #values()} holds the numbers themselves. A tensor of a
 * {@linkplain #of(Shape, Supplier) source}, as weights in a file are, has an array only from when its numbers are asked
 * for until they are {@linkplain #release let go}; those numbers are only to be read.
 */
public final class Tensor {
    private final Shape shape;
    /** Null where they are lent. */
    private final float @Nullable [] values;

    private final @Nullable LentNumbers lent;

    private Tensor(Shape shape, float @Nullable [] values, @Nullable LentNumbers lent) {
        this.shape = shape;
        this.values = values;
        this.lent = lent;
    }

    private Tensor(Shape shape, float[] values) {
        this(shape, values, null);
    }

    /**
     * A tensor over the given array, which is not copied.
     *
     * @throws ShapeException when the array's length is not the shape's number of elements
     */
    public static Tensor of(Shape shape, float... values) {
        if (shape.elements() != values.length) {
            throw wrongCount(shape, values.length);
        }
        return new Tensor(shape, values);
    }

    private static ShapeException wrongCount(Shape shape, long got) {
        return new ShapeException("tensor " + shape + ": wanted " + shape.elements() + " numbers, got " + got);
    }

    /**
     * A tensor whose numbers are made when they are first asked for, and again after each {@link #release}.
     *
     * @param source gives an array of its own, of as many numbers as the shape has elements, the same ones each time
     */
    public static Tensor of(Shape shape, Supplier<float[]> source) {
        return new Tensor(shape, null, new LentNumbers(shape, source));
    }

    /**
     * A tensor of zeros.
     *
     * @throws ShapeException when the numbers do not fit into one Java array or into the memory that the JVM may use
     */
    public static Tensor zeros(Shape shape) {
        long bytes = shape.elements() > Long.MAX_VALUE / Float.BYTES ? Long.MAX_VALUE : shape.elements() * Float.BYTES;
        long limit = Runtime.getRuntime().maxMemory();
        if (shape.elements() > Integer.MAX_VALUE - 8 || bytes > limit) {
            throw tooLarge(shape, bytes, limit);
        }
        try {
            return new Tensor(shape, new float[(int) shape.elements()]);
        } catch (OutOfMemoryError e) {
            // One large array that was not granted leaves the heap as it was: the caller can go on, or say it in one
            // line.
            throw tooLarge(shape, bytes, limit);
        }
    }

    private static ShapeException tooLarge(Shape shape, long bytes, long limit) {
        return new ShapeException(String.format(
                Locale.ROOT,
                "tensor %s: wanted %,d MB of memory, got a JVM that may use %,d MB; take a smaller input or more memory (-Xmx)",
                shape,
                bytes >> 20,
                limit >> 20));
    }

    public Shape shape() {
        return shape;
    }

    /** The numbers themselves, row-major; not a copy. Of a tensor with a source, they may have to be read first. */
    public float[] values() {
        return values != null ? values : Objects.requireNonNull(lent).get();
    }

    /**
     * Lets the numbers go where they can be had again; else does nothing. Who holds the array still has it, and who asks
     * for {@link #values} later waits until they are there again.
     */
    public void release() {
        if (lent != null) {
            lent.release();
        }
    }

    /**
     * A tensor of numbers that are made of this one's: at once; or, where this one has a source, whenever they are asked
     * for, and this one's are let go then, so that nobody keeps both.
     *
     * @param change gives an array of its own
     */
    public Tensor map(Shape other, UnaryOperator<float[]> change) {
        if (values != null) {
            return of(other, change.apply(values));
        }
        return of(other, () -> {
            float[] changed = change.apply(values());
            release();
            return changed;
        });
    }

    /** One number, by one index per axis. */
    public float get(int... index) {
        return values()[offset(index)];
    }

    public void set(float value, int... index) {
        values()[offset(index)] = value;
    }

    private int offset(int[] index) {
        if (index.length != shape.rank()) {
            throw new ShapeException("tensor " + shape + ": wanted " + shape.rank() + " indices, got " + index.length);
        }
        int offset = 0;
        for (int axis = 0; axis < index.length; axis++) {
            offset = offset * shape.extent(axis) + Objects.checkIndex(index[axis], shape.extent(axis));
        }
        return offset;
    }

    /**
     * The same numbers under another shape; shares the array, or the source.
     *
     * @throws ShapeException when the number of elements differs
     */
    public Tensor reshape(Shape other) {
        if (shape.elements() != other.elements()) {
            throw wrongCount(other, shape.elements());
        }
        return new Tensor(other, values, lent);
    }

    public Tensor copy() {
        return new Tensor(shape, values().clone());
    }

    @Override
    public String toString() {
        return "Tensor " + shape;
    }
}
