package conv4j.verification.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.op.AxisPadding;
import conv4j.op.AxisRange;
import conv4j.op.AxisResize;
import conv4j.op.Binary;
import conv4j.op.ConvTranspose2d;
import conv4j.op.Einsum;
import conv4j.op.Elementwise;
import conv4j.op.LpPool2d;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Padding;
import conv4j.op.Resize;
import conv4j.op.Slice;
import conv4j.op.Softmax;
import conv4j.op.Sparsemax;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Definitions worked by hand, or met by published values. */
class DefinitionsTest {
    private static final Tensor FOUR = Tensor.of(Shape.of(4), 1, 2, 3, 4);

    @Test
    void aTransposedConvolutionWorkedByHand() {
        Window window = Window.of(1, 3).withStride(2).withPadding(Padding.VALID, Padding.explicit(1, 0));
        Tensor weights = Tensor.of(Shape.of(1, 1, 1, 3), 1, 10, 100);
        ConvTranspose2d op = new ConvTranspose2d(window, 1, weights, null, 0, 1);
        // Windows at -1, 1 and 3: 10 100, 2 20 200, 3 30 300, and one cell that none covers.
        Tensor byHand = Tensor.of(Shape.of(1, 1, 1, 7), 10, 102, 20, 203, 30, 300, 0);
        require(byHand, op, Tensor.of(Shape.of(1, 1, 1, 3), 1, 2, 3));
    }

    @Test
    void aNormUnderAWindow() {
        Tensor in = Tensor.of(Shape.of(1, 1, 1, 3), 3, -4, 0);
        require(Tensor.of(Shape.of(1, 1, 1, 2), 5, 4), new LpPool2d(Window.of(1, 2), 2), in);
    }

    @Test
    void theErrorFunctionIsThatOfTheTables() {
        // Abramowitz and Stegun, table 7.1.
        assertEquals(0.5204998778, SpecialFunctions.erf(0.5), 5e-11);
        assertEquals(-0.8427007929, SpecialFunctions.erf(-1), 5e-11);
        assertEquals(0.9953222650, SpecialFunctions.erf(2), 5e-11);
        // 1 - 1.54e-8, where the series ends.
        assertEquals(1 - 1.5417257900e-8, SpecialFunctions.erf(Math.nextDown(4.0)), 1e-10);
    }

    @Test
    void inverseHyperbolicFunctionsUndoThem() {
        for (double x : new double[] {-5, -1, -1e-9, 0, 1e-3, 0.9, 1.1, 20}) {
            assertEquals(x, SpecialFunctions.asinh(Math.sinh(x)), Math.abs(x) * 1e-14);
            assertEquals(Math.abs(x), SpecialFunctions.acosh(Math.cosh(x)), 1e-7);
        }
        assertEquals(1e-9, SpecialFunctions.atanh(Math.tanh(1e-9)), 1e-23);
    }

    @Test
    void everyFloat16IsItsOwnNearestAndBetweenTwoTheEvenOneIs() {
        assertEquals(65504, Float16.nearest(65519));
        assertEquals(Double.NEGATIVE_INFINITY, Float16.nearest(-65520));
        assertEquals(0x1p-24, Float16.nearest(0x1.8p-25));
        assertEquals(0, Float16.nearest(0x1p-25));
        assertEquals(2048, Float16.nearest(2049));
        assertEquals(2052, Float16.nearest(2051));
        IntStream.rangeClosed(-2048, 2048).forEach(i -> assertEquals(i / 64.0, Float16.nearest(i / 64.0)));
    }

    @Test
    void halvesGoToTheEvenNeighbour() {
        Tensor halves = Tensor.of(Shape.of(6), -2.5f, -1.5f, -0.5f, 0.5f, 1.5f, 2.5f);
        require(Tensor.of(Shape.of(6), -2, -2, 0, 0, 2, 2), Elementwise.of(Elementwise.Function.ROUND), halves);
    }

