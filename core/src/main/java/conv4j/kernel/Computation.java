package conv4j.kernel;

import java.util.List;

/**
 * A kernel made ready for fixed shapes: weights packed, geometry laid out, nothing left to allocate. It may be run any
 * number of times, by one thread at a time.
 */
public interface Computation extends AutoCloseable {

    /** How its inputs must lie in memory. */
    Layout inputLayout();

    /**
     * Room for what {@link #run} will write. Its shape is what the kernel's own execution makes it: it may be read when
     * {@link #run} has returned, not before.
     */
    Buffer newOutput();

    /**
     * Fills the output.
     *
     * @param inputs in {@link #inputLayout}, of the shapes that this was prepared for; only read
     * @param output from {@link #newOutput} of this computation; every element is written
     */
    void run(List<Buffer> inputs, Buffer output);

    /** Gives back what the garbage collector does not see; most have nothing to give. */
    @Override
    default void close() {}
}
