package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.Axes;
import conv4j.op.TopK;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/** Sorts each line, as numbers that hold an element's rank above and its place below. */
final class ReferenceTopK {
    private ReferenceTopK() {}

    static Computation prepare(TopK op, List<Shape> inputs) {
        Shape input = inputs.get(0);
        Lines lines = Lines.along(op.name(), input, op.axis());
        int[] extents = input.toArray();
        extents[Axes.fromStart(op.name(), op.axis(), input.rank())] = op.k();
        long[] order = new long[lines.length()];
        return new PlainComputation(
                Shape.of(extents),
                (in, out) -> lines.forEach((line, start) ->
                        pick(op, lines, line, start, order, in.get(0).values(), out.values())));
    }

    private static void pick(TopK op, Lines lines, int line, int start, long[] order, float[] x, float[] y) {
        for (int i = 0; i < order.length; i++) {
            int rank = rank(x[start + i * lines.inner()]);
            order[i] = (long) (op.largest() ? ~rank : rank) << Integer.SIZE | i;
        }
        Arrays.sort(order);
        int first = line / lines.inner() * op.k() * lines.inner() + line % lines.inner();
        for (int i = 0; i < op.k(); i++) {
            int place = (int) order[i];
            y[first + i * lines.inner()] =
                    op.result() == TopK.Result.INDICES ? place : x[start + place * lines.inner()];
        }
    }

    /** An int that is ordered as floats are, NaN after infinity. Adding 0 makes both zeros the same. */
    private static int rank(float element) {
        int bits = Float.floatToIntBits(element + 0f);
        return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
    }
}
