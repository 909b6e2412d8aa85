package conv4j.kernel;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Optional;

/** A tensor's numbers as they lie in memory while a network runs. */
public interface Buffer extends AutoCloseable {

    Layout layout();

    /** The tensor's shape, whatever the layout adds to it (blocks, a halo). */
    Shape shape();

    /**
     * Takes over a plain tensor's numbers.
     *
     * @param source of {@link #shape}
     */
    void load(Tensor source);

    /**
     * Copies the numbers into a plain tensor.
     *
     * @param target of {@link #shape}
     */
    void store(Tensor target);

    /**
     * The numbers as a plain tensor, good until the buffer is written again: the buffer's own array where the layout is
     * plain, else a copy.
     */
    default Tensor tensor() {
        Tensor copy = Tensor.zeros(shape());
        store(copy);
        return copy;
    }

    /**
     * A buffer that shares this one's memory: that of some channels (axis 1), so that who makes them writes them where
     * they are wanted together.
     *
     * @return empty where channels do not lie so that they can be shared
     */
    default Optional<Buffer> channels(int first, int count) {
        return Optional.empty();
    }

    /** Gives back what the garbage collector does not see; most have nothing to give. */
    @Override
    default void close() {}
}
