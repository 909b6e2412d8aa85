package conv4j.kernel.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link LaneLoop} for the windows that are in common use, of 2 or 3 neighbouring cells at a stride of 1 or 2: four
 * results at a time, whose windows overlap, so that each cell is loaded once and not once for each window. Reached
 * through {@link LaneTile#of} only, see {@link Specialized}.
 *
 * <p>Products are summed as they come; sums are first taken down each column, and then across. All in a loop over the
 * window's rows: without it C2 may give up inlining before the stores, and box what is stored.
 */
final class StripLoop implements LaneTile {
    private static final Strip FORM = Specialized.constants(MethodHandles.lookup(), Strip.class);
    private static final VectorSpecies<Float> SPECIES =
            VectorSpecies.of(float.class, VectorShape.forBitSize(FORM.lanes() * Float.SIZE));
    private static final boolean PRODUCT = FORM.reduction() == Reduction.PRODUCT;
    private static final int LANES = FORM.lanes();
    private static final float LOWER = FORM.bounds().lower();
    private static final float UPPER = FORM.bounds().upper();
    private static final boolean FROM_BELOW = LOWER > Float.NEGATIVE_INFINITY;
    private static final boolean FROM_ABOVE = UPPER < Float.POSITIVE_INFINITY;
    private static final int ACROSS = FORM.across();
    private static final boolean TWO = FORM.stride() == 2;
    private static final int STEP = FORM.stride() * LANES;
    private static final int COLUMNS = (Strip.PIXELS - 1) * FORM.stride() + ACROSS;

    @Override
    public void row(Operands operands, float[] start, float[] weights, int first, int at, int pixels) {
        int last = pixels - Strip.PIXELS;
        for (int p = 0; p < last; p += Strip.PIXELS) {
            strip(operands, start, weights, first + p * STEP, at + p * LANES);
        }
        strip(operands, start, weights, first + last * STEP, at + last * LANES);
    }

    private static void strip(Operands operands, float[] start, float[] weights, int first, int at) {
        if (PRODUCT) {
            products(operands, start, weights, first, at);
        } else {
            columns(operands, start, first, at);
        }
    }

    private static void products(Operands operands, float[] start, float[] weights, int first, int at) {
        float[] in = operands.in();
        int[] offsets = operands.offsets();
        int end = operands.endTerm();
        FloatVector a0 = FloatVector.fromArray(SPECIES, start, 0);
        FloatVector a1 = a0, a2 = a0, a3 = a0;
        for (int t = operands.firstTerm(); t < end; t += ACROSS) {
            int i = first + offsets[t];
            FloatVector u = FloatVector.fromArray(SPECIES, weights, t * LANES);
            FloatVector v = FloatVector.fromArray(SPECIES, weights, t * LANES + LANES);
            FloatVector w = ACROSS > 2 ? FloatVector.fromArray(SPECIES, weights, t * LANES + 2 * LANES) : u;
            FloatVector x0 = FloatVector.fromArray(SPECIES, in, i);
            FloatVector x1 = FloatVector.fromArray(SPECIES, in, i + LANES);
            FloatVector x2 = FloatVector.fromArray(SPECIES, in, i + 2 * LANES);
            FloatVector x3 = FloatVector.fromArray(SPECIES, in, i + 3 * LANES);
            FloatVector x4 = FloatVector.fromArray(SPECIES, in, i + 4 * LANES);
            FloatVector x5 = COLUMNS > 5 ? FloatVector.fromArray(SPECIES, in, i + 5 * LANES) : x0;
            FloatVector x6 = COLUMNS > 6 ? FloatVector.fromArray(SPECIES, in, i + 6 * LANES) : x0;
            FloatVector x7 = COLUMNS > 7 ? FloatVector.fromArray(SPECIES, in, i + 7 * LANES) : x0;
            FloatVector x8 = COLUMNS > 8 ? FloatVector.fromArray(SPECIES, in, i + 8 * LANES) : x0;
            a0 = x0.fma(u, a0);
            a1 = (TWO ? x2 : x1).fma(u, a1);
            a2 = (TWO ? x4 : x2).fma(u, a2);
            a3 = (TWO ? x6 : x3).fma(u, a3);
            a0 = x1.fma(v, a0);
            a1 = (TWO ? x3 : x2).fma(v, a1);
            a2 = (TWO ? x5 : x3).fma(v, a2);
            a3 = (TWO ? x7 : x4).fma(v, a3);
            a0 = ACROSS > 2 ? x2.fma(w, a0) : a0;
            a1 = ACROSS > 2 ? (TWO ? x4 : x3).fma(w, a1) : a1;
            a2 = ACROSS > 2 ? (TWO ? x6 : x4).fma(w, a2) : a2;
            a3 = ACROSS > 2 ? (TWO ? x8 : x5).fma(w, a3) : a3;
        }
        float[] out = operands.out();
        FloatVector ra0 = FROM_BELOW ? a0.blend(LOWER, a0.compare(VectorOperators.LE, LOWER)) : a0;
        (FROM_ABOVE ? ra0.blend(UPPER, ra0.compare(VectorOperators.GE, UPPER)) : ra0).intoArray(out, at);
        FloatVector ra1 = FROM_BELOW ? a1.blend(LOWER, a1.compare(VectorOperators.LE, LOWER)) : a1;
        (FROM_ABOVE ? ra1.blend(UPPER, ra1.compare(VectorOperators.GE, UPPER)) : ra1).intoArray(out, at + LANES);
        FloatVector ra2 = FROM_BELOW ? a2.blend(LOWER, a2.compare(VectorOperators.LE, LOWER)) : a2;
        (FROM_ABOVE ? ra2.blend(UPPER, ra2.compare(VectorOperators.GE, UPPER)) : ra2).intoArray(out, at + 2 * LANES);
        FloatVector ra3 = FROM_BELOW ? a3.blend(LOWER, a3.compare(VectorOperators.LE, LOWER)) : a3;
        (FROM_ABOVE ? ra3.blend(UPPER, ra3.compare(VectorOperators.GE, UPPER)) : ra3).intoArray(out, at + 3 * LANES);
    }

    private static void columns(Operands operands, float[] start, int first, int at) {
        float[] in = operands.in();
        int[] offsets = operands.offsets();
        int end = operands.endTerm();
        FloatVector c0 = FloatVector.fromArray(SPECIES, start, 0);
        FloatVector c1 = c0, c2 = c0, c3 = c0, c4 = c0, c5 = c0, c6 = c0, c7 = c0, c8 = c0;
        for (int t = operands.firstTerm(); t < end; t += ACROSS) {
            int i = first + offsets[t];
            FloatVector x0 = FloatVector.fromArray(SPECIES, in, i);
            c0 = c0.add(x0);
            FloatVector x1 = FloatVector.fromArray(SPECIES, in, i + LANES);
            c1 = c1.add(x1);
            FloatVector x2 = FloatVector.fromArray(SPECIES, in, i + 2 * LANES);
            c2 = c2.add(x2);
            FloatVector x3 = FloatVector.fromArray(SPECIES, in, i + 3 * LANES);
            c3 = c3.add(x3);
            FloatVector x4 = FloatVector.fromArray(SPECIES, in, i + 4 * LANES);
            c4 = c4.add(x4);
            if (COLUMNS > 5) {
                FloatVector x5 = FloatVector.fromArray(SPECIES, in, i + 5 * LANES);
                c5 = c5.add(x5);
            }
            if (COLUMNS > 6) {
                FloatVector x6 = FloatVector.fromArray(SPECIES, in, i + 6 * LANES);
                c6 = c6.add(x6);
            }
            if (COLUMNS > 7) {
                FloatVector x7 = FloatVector.fromArray(SPECIES, in, i + 7 * LANES);
                c7 = c7.add(x7);
            }
            if (COLUMNS > 8) {
                FloatVector x8 = FloatVector.fromArray(SPECIES, in, i + 8 * LANES);
                c8 = c8.add(x8);
            }
        }
        FloatVector a0 = c0.add(c1);
        FloatVector b1 = TWO ? c3 : c2;
        FloatVector a1 = b1.add(TWO ? c2 : c1);
        FloatVector b2 = TWO ? c5 : c3;
        FloatVector a2 = b2.add(TWO ? c4 : c2);
        FloatVector b3 = TWO ? c7 : c4;
        FloatVector a3 = b3.add(TWO ? c6 : c3);
        if (ACROSS > 2) {
            a0 = a0.add(c2);
            a1 = a1.add(TWO ? c4 : c3);
            a2 = a2.add(TWO ? c6 : c4);
            a3 = a3.add(TWO ? c8 : c5);
        }
        float[] out = operands.out();
        FloatVector d = FloatVector.broadcast(SPECIES, operands.divisor());
        a0.div(d).intoArray(out, at);
        a1.div(d).intoArray(out, at + LANES);
        a2.div(d).intoArray(out, at + 2 * LANES);
        a3.div(d).intoArray(out, at + 3 * LANES);
    }
}
