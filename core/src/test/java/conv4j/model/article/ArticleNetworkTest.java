package conv4j.model.article;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conv4j.BackendChoice;
import conv4j.Network;
import conv4j.graph.Node;
import conv4j.op.AveragePool2d;
import conv4j.op.Padding;
import conv4j.op.Relu;
import conv4j.op.Window;
import conv4j.plan.LayerTrace;
import conv4j.plan.Trace;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArticleNetworkTest {

    @Test
    void aSmallPictureTakesTheShapesAndParametersOfTheArticle() {
        Trace trace = trace(ArticleNetwork.standard(), Tensor.zeros(Shape.of(1, 3, 32, 32)));
        assertEquals(
                List.of("conv2d", "re_lu", "max_pooling2d"),
                trace.layers().stream().map(LayerTrace::node).map(Node::name).toList());
        assertEquals(
                List.of(Shape.of(1, 5, 30, 30), Shape.of(1, 5, 30, 30), Shape.of(1, 5, 15, 15)),
                trace.layers().stream().map(layer -> layer.output().shape()).toList());
        assertEquals(
                List.of(140L, 0L, 0L),
                trace.layers().stream()
                        .map(layer -> layer.node().op().parameterCount())
                        .toList());
    }

    @Test
    void aGreyPictureGivesWhatThePlaneAnswers() {
        Tensor picture = Tensor.zeros(Shape.of(1, 3, 3, 3));
        for (int i = 0; i < 27; i++) {
            picture.values()[i] = 3 * (i % 9) * (i % 9);
        }
        Tensor maps = trace(ArticleNetwork.standard().withoutPool(), picture)
                .layers()
                .get(0)
                .output();
        // By hand, on 3 x (0 1 4; 9 16 25; 36 49 64).
        assertArrayEquals(
                new float[] {3 * 64, 3 * 192, 3 * (1 + 9 + 25 + 49 - 64), 3 * 204 / 9f, 3 * (80 - 84)},
                maps.values(),
                1e-3f);
    }

    @Test
    void aFilterWithChannelsOfItsOwnIsTakenAsItIs() {
        Tensor weights = Tensor.of(Shape.of(2, 1, 1), 1, -10);
        ArticleNetwork network =
                ArticleNetwork.of(List.of(new Filter("difference", weights))).withInputChannels(2);
        Tensor maps = trace(network.withoutPool(), Tensor.of(Shape.of(1, 2, 1, 2), 50, 60, 2, 3))
                .layers()
                .get(0)
                .output();
        assertArrayEquals(new float[] {30, 30}, maps.values());
        ShapeException wrong = assertThrows(
                ShapeException.class, () -> network.withInputChannels(3).graph());
        assertEquals("filter 'difference': wanted 3 channels as the input has, got 2", wrong.getMessage());
    }

    @Test
    void windowAndPoolAreTheCallers() {
        ArticleNetwork network = ArticleNetwork.of(FilterSpec.filters("random:4", 3, 5, 3))
                .withWindow(Window.of(5, 3)
                        .withStride(2, 1)
                        .withDilation(1, 2)
                        .withPadding(Padding.explicit(2, 2), Padding.VALID))
                .withPool(new AveragePool2d(Window.of(3, 3).withStride(3), false));
        Trace trace = trace(network, Tensor.zeros(Shape.of(2, 3, 11, 13)));
        assertEquals(Shape.of(2, 4, 6, 9), trace.layers().get(0).output().shape());
        assertEquals("average_pooling2d", trace.layers().get(2).node().name());
        assertEquals(Shape.of(2, 4, 2, 3), trace.layers().get(2).output().shape());
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        assertThrows(ShapeException.class, () -> ArticleNetwork.of(List.of()));
        assertThrows(ShapeException.class, () -> ArticleNetwork.standard().withPool(new Relu()));
        ShapeException sizes = assertThrows(
                ShapeException.class,
                () -> ArticleNetwork.of(List.of(NamedFilter.BLUR.of(3, 3), NamedFilter.BLUR.of(5, 5))));
        assertEquals("filter 'blur': wanted 3x3 as the window, got 5x5", sizes.getMessage());
    }

    private static Trace trace(ArticleNetwork article, Tensor picture) {
        try (Network network = Network.of(article.graph(), BackendChoice.REFERENCE)) {
            return network.trace(picture);
        }
    }
}
