package conv4j.tensor;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Numbers that can be had again: made when they are first asked for, and once more after they were let go. */
final class LentNumbers {
    private final Shape shape;
    private final Supplier<float[]> source;
    private volatile float @Nullable [] held;

    LentNumbers(Shape shape, Supplier<float[]> source) {
        this.shape = shape;
        this.source = source;
    }

    float[] get() {
        float[] known = held;
        return known == null ? make() : known;
    }

    /** One thread makes them, others wait: twice the numbers at once is what this class is to avoid. */
    private synchronized float[] make() {
        float[] known = held;
        if (known == null) {
            known = Tensor.of(shape, source.get()).values();
            held = known;
        }
        return known;
    }

    void release() {
        held = null;
    }
}
