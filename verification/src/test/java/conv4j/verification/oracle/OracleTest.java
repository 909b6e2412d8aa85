package conv4j.verification.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import conv4j.verification.ProblemList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OracleTest {
    private static final Tensor FOUR = Tensor.of(Shape.of(1, 1, 2, 2), 1, 2, 3, 4);

    @Test
    void aConvolutionWorkedByHand() {
        Tensor weights = Tensor.of(Shape.of(1, 1, 2, 2), 1, 10, 100, 1000);
        Conv2d conv = new Conv2d(
                Window.of(2, 2).withPadding(Padding.explicit(1, 0)), 1, weights, Tensor.of(Shape.of(1), 0.5f));
        Tensor byHand = Tensor.of(Shape.of(1, 1, 2, 2), 1000.5f, 2100.5f, 3010.5f, 4321.5f);
        assertEquals(Optional.empty(), Oracle.expect(conv, List.of(FOUR)).compare(byHand, Tolerance.EXACT));
    }

    @Test
    void anAverageDividesByWhatCounts() {
        Window window = Window.of(3, 3)
                .withStride(2)
                .withPadding(Padding.explicit(1, 0))
                .withRounding(Rounding.CEIL);
        Tensor alone = Tensor.of(Shape.of(1, 1, 1, 1), 2.5f);
        Tensor padded = Tensor.of(Shape.of(1, 1, 1, 1), 10 / 9f);
        assertEquals(
                Optional.empty(),
                Oracle.expect(new AveragePool2d(window, false), List.of(FOUR)).compare(alone, Tolerance.EXACT));
        assertEquals(
                Optional.empty(),
                Oracle.expect(new AveragePool2d(window, true), List.of(FOUR)).compare(padded, Tolerance.EXACT));
    }

    @Test
    void anAverageOverAWindowThatHangsOverDividesByThePaddedInputUnderIt() {
        Window window = Window.of(2, 2).withStride(2).withRounding(Rounding.CEIL);
        Tensor three = Tensor.of(Shape.of(1, 1, 1, 3), 1, 2, 5);
        AveragePool2d pool = new AveragePool2d(new Window(Window.of(1, 1).height(), window.width()), true);
        Tensor byHand = Tensor.of(Shape.of(1, 1, 1, 2), 1.5f, 5);
        assertEquals(Optional.empty(), Oracle.expect(pool, List.of(three)).compare(byHand, Tolerance.EXACT));
    }

    @Test
    void aMaximumOverPaddingAloneIsNegativeInfinity() {
        Tensor one = Tensor.of(Shape.of(1, 1, 1, 1), -3);
        MaxPool2d pool = new MaxPool2d(Window.of(1, 1).withPadding(Padding.VALID, Padding.explicit(1, 0)));
        Tensor byHand = Tensor.of(Shape.of(1, 1, 1, 2), Float.NEGATIVE_INFINITY, -3);
        assertEquals(Optional.empty(), Oracle.expect(pool, List.of(one)).compare(byHand, Tolerance.EXACT));
    }

    @Test
    void aMismatchTellsTheFirstAndTheWorst() {
        Expected expected = Oracle.expect(new MaxPool2d(Window.of(1, 1)), List.of(FOUR));
        Tensor got = Tensor.of(Shape.of(1, 1, 2, 2), 1, 2.5f, 3, 9);
        assertEquals(
                "2 of 4 elements of 1x1x2x2 differ: first at [0, 0, 0, 1] wanted 2.0, got 2.5 (allowed 0.00);"
                        + " worst at [0, 0, 1, 1] wanted 4.0, got 9.0 (allowed 0.00)",
                expected.compare(got, Tolerance.EXACT).orElseThrow().toString());
    }

    @Test
    void aNanWhereANumberIsWantedDiffers() {
        Expected expected = Oracle.expect(new MaxPool2d(Window.of(1, 1)), List.of(FOUR));
        Tensor got = Tensor.of(Shape.of(1, 1, 2, 2), 1, 2, Float.NaN, 4);
        assertTrue(expected.compare(got, Tolerance.STANDARD).isPresent());
    }

    @Test
    void anotherShapeDiffers() {
        Expected expected = Oracle.expect(new MaxPool2d(Window.of(1, 1)), List.of(FOUR));
        assertEquals(
                "shape: wanted 1x1x2x2, got 1x1x4x1",
                expected.compare(FOUR.reshape(Shape.of(1, 1, 4, 1)), Tolerance.EXACT)
                        .orElseThrow()
                        .toString());
    }

    @Test
    void theBoundGrowsWithTheTermsAndAnErrorBeyondItIsSeen() {
        Conv2d conv = (Conv2d) ProblemList.ODD.named("channels-17-15").op(Fill.REAL, 1);
        Tensor input = ProblemList.ODD.named("channels-17-15").input(Fill.REAL, 1);
        Expected expected = Oracle.expect(conv, List.of(input));
        // 153 products and a bias: gamma is about 154 * 2^-24 = 9.2e-6, the products weigh some 40.
        double allowed = expected.allowed(100, Tolerance.STANDARD);
        assertTrue(allowed > 1e-5 && allowed < 1e-3, "allowed " + allowed);
        assertEquals(0, expected.allowed(100, Tolerance.EXACT));
        Tensor got = Tensor.zeros(expected.shape());
        for (int i = 0; i < got.values().length; i++) {
            got.values()[i] = (float) expected.value(i);
        }
        assertEquals(Optional.empty(), expected.compare(got, Tolerance.STANDARD));
        got.values()[100] += (float) (2 * allowed);
        assertTrue(expected.compare(got, Tolerance.STANDARD).isPresent());
    }
}
