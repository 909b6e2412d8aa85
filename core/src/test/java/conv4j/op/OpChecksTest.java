package conv4j.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every complaint is one line: where, what was wanted, what was got. */
class OpChecksTest {
    private static String refusal(Runnable made) {
        return assertThrows(ShapeException.class, made::run).getMessage();
    }

    private static String refusal(Op op, Shape... inputs) {
        return refusal(() -> op.checkInputs(List.of(inputs)));
    }

    @Test
    void anAxisMustBeOneOfTheTensor() {
        assertEquals(
                "softmax axis: wanted one of a tensor of rank 2, got -3",
                refusal(new Softmax(-3, false), Shape.of(2, 3)));
        assertEquals(
                "reduce_mean axes: wanted each once, got [1, -1]",
                refusal(new Reduce(Reduce.Function.MEAN, List.of(1, -1), true), Shape.of(2, 3)));
    }

    @Test
    void operandsMustBroadcast() {
        assertEquals(
                "add inputs: wanted shapes whose extents, counted from the last, are equal or 1, got [2x3, 2]",
                refusal(new Binary(Binary.Function.ADD), Shape.of(2, 3), Shape.of(2)));
        assertEquals(Shape.of(4, 2, 0), Broadcast.shape("add", List.of(Shape.of(2, 1), Shape.of(4, 1, 0))));
        assertEquals(
                "mat_mul inputs: wanted as many columns in the first as rows in the second, got [2x3, 2x3]",
                refusal(new MatMul(), Shape.of(2, 3), Shape.of(2, 3)));
    }

    @Test
    void theNumberOfInputsIsChecked() {
        assertEquals("select inputs: wanted 3, got 1", refusal(new Select(), Shape.of(2)));
        assertEquals("fill inputs: wanted 0, got 1", refusal(new Fill(List.of(2), 0), Shape.of(2)));
        assertEquals("concat inputs: wanted at least 1, got 0", refusal(new Concat(0)));
    }

    @Test
    void concatenatedInputsDifferAlongTheAxisOnly() {
        assertEquals(
                "concat inputs: wanted equal extents on every axis but 1, got [2x3, 3x3]",
                refusal(new Concat(-1), Shape.of(2, 3), Shape.of(3, 3)));
    }

    @Test
    void aReshapeKeepsTheNumberOfElements() {
        assertEquals(
                "reshape to [4, -1]: wanted a multiple of 4 elements, got 2x3",
                refusal(Reshape.to(4, -1), Shape.of(2, 3)));
        assertEquals("reshape to [7]: wanted 7 elements, got 2x3", refusal(Reshape.to(7), Shape.of(2, 3)));
        assertEquals(
                "reshape target [1, 1, 0]: wanted an input with an axis 2, got 2x3",
                refusal(Reshape.to(1, 1, 0), Shape.of(2, 3)));
        assertThrows(
                ShapeException.class,
                () -> Reshape.to(1 << 30, 1 << 30, 1 << 30, -1).checkInputs(List.of(Shape.of(2, 3))));
    }

    @Test
    void aPaddingThatRepeatsNeedsACell() {
        Pad pad = new Pad(List.of(new AxisPadding(0, 1, -3)), Pad.Mode.EDGE, 0);
        assertEquals(
                "pad axis 0: wanted a cell to repeat, got an extent of 3 with 1 before and -3 after",
                refusal(pad, Shape.of(3)));
    }

    @Test
    void weightsMustFitTheirOp() {
        Tensor weights = Tensor.zeros(Shape.of(4, 3));
        assertEquals(
                "dense input: wanted a last axis of 4 as the weights, got 2x3",
                refusal(new Dense(weights, null), Shape.of(2, 3)));
        assertEquals(
                "dense bias: wanted 3 (one number an output), got 4",
                refusal(() -> new Dense(weights, Tensor.zeros(Shape.of(4)))));
        assertEquals(
                "batch_normalization axis 1: wanted 4 as the parameters, got 3",
                refusal(
                        new BatchNormalization(
                                null, null, Tensor.zeros(Shape.of(4)), Tensor.zeros(Shape.of(4)), 1e-3f, 1),
                        Shape.of(2, 3, 4)));
        assertEquals(
                "conv_transpose2d input channels: wanted 4 as the weights, got 3",
                refusal(
                        new ConvTranspose2d(Window.of(1, 1), 1, Tensor.zeros(Shape.of(4, 2, 1, 1)), null, 0, 0),
                        Shape.of(1, 3, 5, 5)));
    }

    @Test
    void anEquationMustBeReadableAndFit() {
        String wanted = "einsum equation: wanted terms of letters, as in \"bij,bjk->bik\", "
                + "each letter of the output once and in an input, got ";
        for (String equation : List.of("ij->k", "ij->ii", "i j->i->j", "i1->i", "i....j->i")) {
            assertEquals(wanted + '"' + equation + '"', refusal(() -> new Einsum(equation)));
        }
        assertEquals(
                "einsum input 1: wanted one axis per letter of \"jk\", got 3",
                refusal(new Einsum("ij,jk->ik"), Shape.of(2, 3), Shape.of(3)));
        assertEquals(
                "einsum axis 'j': wanted one extent in all inputs, got 3 and 4",
                refusal(new Einsum("ij,jk->ik"), Shape.of(2, 3), Shape.of(4, 5)));
    }

    @Test
    void multiplyAddsOfProducts() {
        List<Shape> matrices = List.of(Shape.of(7, 2, 3), Shape.of(3, 5));
        assertEquals(7 * 2 * 3 * 5, new MatMul().multiplyAdds(matrices, Shape.of(7, 2, 5)));
        assertEquals(7 * 2 * 3 * 5, new Einsum("nij,jk->nik").multiplyAdds(matrices, Shape.of(7, 2, 5)));
        Dense dense = new Dense(Tensor.zeros(Shape.of(3, 5)), null);
        assertEquals(2 * 3 * 5, dense.multiplyAdds(List.of(Shape.of(2, 3)), Shape.of(2, 5)));
        ConvTranspose2d transposed =
                new ConvTranspose2d(Window.of(3, 3), 2, Tensor.zeros(Shape.of(4, 5, 3, 3)), null, 0, 0);
        assertEquals(4 * 6 * 7 * 5 * 9, transposed.multiplyAdds(List.of(Shape.of(1, 4, 6, 7)), Shape.of(1, 10, 8, 9)));
    }
}
