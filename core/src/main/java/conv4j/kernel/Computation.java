package conv4j.kernel;

import java.util.List;

/**
 * A kernel made ready for fixed shapes: weights packed, geometry laid out, nothing left to allocate. It may be run any
 * number of times, by one thread at a time.
 */
public interface Computation extends AutoCloseable {

    /** How its inputs should lie in memory. */
    Layout inputLayout();

    /**
     * Whether it runs on an input that lies like this, which may be more than {@link #inputLayout} asks for: the same
     * blocks, say, with the wider halo that another reader of the value wants.
     */
    default boolean reads(Layout layout) {
        return layout.equals(inputLayout());
    }

    /**
     * Room for what {@link #run} will write. Its shape is what the kernel's own execution makes it: it may be read when
     * {@link #run} has returned, not before.
     */
    Buffer newOutput();

    /**
     * Room for what {@link #run} will write, laid out for those who will read it as far as this can write it so: a
     * convolution that can leave room for its readers' padding saves each of them a copy.
     *
     * @param readers the {@link #inputLayout} of each computation that will read the output
     */
    default Buffer newOutput(List<Layout> readers) {
        return newOutput();
    }

    /**
     * Fills the output.
     *
     * @param inputs in a layout that this {@link #reads}, of the shapes that this was prepared for; only read
     * @param output from {@code newOutput} of this computation; every element is written
     */
    void run(List<Buffer> inputs, Buffer output);

    /** Gives back what the garbage collector does not see; most have nothing to give. */
    @Override
    default void close() {}
}
