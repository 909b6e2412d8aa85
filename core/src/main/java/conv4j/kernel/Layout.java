package conv4j.kernel;

import conv4j.tensor.Shape;

/** A way for a tensor's numbers to lie in memory: plain, in blocks of channels, in a native library's arrays. */
public interface Layout {

    /** For reports: {@code plain}, {@code nd4j}. */
    String name();

    /**
     * Room for a tensor of this shape, in this layout.
     *
     * @throws conv4j.tensor.ShapeException when there is not that much memory
     */
    Buffer allocate(Shape shape);

    /**
     * The layout like this one that serves another reader, too, where there is one: the same blocks with a wider halo.
     * Where there is none, this.
     */
    default Layout serving(Layout reader) {
        return this;
    }
}
