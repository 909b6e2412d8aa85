package conv4j.kernel;

import conv4j.op.Walk;
import java.util.List;
import java.util.Optional;

/**
 * A kernel made ready for fixed shapes: weights packed, geometry laid out. What {@link #bind} makes of it has nothing left
 * to allocate and may be run any number of times, once at a time; what several calls of it made, with an output each, may
 * run at the same time unless {@link #runsAlone}.
 */
public interface Computation extends AutoCloseable {

    /** How one of its inputs, counted from 0, should lie in memory. */
    Layout inputLayout(int input);

    /**
     * Whether it runs on an input that lies like this, which may be more than {@link #inputLayout} asks for: the same
     * blocks, say, with the wider halo that another reader of the value wants.
     */
    default boolean reads(int input, Layout layout) {
        return layout.equals(inputLayout(input));
    }

    /**
     * Room for what {@link #run} will write. Its shape is what the kernel's own execution makes it: it may be read when
     * {@link #run} has returned, not before.
     */
    Buffer newOutput();

    /**
     * Whether it runs with any buffer of the output's shape that lies like this as its output, and not only with those
     * from {@link #newOutput}: so that several values take turns in one buffer, and a producer writes where its readers
     * want to read.
     */
    default boolean writes(Layout layout) {
        return false;
    }

    /**
     * Looks up whatever depends on where the numbers lie, once for all passes.
     *
     * @param inputs in layouts that this {@link #reads}, of the shapes that this was prepared for; only read
     * @param output from {@link #newOutput}, or of a layout that this {@link #writes}
     * @return fills the output, every element of it; good until this is closed
     */
    Pass bind(List<Buffer> inputs, Buffer output);

    /**
     * Whether one pass must have ended before another begins, though they were bound to other buffers: where they share
     * what is neither in the buffers nor made by {@link #bind}.
     */
    default boolean runsAlone() {
        return false;
    }

    /**
     * How its windows go down the rows of its first input, where it can be run in bands of rows: what {@link #bind} makes
     * is a {@link BandedPass} then. Other inputs are read in the rows that are written.
     */
    default Optional<Walk> bands() {
        return Optional.empty();
    }

    /** Fills an output once, by the caller's thread alone. */
    default void run(List<Buffer> inputs, Buffer output) {
        bind(inputs, output).run(Workers.ONE);
    }

    /** Gives back what the garbage collector does not see; most have nothing to give. */
    @Override
    default void close() {}
}
