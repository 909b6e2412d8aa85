package conv4j.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.op.ArgExtreme;
import conv4j.op.Binary;
import conv4j.op.ConvTranspose2d;
import conv4j.op.DepthToSpace;
import conv4j.op.Einsum;
import conv4j.op.Elementwise;
import conv4j.op.Expand;
import conv4j.op.Fill;
import conv4j.op.Gather;
import conv4j.op.Hardmax;
import conv4j.op.Late;
import conv4j.op.LocalResponseNormalization;
import conv4j.op.LpPool2d;
import conv4j.op.MatMul;
import conv4j.op.Normalize;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Range;
import conv4j.op.Reduce;
import conv4j.op.Resize;
import conv4j.op.Select;
import conv4j.op.ShapeOf;
import conv4j.op.SizeOf;
import conv4j.op.Slice;
import conv4j.op.Softmax;
import conv4j.op.SpaceToDepth;
import conv4j.op.Sparsemax;
import conv4j.op.Squeeze;
import conv4j.op.Tile;
import conv4j.op.TopK;
import conv4j.op.Unsqueeze;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayerSummaryTest {

    /** Fails for a new op, and for one in this list that has got its class, until somebody has looked. */
    @Test
    void everyOpWithAKerasClassIsCalledByIt() {
        Set<Class<?>> withoutKerasClass = Set.of(
                // Layers of Keras are one function of these, or several ops: add, leaky_relu, global pools, zero
                // padding.
                Elementwise.class,
                Binary.class,
                Normalize.class,
                Reduce.class,
                Pad.class,
                Slice.class,
                Resize.class,
                MatMul.class,
                Einsum.class,
                Gather.class,
                // Functions of keras.ops, if anything.
                LpPool2d.class,
                Select.class,
                LocalResponseNormalization.class,
                Sparsemax.class,
                Hardmax.class,
                ArgExtreme.class,
                TopK.class,
                Squeeze.class,
                Unsqueeze.class,
                Expand.class,
                Tile.class,
                DepthToSpace.class,
                SpaceToDepth.class,
                ShapeOf.class,
                SizeOf.class,
                Fill.class,
                Range.class,
                // A trace shows the op that it became.
                Late.class);
        Set<Class<?>> calledByTheirOwnName = Stream.of(Op.class.getPermittedSubclasses())
                .filter(op -> LayerSummary.type(name(op)).equals(name(op)))
                .collect(Collectors.toSet());
        assertEquals(withoutKerasClass, calledByTheirOwnName);
    }

    private static String name(Class<?> op) {
        return op.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    @Test
    void functionsThatAreKerasLayersAreCalledByThem() {
        assertEquals("Add", type(new Binary(Binary.Function.ADD)));
        assertEquals("PReLU", type(new Binary(Binary.Function.PRELU)));
        assertEquals("LeakyReLU", type(new Elementwise(Elementwise.Function.LEAKY_RELU, 0.1f, 0)));
        assertEquals("sigmoid", type(Elementwise.of(Elementwise.Function.SIGMOID)));
        assertEquals("Softmax", type(new Softmax(1, false)));
        assertEquals("log_softmax", type(new Softmax(1, true)));
    }

    private static String type(Op op) {
        return LayerSummary.type(op.name());
    }

    @Test
    void onlyAWindowThatReadsLeavesCellsUnread() {
        Window window = Window.of(2, 2).withStride(2);
        List<Shape> odd = List.of(Shape.of(1, 1, 5, 4));
        assertEquals(
                List.of(4),
                Unread.by(new LpPool2d(window, 2), odd).orElseThrow().rows());
        Tensor weights = Tensor.zeros(Shape.of(1, 1, 2, 2));
        assertTrue(Unread.by(new ConvTranspose2d(window, 1, weights, null, 0, 0), odd)
                .isEmpty());
    }
}
