package conv4j.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.BackendChoice;
import conv4j.Network;
import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.model.article.ArticleNetwork;
import conv4j.op.Relu;
import conv4j.plan.LayerTrace;
import conv4j.plan.Trace;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactSheetTest {

    @Test
    void everyMapOfEveryLayerIsOnTheSheetPixelByPixel() {
        Trace trace = article();
        BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 0x102030);
        Pixels sheet = Pixels.of(ContactSheet.of(trace).withPicture(picture).toImage());
        assertBlock(Pixels.of(picture).fitted(192), sheet, 24, 24);
        for (int channel = 0; channel < 5; channel++) {
            int x = 24 + channel * 204;
            assertBlock(map(trace, 0, channel), sheet, x, 278);
            assertBlock(map(trace, 1, channel), sheet, x, 278 + 278);
            assertBlock(map(trace, 2, channel), sheet, x, 278 + 2 * 278);
        }
        assertEquals(24 + 5 * 192 + 4 * 12 + 24, sheet.width());
    }

    private static Pixels map(Trace trace, int layer, int channel) {
        return FeatureMap.of(trace.layers().get(layer).output(), 0, channel)
                .pixels()
                .fitted(192);
    }

    private static void assertBlock(Pixels wanted, Pixels sheet, int x, int y) {
        for (int row = 0; row < wanted.height(); row++) {
            int from = (y + row) * sheet.width() + x;
            assertArrayEquals(
                    Arrays.copyOfRange(wanted.rgb(), row * wanted.width(), (row + 1) * wanted.width()),
                    Arrays.copyOfRange(sheet.rgb(), from, from + wanted.width()),
                    "row " + row);
        }
    }

    @Test
    void channelNamesAreWrittenUnderTheirMaps() {
        ContactSheet sheet = ContactSheet.of(article());
        BufferedImage named =
                sheet.withChannelNames(List.of("a", "b", "c", "d", "e")).toImage();
        BufferedImage other =
                sheet.withChannelNames(List.of("a", "b", "x", "d", "e")).toImage();
        BufferedImage unfitting = sheet.withChannelNames(List.of("a", "b")).toImage();
        assertFalse(Arrays.equals(Pixels.of(named).rgb(), Pixels.of(other).rgb()));
        assertArrayEquals(Pixels.of(sheet.toImage()).rgb(), Pixels.of(unfitting).rgb());
    }

    @Test
    void manyChannelsWrapAndTheRestIsCounted() {
        SheetRow row = new SheetRow("conv2d", "", Tensor.zeros(Shape.of(1, 512, 14, 14)));
        SheetLayout layout = SheetLayout.of(List.of(row, row), 100);
        assertEquals(12, layout.columns());
        assertEquals(72, layout.shown(row));
        assertEquals(512, SheetLayout.of(List.of(row), 100).shown(row), "a single layer has all the room");
        assertEquals(1620, layout.width());
        BufferedImage sheet = ContactSheet.of(layers(1, Tensor.zeros(Shape.of(1, 512, 14, 14))))
                .toImage();
        assertEquals(1620, sheet.getWidth());
    }

    @Test
    void aDeepNetworkShowsFewerMapsAndThenFewerLayers() {
        SheetRow row = new SheetRow("conv2d", "", Tensor.zeros(Shape.of(1, 512, 14, 14)));
        for (int depth : new int[] {1, 20, 66, 500}) {
            List<SheetRow> rows = Collections.nCopies(depth, row);
            SheetLayout layout = SheetLayout.of(rows, 100);
            assertTrue((long) layout.width() * layout.height() <= SheetLayout.MOST_PIXELS);
            assertEquals(depth <= 66, layout.rows() == depth, "depth " + depth);
            assertTrue(layout.lines() == 1 || layout.rows() == depth);
        }
    }

    @Test
    void shapesThatAreNoPicturesAreNamedAndNotDrawn() {
        for (Shape shape : List.of(Shape.of(1, 1000), Shape.of(), Shape.of(1, 1000, 1, 1), Shape.of(0, 3, 2, 2))) {
            BufferedImage sheet =
                    ContactSheet.of(layers(2, Tensor.zeros(shape))).toImage();
            assertEquals(840, sheet.getWidth());
            assertTrue(sheet.getHeight() < 300, shape + ": " + sheet.getHeight());
        }
    }

    @Test
    void aNameOfAnyLengthAndLetterStaysOnThePaper() {
        Tensor maps = Tensor.zeros(Shape.of(1, 1, 2, 2));
        LayerTrace layer = new LayerTrace(
                new Node("é\n" + "n".repeat(500), new Relu(), List.of("x")),
                List.of(maps.shape()),
                maps,
                "k".repeat(500),
                List.of(),
                0);
        Pixels sheet = Pixels.of(ContactSheet.of(new Trace(List.of(), List.of(layer)))
                .withChannelNames(List.of("m".repeat(500)))
                .toImage());
        for (int y = 0; y < sheet.height(); y++) {
            for (int x = sheet.width() - 24; x < sheet.width(); x++) {
                assertEquals(0xffffff, sheet.rgb()[y * sheet.width() + x]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-510, 612, -510 .. 612",
        "0, 0.25, 0 .. 0.250",
        "-1.5, 12.34, -1.50 .. 12.3",
        "0.00012, 2e7, 1e-04..2e+07",
        "-1e-10, -1e-11, -1e-10..-1e-11",
        "7, 7, all 7",
    })
    void aRangeIsReadAtAGlance(float min, float max, String text) {
        assertEquals(text, SheetRow.text(new ValueRange(min, max, 0, 1, 0)));
    }

    @Test
    void lettersOutsideAsciiAreQuestionMarks() {
        assertArrayEquals(written("?o?"), written("\u00e4o\n"));
        assertFalse(Arrays.equals(written("?"), written("a")));
        assertArrayEquals(written("long na.."), written("long name of something"));
    }

    private static int[] written(String text) {
        Pixels paper = Pixels.filled(100, 20, 0xffffff);
        Glyphs.draw(paper, 5, 2, 9 * Glyphs.WIDTH, text, false, 0);
        return paper.rgb();
    }

    private static Trace article() {
        Tensor picture = Tensor.zeros(Shape.of(1, 3, 32, 32));
        for (int i = 0; i < picture.values().length; i++) {
            picture.values()[i] = i * 31 % 256;
        }
        try (Network network = Network.of(ArticleNetwork.standard().graph(), BackendChoice.REFERENCE)) {
            return network.trace(picture);
        }
    }

    /** A chain of layers that all give the same. */
    private static Trace layers(int count, Tensor maps) {
        Graph.Chain chain = Graph.input("x");
        IntStream.range(0, count).forEach(i -> chain.then("re_lu_" + i, new Relu()));
        try (Network network = Network.of(chain.build(), BackendChoice.REFERENCE)) {
            return network.trace(maps);
        }
    }
}
