package conv4j.kernel.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link StripLoop} for whole windows of 3 x 3, weights in registers for a whole row and no loop inside: one of three
 * turns costs as much as the products (depthwise 3x3 on Zen 4: 22 cycles an output with it, of which 9 are products).
 * Reached through {@link LaneTile#of} only, see {@link Specialized}.
 */
final class WindowLoop implements LaneTile {
    private static final Strip FORM = Specialized.constants(MethodHandles.lookup(), Strip.class);
    private static final VectorSpecies<Float> SPECIES =
            VectorSpecies.of(float.class, VectorShape.forBitSize(FORM.lanes() * Float.SIZE));
    private static final int LANES = FORM.lanes();
    private static final float LOWER = FORM.bounds().lower();
    private static final float UPPER = FORM.bounds().upper();
    private static final boolean FROM_BELOW = LOWER > Float.NEGATIVE_INFINITY;
    private static final boolean FROM_ABOVE = UPPER < Float.POSITIVE_INFINITY;
    private static final boolean TWO = FORM.stride() == 2;
    private static final int STEP = FORM.stride() * LANES;

    @Override
    public void row(Operands operands, float[] start, float[] weights, int first, int at, int pixels) {
        float[] in = operands.in();
        float[] out = operands.out();
        int i0 = first + operands.offsets()[0];
        int i1 = first + operands.offsets()[3];
        int i2 = first + operands.offsets()[6];
        FloatVector bias = FloatVector.fromArray(SPECIES, start, 0);
        FloatVector w0 = FloatVector.fromArray(SPECIES, weights, 0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, weights, LANES);
        FloatVector w2 = FloatVector.fromArray(SPECIES, weights, 2 * LANES);
        FloatVector w3 = FloatVector.fromArray(SPECIES, weights, 3 * LANES);
        FloatVector w4 = FloatVector.fromArray(SPECIES, weights, 4 * LANES);
        FloatVector w5 = FloatVector.fromArray(SPECIES, weights, 5 * LANES);
        FloatVector w6 = FloatVector.fromArray(SPECIES, weights, 6 * LANES);
        FloatVector w7 = FloatVector.fromArray(SPECIES, weights, 7 * LANES);
        FloatVector w8 = FloatVector.fromArray(SPECIES, weights, 8 * LANES);
        int last = pixels - Strip.PIXELS;
        for (int p = 0; p < pixels; p += Strip.PIXELS) {
            int q = Math.min(p, last);
            FloatVector a0 = bias, a1 = bias, a2 = bias, a3 = bias;
            int i = i0 + q * STEP;
            FloatVector x0 = FloatVector.fromArray(SPECIES, in, i);
            FloatVector x1 = FloatVector.fromArray(SPECIES, in, i + LANES);
            FloatVector x2 = FloatVector.fromArray(SPECIES, in, i + 2 * LANES);
            FloatVector x3 = FloatVector.fromArray(SPECIES, in, i + 3 * LANES);
            FloatVector x4 = FloatVector.fromArray(SPECIES, in, i + 4 * LANES);
            FloatVector x5 = FloatVector.fromArray(SPECIES, in, i + 5 * LANES);
            FloatVector x6 = TWO ? FloatVector.fromArray(SPECIES, in, i + 6 * LANES) : x0;
            FloatVector x7 = TWO ? FloatVector.fromArray(SPECIES, in, i + 7 * LANES) : x0;
            FloatVector x8 = TWO ? FloatVector.fromArray(SPECIES, in, i + 8 * LANES) : x0;
            a0 = x0.fma(w0, a0);
            a1 = (TWO ? x2 : x1).fma(w0, a1);
            a2 = (TWO ? x4 : x2).fma(w0, a2);
            a3 = (TWO ? x6 : x3).fma(w0, a3);
            a0 = x1.fma(w1, a0);
            a1 = (TWO ? x3 : x2).fma(w1, a1);
            a2 = (TWO ? x5 : x3).fma(w1, a2);
            a3 = (TWO ? x7 : x4).fma(w1, a3);
            a0 = x2.fma(w2, a0);
            a1 = (TWO ? x4 : x3).fma(w2, a1);
            a2 = (TWO ? x6 : x4).fma(w2, a2);
            a3 = (TWO ? x8 : x5).fma(w2, a3);
            i = i1 + q * STEP;
            x0 = FloatVector.fromArray(SPECIES, in, i);
            x1 = FloatVector.fromArray(SPECIES, in, i + LANES);
            x2 = FloatVector.fromArray(SPECIES, in, i + 2 * LANES);
            x3 = FloatVector.fromArray(SPECIES, in, i + 3 * LANES);
            x4 = FloatVector.fromArray(SPECIES, in, i + 4 * LANES);
            x5 = FloatVector.fromArray(SPECIES, in, i + 5 * LANES);
            x6 = TWO ? FloatVector.fromArray(SPECIES, in, i + 6 * LANES) : x0;
            x7 = TWO ? FloatVector.fromArray(SPECIES, in, i + 7 * LANES) : x0;
            x8 = TWO ? FloatVector.fromArray(SPECIES, in, i + 8 * LANES) : x0;
            a0 = x0.fma(w3, a0);
            a1 = (TWO ? x2 : x1).fma(w3, a1);
            a2 = (TWO ? x4 : x2).fma(w3, a2);
            a3 = (TWO ? x6 : x3).fma(w3, a3);
            a0 = x1.fma(w4, a0);
            a1 = (TWO ? x3 : x2).fma(w4, a1);
            a2 = (TWO ? x5 : x3).fma(w4, a2);
            a3 = (TWO ? x7 : x4).fma(w4, a3);
            a0 = x2.fma(w5, a0);
            a1 = (TWO ? x4 : x3).fma(w5, a1);
            a2 = (TWO ? x6 : x4).fma(w5, a2);
            a3 = (TWO ? x8 : x5).fma(w5, a3);
            i = i2 + q * STEP;
            x0 = FloatVector.fromArray(SPECIES, in, i);
            x1 = FloatVector.fromArray(SPECIES, in, i + LANES);
            x2 = FloatVector.fromArray(SPECIES, in, i + 2 * LANES);
            x3 = FloatVector.fromArray(SPECIES, in, i + 3 * LANES);
            x4 = FloatVector.fromArray(SPECIES, in, i + 4 * LANES);
            x5 = FloatVector.fromArray(SPECIES, in, i + 5 * LANES);
            x6 = TWO ? FloatVector.fromArray(SPECIES, in, i + 6 * LANES) : x0;
            x7 = TWO ? FloatVector.fromArray(SPECIES, in, i + 7 * LANES) : x0;
            x8 = TWO ? FloatVector.fromArray(SPECIES, in, i + 8 * LANES) : x0;
            a0 = x0.fma(w6, a0);
            a1 = (TWO ? x2 : x1).fma(w6, a1);
            a2 = (TWO ? x4 : x2).fma(w6, a2);
            a3 = (TWO ? x6 : x3).fma(w6, a3);
            a0 = x1.fma(w7, a0);
            a1 = (TWO ? x3 : x2).fma(w7, a1);
            a2 = (TWO ? x5 : x3).fma(w7, a2);
            a3 = (TWO ? x7 : x4).fma(w7, a3);
            a0 = x2.fma(w8, a0);
            a1 = (TWO ? x4 : x3).fma(w8, a1);
            a2 = (TWO ? x6 : x4).fma(w8, a2);
            a3 = (TWO ? x8 : x5).fma(w8, a3);
            int o = at + q * LANES;
            FloatVector ra0 = FROM_BELOW ? a0.blend(LOWER, a0.compare(VectorOperators.LE, LOWER)) : a0;
            (FROM_ABOVE ? ra0.blend(UPPER, ra0.compare(VectorOperators.GE, UPPER)) : ra0).intoArray(out, o);
            FloatVector ra1 = FROM_BELOW ? a1.blend(LOWER, a1.compare(VectorOperators.LE, LOWER)) : a1;
            (FROM_ABOVE ? ra1.blend(UPPER, ra1.compare(VectorOperators.GE, UPPER)) : ra1).intoArray(out, o + LANES);
            FloatVector ra2 = FROM_BELOW ? a2.blend(LOWER, a2.compare(VectorOperators.LE, LOWER)) : a2;
            (FROM_ABOVE ? ra2.blend(UPPER, ra2.compare(VectorOperators.GE, UPPER)) : ra2).intoArray(out, o + 2 * LANES);
            FloatVector ra3 = FROM_BELOW ? a3.blend(LOWER, a3.compare(VectorOperators.LE, LOWER)) : a3;
            (FROM_ABOVE ? ra3.blend(UPPER, ra3.compare(VectorOperators.GE, UPPER)) : ra3).intoArray(out, o + 3 * LANES);
        }
    }
}
