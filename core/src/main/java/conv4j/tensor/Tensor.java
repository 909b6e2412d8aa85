package conv4j.tensor;

import java.util.Locale;
import java.util.Objects;

/**
 * Numbers with a shape: float32, dense, row-major (the last axis runs fastest). Pictures are {@code N x C x H x W}.
 *
 * <p>A tensor is a view of its array, not a copy: who holds {@link #values()} holds the numbers themselves.
 */
public final class Tensor {
    private final Shape shape;
    private final float[] values;

    private Tensor(Shape shape, float[] values) {
        this.shape = shape;
        this.values = values;
    }

    /**
     * A tensor over the given array, which is not copied.
     *
     * @throws ShapeException when the array's length is not the shape's number of elements
     */
    public static Tensor of(Shape shape, float... values) {
        if (shape.elements() != values.length) {
            throw new ShapeException(
                    "tensor " + shape + ": wanted " + shape.elements() + " numbers, got " + values.length);
        }
        return new Tensor(shape, values);
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

    /** The numbers themselves, row-major; not a copy. */
    public float[] values() {
        return values;
    }

    /** One number, by one index per axis. */
    public float get(int... index) {
        return values[offset(index)];
    }

    public void set(float value, int... index) {
        values[offset(index)] = value;
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
     * The same numbers under another shape; shares the array.
     *
     * @throws ShapeException when the number of elements differs
     */
    public Tensor reshape(Shape other) {
        return of(other, values);
    }

    public Tensor copy() {
        return new Tensor(shape, values.clone());
    }

    @Override
    public String toString() {
        return "Tensor " + shape;
    }
}
