package conv4j.kernel;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;

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
     * The numbers as a plain tensor, good until the buffer is written again: the buffer's own array where the layout is
     * plain, else a copy.
     */
    Tensor tensor();

    /** Gives back what the garbage collector does not see; most have nothing to give. */
    @Override
    default void close() {}
}
