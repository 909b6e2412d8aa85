package conv4j.model.article;

import conv4j.graph.Graph;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Relu;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network of the article that conv4j started from: a convolution with filters that a reader can name, relu, a pool.
 * With {@link #standard()} a picture of {@code 1 x 3 x 32 x 32} becomes {@code 1 x 5 x 30 x 30} by 140 parameters, and
 * {@code 1 x 5 x 15 x 15} by none.
 *
 * <p>Layers are named as Keras would name them: {@code conv2d}, {@code re_lu}, {@code max_pooling2d} or
 * {@code average_pooling2d}.
 *
 * @param filters one output channel each, all of the window's height and width
 * @param inputChannels 3 for colour
 * @param window how the filters slide: stride, padding, dilation
 * @param pool a {@link MaxPool2d} or {@link AveragePool2d}; null for none
 */
public record ArticleNetwork(
        List<Filter> filters,
        int inputChannels,
        Window window,
        @Nullable Op pool) {

    /**
     * @throws ShapeException when there is no filter, or filters and window differ in size
     */
    public ArticleNetwork {
        filters = List.copyOf(filters);
        if (filters.isEmpty()) {
            throw new ShapeException("network: wanted at least 1 filter, got none");
        }
        for (Filter filter : filters) {
            requireSize(filter, window);
        }
        if (pool != null && !(pool instanceof MaxPool2d) && !(pool instanceof AveragePool2d)) {
            throw new ShapeException("network: wanted a pool after relu, got " + pool.name());
        }
    }

    private static void requireSize(Filter filter, Window window) {
        int height = window.height().size();
        int width = window.width().size();
        if (filter.height() != height || filter.width() != width) {
            throw new ShapeException("filter '" + filter.name() + "': wanted " + height + "x" + width
                    + " as the window, got " + filter.height() + "x" + filter.width());
        }
    }

    /** Five 3x3 filters on three channels, stride 1, no padding; the largest of each 2x2. */
    public static ArticleNetwork standard() {
        return of(List.of(
                NamedFilter.SOBEL_X.of(3, 3),
                NamedFilter.SOBEL_Y.of(3, 3),
                NamedFilter.LAPLACIAN.of(3, 3),
                NamedFilter.BLUR.of(3, 3),
                NamedFilter.SHARPEN.of(3, 3)));
    }

    /**
     * Filters of any one size on three channels, stride 1, no padding; the largest of each 2x2.
     *
     * @throws ShapeException when there is no filter or they differ in size
     */
    public static ArticleNetwork of(List<Filter> filters) {
        if (filters.isEmpty()) {
            throw new ShapeException("network: wanted at least 1 filter, got none");
        }
        Filter first = filters.get(0);
        return new ArticleNetwork(
                filters,
                3,
                Window.of(first.height(), first.width()),
                new MaxPool2d(Window.of(2, 2).withStride(2)));
    }

    public ArticleNetwork withInputChannels(int channels) {
        return new ArticleNetwork(filters, channels, window, pool);
    }

    public ArticleNetwork withWindow(Window other) {
        return new ArticleNetwork(filters, inputChannels, other, pool);
    }

    public ArticleNetwork withPool(Op other) {
        return new ArticleNetwork(filters, inputChannels, window, other);
    }

    public ArticleNetwork withoutPool() {
        return new ArticleNetwork(filters, inputChannels, window, null);
    }

    /** Names of the output channels, in order. */
    public List<String> channelNames() {
        return filters.stream().map(Filter::name).toList();
    }

    /**
     * The network, ready to run; biases are zeros, one a filter.
     *
     * @throws ShapeException when a filter has channels of its own and not as many as the input
     */
    public Graph graph() {
        Graph.Chain chain = Graph.input("input_layer")
                .then("conv2d", new Conv2d(window, 1, weights(), Tensor.zeros(Shape.of(filters.size()))))
                .then("re_lu", new Relu());
        if (pool != null) {
            chain.then(pool instanceof MaxPool2d ? "max_pooling2d" : "average_pooling2d", pool);
        }
        return chain.build();
    }

    private Tensor weights() {
        Shape shape = Shape.of(
                filters.size(),
                inputChannels,
                window.height().size(),
                window.width().size());
        FilterSpec.requireBounded(filters.get(0).name(), shape);
        Tensor weights = Tensor.zeros(shape);
        int each = weights.values().length / filters.size();
        for (int oc = 0; oc < filters.size(); oc++) {
            float[] filter = filters.get(oc).over(inputChannels).values();
            System.arraycopy(filter, 0, weights.values(), oc * each, each);
        }
        return weights;
    }
}