    @Test
    void whatIsLeftHasTheSignOfTheDivisorOrOfTheDividend() {
        Tensor a = Tensor.of(Shape.of(2, 1), 7, -7);
        Tensor b = Tensor.of(Shape.of(2), 3, -3);
        require(Tensor.of(Shape.of(2, 2), 1, -2, 2, -1), new Binary(Binary.Function.MODULO), a, b);
        require(Tensor.of(Shape.of(2, 2), 1, 1, -1, -1), new Binary(Binary.Function.FMOD), a, b);
    }

    @Test
    void slicesAreThoseOfPython() {
        require(Tensor.of(Shape.of(2), 4, 2), new Slice(List.of(new AxisRange(0, -1, Long.MIN_VALUE, -2))), FOUR);
        require(Tensor.of(Shape.of(2), 2, 3), new Slice(List.of(new AxisRange(0, 1, -1, 1))), FOUR);
        require(Tensor.of(Shape.of(0)), new Slice(List.of(new AxisRange(0, 3, 1, 1))), FOUR);
    }

    @Test
    void aReflectionBouncesAsOftenAsItTakes() {
        Pad op = new Pad(List.of(new AxisPadding(0, 4, -2)), Pad.Mode.REFLECT, 0);
        require(Tensor.of(Shape.of(6), 1, 2, 1, 2, 1, 2), op, FOUR);
    }

    @Test
    void aTraceAndADiagonal() {
        Tensor square = Tensor.of(Shape.of(2, 2), 1, 2, 3, 4);
        require(Tensor.of(Shape.of(), 5), new Einsum("ii"), square);
        require(Tensor.of(Shape.of(2), 1, 4), new Einsum("ii->i"), square);
        require(Tensor.of(Shape.of(2, 2), 1, 3, 2, 4), new Einsum("ba"), square);
    }

    @Test
    void sparsemaxKeepsWhatIsNearTheLargest() {
        Tensor line = Tensor.of(Shape.of(4), 2, 1.5f, 0, Float.NEGATIVE_INFINITY);
        require(Tensor.of(Shape.of(4), 0.75f, 0.25f, 0, 0), new Sparsemax(0), line);
    }

    @Test
    void aLineIsDrawnBetweenCentres() {
        Resize op = Resize.of(
                List.of(AxisResize.by(0, 2)),
                Resize.Interpolation.LINEAR,
                Resize.Coordinates.HALF_PIXEL,
                Resize.Nearest.FLOOR);
        require(Tensor.of(Shape.of(4), 1, 1.25f, 1.75f, 2), op, Tensor.of(Shape.of(2), 1, 2));
    }

    @Test
    void anInfiniteTermDoesNotMakeTheBoundInfinite() {
        Expected expected =
                Oracle.expect(new Softmax(0, false), List.of(Tensor.of(Shape.of(2), 0, Float.NEGATIVE_INFINITY)));
        assertTrue(expected.compare(Tensor.of(Shape.of(2), 1, 1e-30f), Tolerance.STANDARD)
                .isPresent());
        Elementwise hardSigmoid = new Elementwise(Elementwise.Function.HARD_SIGMOID, 0.2f, 0.5f);
        Tensor infinite = Tensor.of(Shape.of(1), Float.POSITIVE_INFINITY);
        Expected saturated = Oracle.expect(hardSigmoid, List.of(infinite));
        assertTrue(saturated
                .compare(Tensor.of(Shape.of(1), 0.999f), Tolerance.STANDARD)
                .isPresent());
    }

    @Test
    void whatFloat32CannotHoldIsInfinite() {
        Tensor large = Tensor.of(Shape.of(2), 100, -1e30f);
        require(Tensor.of(Shape.of(2), Float.POSITIVE_INFINITY, 0), Elementwise.of(Elementwise.Function.EXP), large);
    }

    /** Within what a quotient or a root may lose. */
    private static void require(Tensor byHand, Op op, Tensor... inputs) {
        assertEquals(Optional.empty(), Oracle.expect(op, List.of(inputs)).compare(byHand, Tolerance.EXACT));
    }
}
