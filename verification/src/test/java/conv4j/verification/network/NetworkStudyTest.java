package conv4j.verification.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.ModelFile;
import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.op.AxisResize;
import conv4j.op.Binary;
import conv4j.op.MaxPool2d;
import conv4j.op.Padding;
import conv4j.op.Reduce;
import conv4j.op.Resize;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.verification.Fill;
import conv4j.verification.twin.SmallNetworks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkStudyTest {

    private static NetworkStudy study(Graph graph, Rulebook rulebook, int... extents) {
        return NetworkStudy.of(graph, List.of(Fill.REAL.tensor(Shape.of(extents), 1)), rulebook, Progress.SILENT);
    }

    private static LayerStudy layer(NetworkStudy study, String name) {
        return study.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void branchesAreFollowedByTheChainAndTheFields() {
        NetworkStudy study = study(SmallNetworks.branched(), Rulebook.ONNX, 1, 1, 19, 20);
        assertEquals(
                List.of(),
                study.layers().stream()
                        .flatMap(layer -> layer.disagreements().stream())
                        .toList());
        assertEquals(Optional.of(Shape.of(1, 1, 6, 4)), layer(study, "strided").predicted());
        // Rows: 3, then 3 with dilation 2 beside a short cut, then 2 of stride 3. Columns have the stem's stride of 2.
        Field.Measured rows = assertInstanceOf(
                Field.Measured.class, layer(study, "strided").rows().measured());
        assertEquals(new Field.Measured(8, 3, -2, 0, 2), rows);
        Field.Measured columns = assertInstanceOf(
                Field.Measured.class, layer(study, "strided").columns().measured());
        assertEquals(14, columns.size());
        assertEquals(6, columns.jump());
    }

    @Test
    void aStrideBeyondTheWindowLeavesGaps() {
        NetworkStudy study = study(SmallNetworks.gapped(), Rulebook.ONNX, 1, 1, 24, 24);
        assertEquals(
                new Field.Measured(3, 4, 0, 1, 0), layer(study, "pool").rows().measured());
    }

    @Test
    void aDilatedWindowsGapsAreSeenPastTheBorder() {
        Graph graph = Graph.input("image")
                .then(
                        "dilated",
                        SmallNetworks.ones(Window.of(3, 3).withDilation(3).withPadding(Padding.explicit(3, 3))))
                .build();
        NetworkStudy study = study(graph, Rulebook.PYTORCH, 1, 1, 9, 9);
        assertEquals(
                new Field.Measured(7, 1, -3, 4, 6),
                layer(study, "dilated").rows().measured());
        assertTrue(study.allAgree());
    }

    @Test
    void whatReadsEverythingHasNoField() {
        Graph graph = Graph.input("image")
                .then("mean", new Reduce(Reduce.Function.MEAN, List.of(2, 3), false))
                .build();
        assertInstanceOf(
                Field.Whole.class,
                layer(study(graph, Rulebook.ONNX, 1, 1, 9, 9), "mean").rows().measured());
    }

    @Test
    void aPictureThatIsBroughtToAFixedSizeEndsTheSearch() {
        Graph graph = Graph.input("image")
                .then(
                        "fixed",
                        Resize.of(
                                List.of(AxisResize.to(2, 4), AxisResize.to(3, 4)),
                                Resize.Interpolation.NEAREST,
                                Resize.Coordinates.ASYMMETRIC,
                                Resize.Nearest.FLOOR))
                .then("conv", SmallNetworks.ones(Window.of(3, 3)))
                .build();
        LayerStudy conv = layer(study(graph, Rulebook.ONNX, 1, 1, 9, 9), "conv");
        assertTrue(conv.rows().form().isEmpty());
        assertFalse(conv.rows().differs());
    }

    @Test
    void theArticlesFormulasBreakWhereAStrideDoesNotDivide() {
        Graph graph = Graph.input("image")
                .then("fits", SmallNetworks.ones(Window.of(3, 3)))
                .then("breaks", new MaxPool2d(Window.of(2, 2).withStride(2)))
                .then("after", SmallNetworks.ones(Window.of(1, 1)))
                .build();
        NetworkStudy study = study(graph, Rulebook.ARTICLE, 1, 1, 9, 9);
        assertEquals(Optional.of("breaks: article, formula 2: 3.5"), study.article());
        assertTrue(layer(study, "fits").disagreements().isEmpty());
        assertEquals(
                List.of("executed 1x1x3x3, not predicted: nothing predicted for its input 'breaks'"),
                layer(study, "after").disagreements());
        assertFalse(study.allAgree());
    }

    @Test
    void aWrongPredictionIsHandedOnAndNamed() {
        // With a stride beyond the window and rounding to the full, MXNet's formula counts a window that lies on
        // nothing.
        Graph graph = Graph.input("image")
                .then("pool", new MaxPool2d(Window.of(1, 1).withStride(3).withRounding(Rounding.CEIL)))
                .then("conv", SmallNetworks.ones(Window.of(1, 1)))
                .build();
        NetworkStudy study = study(graph, Rulebook.CAFFE, 1, 1, 11, 11);
        assertEquals(layer(study, "pool").predicted(), layer(study, "conv").predicted());
    }

    @Test
    void theSmallestPictureIsFoundAndSoAreTheLargerOnesThatAreRefused() {
        // Floors of different strides meet in a sum: they agree for some sizes only.
        Graph graph = new Graph(
                List.of("image"),
                List.of(
                        new Node("two", SmallNetworks.ones(Window.of(2, 2).withStride(2)), List.of("image")),
                        new Node("three", SmallNetworks.ones(Window.of(3, 3).withStride(2)), List.of("image")),
                        new Node("sum", new Binary(Binary.Function.ADD), List.of("two", "three"))),
                List.of("sum"));
        SmallestInput smallest =
                study(graph, Rulebook.ONNX, 1, 1, 9, 9).smallest().get(0);
        assertEquals(Optional.of(3), smallest.size());
        assertTrue(smallest.refusal().orElseThrow().contains("'three'"), smallest.toString());
        // 4 x 4 gives 2 and 1, which broadcasting lets pass.
        assertEquals(java.util.BitSet.valueOf(new long[] {1 << 6 | 1 << 8 | 1 << 10}), smallest.refused());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "teachable_machine.h5",
                "conv2d_transpose_k4_s2.keras",
                "separable_conv1d.keras",
                "conv2d_same_dilated.keras",
                "cf_network.keras"
            })
    void predictionsForFilesOfKerasHold(String file) {
        var model = ModelFile.load(Path.of("../core/src/test/resources/keras", file));
        int[] extents = model.inputs().get(0).shape().stream()
                .mapToInt(extent -> extent instanceof conv4j.model.ModelValue.Fixed fixed ? fixed.size() : 1)
                .toArray();
        NetworkStudy study = study(model.graph(), Rulebook.of(model.properties().get("format")), extents);
        assertEquals(Rulebook.KERAS, study.rulebook());
        assertEquals(
                List.of(),
                study.layers().stream()
                        .flatMap(layer -> layer.disagreements().stream())
                        .toList());
    }
}
