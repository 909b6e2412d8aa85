package conv4j.verification.coverage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conv4j.BackendChoice;
import conv4j.Network;
import conv4j.graph.Graph;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import conv4j.verification.Kind;
import conv4j.verification.execution.AxisExecutor;
import conv4j.verification.twin.SmallNetworks;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static Coverage byAxes(Kind kind, Window window, int height, int width) {
        return Coverage.of(
                AxisReads.measure(kind, window.height(), height), AxisReads.measure(kind, window.width(), width));
    }

    @Test
    void theReadersQuestionLosesTheEleventhRowAndColumn() {
        Coverage coverage = byAxes(Kind.MAX_POOL2D, Window.of(2, 2).withStride(2), 11, 11);
        assertEquals(21, coverage.unread());
        assertArrayEquals(new int[] {10}, coverage.unreadRows());
        assertArrayEquals(new int[] {10}, coverage.unreadColumns());
        assertEquals(Map.of(0.0, 21, 1.0, 100), coverage.histogram());
        assertEquals(100.0 / 121, coverage.mean(), 1e-12);
    }

    @Property(tries = 300)
    void rowsTimesColumnsIsWhatEveryPixelLitAloneGives(
            @ForAll Kind kind,
            @ForAll @IntRange(min = 5, max = 9) int height,
            @ForAll @IntRange(min = 5, max = 9) int width,
            @ForAll @IntRange(min = 1, max = 3) int rows,
            @ForAll @IntRange(min = 1, max = 3) int columns,
            @ForAll @IntRange(min = 1, max = 4) int stride,
            @ForAll @IntRange(min = 1, max = 2) int dilation,
            @ForAll @IntRange(min = 0, max = 3) int padding) {
        Padding around =
                padding == 3 ? Padding.Same.LOWER : Padding.explicit(Math.min(padding, rows), Math.min(1, padding));
        Window window = Window.of(rows, columns)
                .withStride(stride, 1)
                .withDilation(dilation)
                .withPadding(around)
                .withRounding(kind.isPool() ? Rounding.CEIL : Rounding.FLOOR);
        Coverage lit =
                PixelReads.of(AxisExecutor.op(kind, window), height, width).orElseThrow();
        assertArrayEquals(lit.counts(), byAxes(kind, window, height, width).counts());
    }

    @Test
    void aWindowThatLandsNowhereIsRefused() {
        assertThrows(ShapeException.class, () -> AxisReads.measure(Kind.CONV2D, WindowAxis.of("width", 3), 2));
    }

    /** All weights are 1: a pixel that is 1 among zeros gives each output the number of paths that lead there. */
    private static double[] paths(Graph graph, Shape shape) {
        double[] paths = new double[(int) shape.elements()];
        Tensor picture = Tensor.zeros(shape);
        try (Network network = Network.of(graph, BackendChoice.REFERENCE)) {
            for (int pixel = 0; pixel < paths.length; pixel++) {
                picture.values()[pixel] = 1;
                for (float value : network.forward(picture).values()) {
                    paths[pixel] += value;
                }
                picture.values()[pixel] = 0;
            }
        }
        return paths;
    }

    @Test
    void pathsThroughBranchesAreThoseThatTheNetworkItselfCounts() {
        Shape shape = Shape.of(1, 1, 13, 16);
        NetworkCoverage coverage = NetworkCoverage.of(SmallNetworks.branched(), List.of(Tensor.zeros(shape)))
                .orElseThrow();
        assertEquals(List.of("stem", "dilated", "sum", "strided"), coverage.layers());
        assertArrayEquals(
                paths(SmallNetworks.branched(), shape),
                coverage.layer("strided").paths().counts());
    }

    @Test
    void aConnectedLayerReadsAllOnceAndAGapIsNeverRead() {
        Shape shape = Shape.of(1, 1, 12, 12);
        NetworkCoverage coverage = NetworkCoverage.of(SmallNetworks.gapped(), List.of(Tensor.zeros(shape)))
                .orElseThrow();
        NetworkCoverage.Layer pool = coverage.layer("pool");
        assertEquals(36, pool.own().counts().length);
        assertEquals(0, pool.own().unread());
        // Every second row of every second column: 36 of 144 are read.
        assertEquals(108, pool.paths().unread());
    }

    @Test
    void aPictureShowsWhatIsNeverReadInAColourOfItsOwn() {
        Coverage coverage = byAxes(Kind.MAX_POOL2D, Window.of(2, 2).withStride(2), 11, 11);
        BufferedImage image = CoveragePicture.of(coverage, "title", "details");
        int zoom = 480 / 11;
        // A map begins 16 to the right and two lines and two gaps down.
        assertEquals(Scale.UNREAD, image.getRGB(16 + 10 * zoom + 5, 72 + 5) & 0xffffff);
        assertEquals(Scale.of(coverage).colour(1), image.getRGB(16 + 5, 72 + 5) & 0xffffff);
    }

    @Test
    void aScaleOfManyPowersIsLogarithmic() {
        Scale scale = Scale.of(new Coverage(1, 3, new double[] {1, 1e6, 0}));
        assertEquals(true, scale.logarithmic());
        assertEquals(Scale.shade(0.5), scale.colour(1e3));
        assertEquals(Scale.UNREAD, scale.colour(0));
        assertEquals(
                List.of(1.0, 2.0, 3.0),
                Scale.of(new Coverage(1, 2, new double[] {1, 3})).ticks(9));
    }
}
