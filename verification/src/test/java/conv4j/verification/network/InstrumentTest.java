package conv4j.verification.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.Dense;
import conv4j.op.Einsum;
import conv4j.op.MatMul;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Relu;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import conv4j.verification.execution.Executor;
import conv4j.verification.execution.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentTest {

    private static Tensor executed(Op op, List<Tensor> inputs) {
        return ((Outcome.Produced) new Executor(new ReferenceBackend()).run(op, inputs)).output();
    }

    private static List<Window> windows() {
        List<Window> windows = new ArrayList<>();
        for (Padding padding : List.of(Padding.VALID, Padding.explicit(2, 1), Padding.Same.UPPER, Padding.Same.LOWER)) {
            windows.add(Window.of(3, 2).withPadding(padding));
            windows.add(Window.of(3, 3).withStride(2, 3).withPadding(padding));
            windows.add(Window.of(2, 3).withDilation(2).withPadding(padding));
            windows.add(Window.of(1, 1).withStride(2).withPadding(padding));
        }
        return windows;
    }

    /** Weights and input 1: a product is 1 where both are there, so the sum of the outputs is how many there were. */
    private static long onInput(Op ones, Shape input) {
        Tensor in = Tensor.zeros(input);
        java.util.Arrays.fill(in.values(), 1);
        double sum = 0;
        for (float value : executed(ones, List.of(in)).values()) {
            sum += value;
        }
        return (long) sum;
    }

    private static Tensor ones(Shape shape) {
        Tensor ones = Tensor.zeros(shape);
        java.util.Arrays.fill(ones.values(), 1);
        return ones;
    }

    @Test
    void countingConvolutionsComputeTheSameToTheLastBitAndCountWhatTheyDid() {
        for (Window window : windows()) {
            for (int groups : new int[] {1, 2}) {
                Shape weights = Shape.of(
                        4, 6 / groups, window.height().size(), window.width().size());
                Conv2d op = new Conv2d(window, groups, Fill.REAL.tensor(weights, 1), Fill.REAL.tensor(Shape.of(4), 2));
                Tensor input = Fill.REAL.tensor(Shape.of(2, 6, 9, 10), 3);
                Tensor output = executed(op, List.of(input));
                Instrument.Counted counted =
                        Instrument.run(op, List.of(input), output.shape()).orElseThrow();
                assertArrayEquals(
                        output.values(), counted.output().orElseThrow().values(), window.toString());
                assertEquals(
                        onInput(new Conv2d(window, groups, ones(weights), null), input.shape()),
                        counted.ticks().onInput());
                assertEquals(
                        op.multiplyAdds(List.of(input.shape()), output.shape()),
                        counted.ticks().withPadding());
                assertEquals(output.shape().elements(), counted.ticks().bias());
                assertEquals(LayerFormulas.multiplyAdds(op, List.of(input.shape()), output.shape()), counted.ticks());
            }
        }
    }

    @Test
    void countingTransposedConvolutionsDoToo() {
        for (Window window : windows()) {
            for (int outputPadding : new int[] {0, 1}) {
                Shape weights =
                        Shape.of(6, 2, window.height().size(), window.width().size());
                ConvTranspose2d op = new ConvTranspose2d(
                        window, 2, Fill.REAL.tensor(weights, 1), Fill.REAL.tensor(Shape.of(4), 2), outputPadding, 0);
                Tensor input = Fill.REAL.tensor(Shape.of(2, 6, 5, 7), 3);
                Tensor output = executed(op, List.of(input));
                Instrument.Counted counted =
                        Instrument.run(op, List.of(input), output.shape()).orElseThrow();
                assertArrayEquals(
                        output.values(), counted.output().orElseThrow().values(), window.toString());
                assertEquals(
                        onInput(new ConvTranspose2d(window, 2, ones(weights), null, outputPadding, 0), input.shape()),
                        counted.ticks().onInput());
                assertEquals(
                        LayerFormulas.multiplyAdds(op, List.of(input.shape()), output.shape()),
                        counted.ticks(),
                        op.window() + " output padding " + outputPadding);
            }
        }
    }

    @Test
    void fullyConnectedLayersAndProductsOfMatricesAreCounted() {
        Dense dense = new Dense(Fill.REAL.tensor(Shape.of(7, 5), 1), Fill.REAL.tensor(Shape.of(5), 2));
        Tensor input = Fill.REAL.tensor(Shape.of(3, 7), 3);
        Tensor output = executed(dense, List.of(input));
        Instrument.Counted counted =
                Instrument.run(dense, List.of(input), output.shape()).orElseThrow();
        assertArrayEquals(output.values(), counted.output().orElseThrow().values());
        assertEquals(new Ticks(3 * 7 * 5, 0, 15), counted.ticks());

        List<Tensor> matrices = List.of(Tensor.zeros(Shape.of(2, 3, 4)), Tensor.zeros(Shape.of(4, 5)));
        Ticks ticks = new Ticks(2 * 3 * 4 * 5, 0, 0);
        assertEquals(
                ticks,
                Instrument.run(new MatMul(), matrices, Shape.of(2, 3, 5))
                        .orElseThrow()
                        .ticks());
        assertEquals(
                ticks,
                Instrument.run(new Einsum("bij,jk->bik"), matrices, Shape.of(2, 3, 5))
                        .orElseThrow()
                        .ticks());
        assertTrue(Instrument.run(new Relu(), matrices, Shape.of(2, 3, 4)).isEmpty());
    }
}
