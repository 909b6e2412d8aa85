package conv4j.kernel.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.PlainBuffer;
import conv4j.op.AxisPadding;
import conv4j.op.AxisRange;
import conv4j.op.AxisResize;
import conv4j.op.Binary;
import conv4j.op.Elementwise;
import conv4j.op.Fill;
import conv4j.op.Gather;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Range;
import conv4j.op.Reduce;
import conv4j.op.Resize;
import conv4j.op.SizeOf;
import conv4j.op.Slice;
import conv4j.op.Softmax;
import conv4j.op.Tile;
import conv4j.op.TopK;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies at the edges: empty axes, numbers that are none, sizes past all memory. */
class LimitsTest {
    private static final float NAN = Float.NaN;
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    private static Tensor run(Op op, Tensor... inputs) {
        return run(op, List.of(inputs));
    }

    @SuppressWarnings("unchecked") // the class of an O
    private static <O extends Op> Tensor run(O op, List<Tensor> inputs) {
        List<Shape> shapes = inputs.stream().map(Tensor::shape).toList();
        op.checkInputs(shapes);
        Computation computation = new ReferenceBackend()
                .kernelsFor((Class<O>) op.getClass())
                .get(0)
                .prepare(op, shapes);
        Buffer output = computation.newOutput();
        computation.run(inputs.stream().<Buffer>map(PlainBuffer::new).toList(), output);
        return output.tensor();
    }

    private static Tensor vector(float... values) {
        return Tensor.of(Shape.of(values.length), values);
    }

    static Stream<Op> opsThatMakeTooMuch() {
        int most = Integer.MAX_VALUE;
        return Stream.of(
                new Tile(List.of(most, most)),
                new Tile(List.of(most, 0)),
                new Pad(List.of(new AxisPadding(0, most, most)), Pad.Mode.EDGE, 0),
                Resize.of(
                        List.of(AxisResize.by(0, 1e30f)),
                        Resize.Interpolation.NEAREST,
                        Resize.Coordinates.ASYMMETRIC,
                        Resize.Nearest.FLOOR));
    }

    @ParameterizedTest
    @MethodSource("opsThatMakeTooMuch")
    void whatDoesNotFitIntoMemoryIsRefusedBeforeItIsAllocated(Op op) {
        ShapeException refusal = assertThrows(ShapeException.class, () -> run(op, Tensor.zeros(Shape.of(3, 2))));
        assertTrue(refusal.getMessage().contains("wanted at most"), refusal.getMessage());
    }

    @Test
    void sourcesPastAllMemoryAreRefused() {
        assertThrows(ShapeException.class, () -> run(new Range(0, 1e30f, 1e-30f)));
        assertThrows(ShapeException.class, () -> run(new Fill(List.of(1 << 30, 1 << 30, 1 << 30), 0)));
    }

    @Test
    void aCountThatFloat32CannotHoldIsRefused() {
        assertEquals(
                "size_of: wanted a count that float32 can hold, got 16777217",
                assertThrows(
                                ShapeException.class,
                                () -> ReferenceSource.sizeOf(new SizeOf(), List.of(Shape.of((1 << 24) + 1))))
                        .getMessage());
    }

    @Test
    void anIndexOutsideTheAxisIsRefused() {
        Tensor data = vector(1, 2, 3);
        for (float index : new float[] {3, -4, 0.5f, NAN, INFINITY}) {
            assertEquals(
                    "gather index: wanted an integer from -3 to 2, got " + index,
                    assertThrows(ShapeException.class, () -> run(new Gather(0), data, vector(index)))
                            .getMessage());
        }
    }

    @Test
    void aStepFarPastTheAxisTakesOneCell() {
        Tensor data = vector(1, 2, 3);
        assertArrayEquals(
                new float[] {2},
                run(new Slice(List.of(new AxisRange(0, 1, 9, Long.MAX_VALUE))), data)
                        .values());
        assertArrayEquals(
                new float[] {3},
                run(new Slice(List.of(new AxisRange(0, -1, -9, Long.MIN_VALUE))), data)
                        .values());
        assertArrayEquals(
                new float[] {3, 2, 1},
                run(new Slice(List.of(new AxisRange(0, 99, Long.MIN_VALUE, -1))), data)
                        .values());
    }

    @Test
    void aReductionOfNothingIsItsStart() {
        Tensor nothing = Tensor.zeros(Shape.of(2, 0));
        assertArrayEquals(
                new float[] {0, 0},
                run(new Reduce(Reduce.Function.SUM, List.of(1), false), nothing).values());
        assertArrayEquals(
                new float[] {1},
                run(new Reduce(Reduce.Function.PRODUCT, List.of(), false), nothing)
                        .values());
        assertEquals(
                Shape.of(0),
                run(new Reduce(Reduce.Function.MAX, List.of(0), false), nothing).shape());
    }

    @Test
    void noNumberStaysNoNumber() {
        Tensor values = vector(1, NAN, 3);
        assertTrue(Float.isNaN(
                run(new Reduce(Reduce.Function.MAX, List.of(), false), values).get()));
        assertTrue(Float.isNaN(
                run(new Binary(Binary.Function.MINIMUM), values, vector(0)).get(1)));
        assertTrue(Float.isNaN(
                run(new Elementwise(Elementwise.Function.CLIP, 0, 6), values).get(1)));
    }

    @Test
    void infinitiesDoNotBecomeNoNumber() {
        Tensor values = vector(-INFINITY, 2, -INFINITY);
        assertArrayEquals(
                new float[] {0, 1, 0}, run(new Softmax(0, false), values).values());
        assertEquals(
                2,
                run(new Reduce(Reduce.Function.LOG_SUM_EXP, List.of(), false), values)
                        .get());
        Tensor lowest = vector(-INFINITY, -INFINITY);
        assertEquals(
                -INFINITY,
                run(new Reduce(Reduce.Function.LOG_SUM_EXP, List.of(), false), lowest)
                        .get());
    }

    @Test
    void equalElementsAreTakenInTheirOrder() {
        Tensor values = vector(0, 2, -0f, 2, NAN, -INFINITY);
        TopK largest = new TopK(6, 0, true, TopK.Result.INDICES);
        assertArrayEquals(new float[] {4, 1, 3, 0, 2, 5}, run(largest, values).values());
        TopK smallest = new TopK(3, 0, false, TopK.Result.INDICES);
        assertArrayEquals(new float[] {5, 0, 2}, run(smallest, values).values());
    }
}
