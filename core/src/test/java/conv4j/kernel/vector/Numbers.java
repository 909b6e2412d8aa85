package conv4j.kernel.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Random;

/** Inputs for kernels, and runs of kernels on them. */
public final class Numbers {
    /** Vectors of 128, 256 and 512 bits, with many and few registers. */
    static final List<VectorUnit> UNITS =
            List.of(new VectorUnit(4, 16), new VectorUnit(4, 32), new VectorUnit(8, 16), new VectorUnit(16, 32));

    private Numbers() {}

    /** From -4 to 4: sums of products are exact in float32, in any order, as long as they stay below 2 to the 24th. */
    public static Tensor smallIntegers(Random random, int... extents) {
        Tensor tensor = Tensor.zeros(Shape.of(extents));
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] = random.nextInt(9) - 4;
        }
        return tensor;
    }

    public static Tensor reals(Random random, int... extents) {
        Tensor tensor = Tensor.zeros(Shape.of(extents));
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] = (float) random.nextGaussian();
        }
        return tensor;
    }

    public static <O extends Op> Tensor run(Kernel<O> kernel, O op, Tensor in) {
        op.checkInputs(List.of(in.shape()));
        assertEquals(
                "accepted",
                kernel.refusal(op, List.of(in.shape()))
                        .map(refusal -> refusal.reason())
                        .orElse("accepted"));
        return run(kernel.prepare(op, List.of(in.shape())), in);
    }

    static Tensor run(Computation computation, Tensor in) {
        Buffer input = computation.inputLayout(0).allocate(in.shape());
        input.load(in);
        Buffer output = computation.newOutput();
        computation.run(List.of(input), output);
        return output.tensor();
    }

    public static <O extends Op> void assertExact(Kernel<O> kernel, O op, Tensor in) {
        assertExact(run(kernel, op, in), op, in);
    }

    static void assertExact(Tensor got, Op op, Tensor in) {
        double[] wanted = Definition.of(op, in, got.shape());
        for (int i = 0; i < wanted.length; i++) {
            int at = i;
            assertEquals((float) wanted[i], got.values()[i], 0f, () -> op + " on " + in + ", element " + at);
        }
    }
}
