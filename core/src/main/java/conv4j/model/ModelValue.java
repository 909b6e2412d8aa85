package conv4j.model;

import java.util.List;

/**
 * An input or output of a model, as its file declares it. What really comes out is read off a forward pass.
 *
 * @param name as in the file
 * @param type of the elements, in the file's own word ({@code float32}, {@code int64}); at run time all are float32
 * @param shape in the graph's order of axes; empty when the file declares none, rank included
 * @param channelsLast whether the file has the graph's axis 1 last: an image {@code N x C x H x W} that is
 *     {@code N x H x W x C} there
 */
public record ModelValue(String name, String type, List<Extent> shape, boolean channelsLast) {
    public ModelValue {
        shape = List.copyOf(shape);
    }

    /** A value whose axes the file has in the graph's order. */
    public ModelValue(String name, String type, List<Extent> shape) {
        this(name, type, shape, false);
    }

    /** One axis of a declared shape. */
    public sealed interface Extent {}

    /** An axis of one size only. */
    public record Fixed(int size) implements Extent {
        @Override
        public String toString() {
            return Integer.toString(size);
        }
    }

    /**
     * An axis of any size.
     *
     * @param symbol the file's name for it, axes of one name are of one size; {@code ?} when it has none
     */
    public record Free(String symbol) implements Extent {
        public static final Free NAMELESS = new Free("?");

        @Override
        public String toString() {
            return symbol;
        }
    }
}
