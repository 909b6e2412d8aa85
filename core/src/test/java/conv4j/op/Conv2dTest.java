package conv4j.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class Conv2dTest {
    private static final Window WINDOW = Window.of(3, 3);

    private static Conv2d conv(int groups, int... weights) {
        return new Conv2d(WINDOW, groups, Tensor.zeros(Shape.of(weights)), null);
    }

    private static String refusal(Runnable made) {
        return assertThrows(ShapeException.class, made::run).getMessage();
    }

    @Test
    void parametersAreWhatTheWeightsHold() {
        Tensor weights = Tensor.zeros(Shape.of(5, 3, 3, 3));
        assertEquals(135, new Conv2d(WINDOW, 1, weights, null).parameterCount());
        assertEquals(140, new Conv2d(WINDOW, 1, weights, Tensor.zeros(Shape.of(5))).parameterCount());
    }

    @Test
    void multiplyAddsCountEachWeightOncePerOutputElement() {
        assertEquals(
                30 * 30 * 5 * 27,
                conv(1, 5, 3, 3, 3).multiplyAdds(List.of(Shape.of(1, 3, 32, 32)), Shape.of(1, 5, 30, 30)));
        assertEquals(
                2 * 8 * 8 * 4 * 9,
                conv(4, 4, 1, 3, 3).multiplyAdds(List.of(Shape.of(2, 4, 10, 10)), Shape.of(2, 4, 8, 8)));
    }

    @Test
    void weightsMustHaveTheWindowsSize() {
        assertEquals(
                "conv2d weights: wanted height x width of the window, 3x3, got 5x3",
                refusal(() -> conv(1, 5, 3, 5, 3)));
    }

    @Test
    void channelsMustDivideIntoGroups() {
        assertEquals(
                "conv2d output channels: wanted a multiple of the 2 groups, got 5", refusal(() -> conv(2, 5, 3, 3, 3)));
        assertEquals(
                "conv2d input channels: wanted a multiple of the 2 groups, got 7",
                refusal(() -> conv(2, 4, 3, 3, 3).checkInputs(List.of(Shape.of(1, 7, 9, 9)))));
        assertEquals(
                "conv2d input channels: wanted 6 (2 groups of 3), got 8",
                refusal(() -> conv(2, 4, 3, 3, 3).checkInputs(List.of(Shape.of(1, 8, 9, 9)))));
    }

    @Test
    void theInputMustBeABatchOfImages() {
        assertEquals(
                "conv2d input: wanted rank 4 (batch x channels x height x width), got 3x9x9",
                refusal(() -> conv(1, 4, 3, 3, 3).checkInputs(List.of(Shape.of(3, 9, 9)))));
    }

    @Test
    void biasIsOneNumberAFilter() {
        Tensor bias = Tensor.zeros(Shape.of(3));
        assertEquals(
                "conv2d bias: wanted 5 (one number a filter), got 3",
                refusal(() -> new Conv2d(WINDOW, 1, Tensor.zeros(Shape.of(5, 3, 3, 3)), bias)));
    }

    @Test
    void onlyPoolingRoundsUp() {
        Window ceil = WINDOW.withRounding(Rounding.CEIL);
        assertThrows(ShapeException.class, () -> new Conv2d(ceil, 1, Tensor.zeros(Shape.of(5, 3, 3, 3)), null));
    }
}
