package conv4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TensorTest {
    @Test
    void theLastAxisRunsFastest() {
        Tensor tensor = Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        assertEquals(6, tensor.get(1, 2));
        tensor.set(9, 0, 1);
        assertEquals(9, tensor.values()[1]);
    }

    @Test
    void numbersOfASourceAreMadeWhenTheyAreAskedForAndAgainAfterTheyWereLetGo() {
        int[] made = {0};
        Tensor tensor = Tensor.of(Shape.of(2, 2), () -> new float[] {1, 2, 3, 10 + made[0]++});
        Tensor reshaped = tensor.reshape(Shape.of(4));
        assertEquals(0, made[0]);
        assertEquals(10, tensor.get(1, 1));
        assertEquals(10, reshaped.get(3));
        reshaped.release();
        assertEquals(11, tensor.get(1, 1));
        assertEquals(2, made[0]);
    }

    @Test
    void aSourceMustFillTheShape() {
        Tensor tensor = Tensor.of(Shape.of(2, 2), () -> new float[3]);
        assertThrows(ShapeException.class, tensor::values);
    }

    @Test
    void numbersWithoutASourceAreNotLetGo() {
        Tensor tensor = Tensor.of(Shape.of(2), 1, 2);
        tensor.release();
        assertEquals(2, tensor.get(1));
    }

    @Test
    void ofWhatIsMadeOfASourceOneCopyIsKept() {
        int[] made = {0};
        Tensor tensor = Tensor.of(Shape.of(2), () -> new float[] {1, ++made[0]});
        Tensor turned = tensor.map(Shape.of(2, 1), values -> new float[] {values[1], values[0]});
        assertEquals(0, made[0]);
        assertEquals(1, turned.get(0, 0));
        assertEquals(2, tensor.get(1), "the source's numbers had been let go");
        assertEquals(1, turned.get(0, 0), "what was made of them had not");
    }

    @Test
    void rankZeroIsOneNumber() {
        assertEquals(7, Tensor.of(Shape.of(), 7).get());
        assertEquals("scalar", Shape.of().toString());
    }

    @Test
    void anIndexOutsideIsRefused() {
        Tensor tensor = Tensor.zeros(Shape.of(2, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> tensor.get(0, 3));
        assertThrows(ShapeException.class, () -> tensor.get(0));
    }

    @Test
    void numbersMustFillTheShape() {
        ShapeException refusal = assertThrows(ShapeException.class, () -> Tensor.of(Shape.of(2, 2), 1, 2, 3));
        assertEquals("tensor 2x2: wanted 4 numbers, got 3", refusal.getMessage());
    }

    @Test
    void aShapePastAllMemoryIsRefusedBeforeItIsAllocated() {
        Shape shape = Shape.of(1 << 20, 1 << 20, 1 << 20, 1 << 20);
        assertEquals(Long.MAX_VALUE, shape.elements());
        ShapeException refusal = assertThrows(ShapeException.class, () -> Tensor.zeros(shape));
        assertTrue(refusal.getMessage().contains("take a smaller input"), refusal.getMessage());
    }

    @Test
    void anEmptyAxisMakesAnEmptyTensor() {
        assertEquals(0, Tensor.zeros(Shape.of(1 << 30, 1 << 30, 0)).values().length);
    }

    @Test
    void negativeExtentsAreRefused() {
        ShapeException refusal = assertThrows(ShapeException.class, () -> Shape.of(3, -1));
        assertEquals("shape 3x-1, axis 1: wanted at least 0, got -1", refusal.getMessage());
    }

    @Test
    void shapesAreValues() {
        int[] extents = {2, 3};
        Shape shape = Shape.of(extents);
        extents[0] = 5;
        assertEquals(Shape.of(2, 3), shape);
        assertEquals(Shape.of(2, 3).hashCode(), shape.hashCode());
        assertNotEquals(Shape.of(3, 2), shape);
    }

    @Test
    void reshapeSharesTheNumbersAndCopyDoesNot() {
        Tensor tensor = Tensor.zeros(Shape.of(2, 3));
        assertSame(tensor.values(), tensor.reshape(Shape.of(6)).values());
        tensor.copy().set(1, 0, 0);
        assertEquals(0, tensor.get(0, 0));
    }
}
