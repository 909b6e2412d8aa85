package conv4j.verification.conformance;

import conv4j.op.Op;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import conv4j.verification.oracle.Expected;
import conv4j.verification.oracle.Oracle;
import conv4j.verification.oracle.Tolerance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One op with inputs and what must come of it.
 *
 * @param tolerance exact where every partial sum is
 */
record Case(String name, Op op, List<Tensor> inputs, Expected expected, Tolerance tolerance) {
    /** Below, equal to, a multiple of and one more than the lane counts 4, 8 and 16. */
    static final int[] AROUND_LANES = {1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33};

    private static final Map<Class<? extends Op>, List<Case>> KNOWN = new HashMap<>();

    /** The cases of one op. Made once, for all kernels. */
    static synchronized List<Case> of(Class<? extends Op> op) {
        return KNOWN.computeIfAbsent(
                op,
                wanted -> Stream.of(
                                WindowCases.of(wanted),
                                ElementCases.of(wanted),
                                SumCases.of(wanted),
                                AxisCases.of(wanted),
                                RearrangementCases.of(wanted),
                                ResizeCases.of(wanted),
                                SourceCases.of(wanted),
                                FeatureMapCases.of(wanted))
                        .flatMap(List::stream)
                        .toList());
    }

    /** Every sum and product of it is exact in float32, in any order. */
    static Case exact(Op op, Tensor... inputs) {
        return of(name(op, inputs), op, List.of(inputs), Tolerance.EXACT);
    }

    /** Sums and products are rounded. */
    static Case rounded(Op op, Tensor... inputs) {
        return of(name(op, inputs) + ", real values", op, List.of(inputs), Tolerance.STANDARD);
    }

    static Case of(String name, Op op, List<Tensor> inputs, Tolerance tolerance) {
        return new Case(name, op, inputs, Oracle.expect(op, inputs), tolerance);
    }

    private static String name(Op op, Tensor... inputs) {
        return op + " of " + Stream.of(inputs).map(Tensor::shape).toList();
    }

    /** NaN, both infinities and both zeros strewn among small integers. */
    static Tensor specials(Shape shape) {
        Tensor tensor = Fill.SMALL_INTEGERS.tensor(shape, 4);
        float[] special = {Float.NaN, Float.POSITIVE_INFINITY, -0.0f, Float.NEGATIVE_INFINITY, 0.0f};
        float[] values = tensor.values();
        // Sparse, so that most windows of a large picture still see finite numbers alone.
        for (int i = 0; i * 37 < values.length; i++) {
            values[i * 37] = special[i % special.length];
        }
        return tensor;
    }

    @Override
    public String toString() {
        return name;
    }
}
