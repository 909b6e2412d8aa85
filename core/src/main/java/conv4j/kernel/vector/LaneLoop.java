package conv4j.kernel.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one hot loop of means and of depthwise convolution. Reached through {@link LaneTile#of} only, see
 * {@link Specialized}; its form follows {@link ProductLoop}'s for the same reasons.
 */
final class LaneLoop implements LaneTile {
    private static final Form FORM = Specialized.constants(MethodHandles.lookup(), Form.class);
    private static final VectorSpecies<Float> SPECIES =
            VectorSpecies.of(float.class, VectorShape.forBitSize(FORM.lanes() * Float.SIZE));
    private static final boolean PRODUCT = FORM.reduction() == Reduction.PRODUCT;
    private static final int LANES = FORM.lanes();
    private static final float LOWER = FORM.bounds().lower();
    private static final float UPPER = FORM.bounds().upper();
    private static final boolean FROM_BELOW = LOWER > Float.NEGATIVE_INFINITY;
    private static final boolean FROM_ABOVE = UPPER < Float.POSITIVE_INFINITY;
    private static final int PIXELS = FORM.pixels();
    private static final int STEP = FORM.step();

    @Override
    public void row(Operands operands, float[] start, float[] weights, int first, int at, int pixels) {
        int last = pixels - PIXELS;
        for (int p = 0; p < last; p += PIXELS) {
            tile(operands, start, weights, first + p * STEP, at + p * LANES);
        }
        tile(operands, start, weights, first + last * STEP, at + last * LANES);
        if (operands.divisor() != 1) {
            divide(operands.out(), at, pixels * LANES, operands.divisor());
        }
    }

    private static void tile(Operands operands, float[] start, float[] weights, int first, int at) {
        float[] in = operands.in();
        int[] offsets = operands.offsets();
        int end = operands.endTerm();
        FloatVector a0 = FloatVector.fromArray(SPECIES, start, 0);
        FloatVector a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        for (int t = operands.firstTerm(); t < end; t++) {
            int i = first + offsets[t];
            FloatVector w = PRODUCT ? FloatVector.fromArray(SPECIES, weights, t * LANES) : a0;
            if (PIXELS > 0) {
                FloatVector x = FloatVector.fromArray(SPECIES, in, i);
                a0 = PRODUCT ? x.fma(w, a0) : a0.add(x);
            }
            if (PIXELS > 1) {
                FloatVector x = FloatVector.fromArray(SPECIES, in, i + STEP);
                a1 = PRODUCT ? x.fma(w, a1) : a1.add(x);
            }
            if (PIXELS > 2) {
                FloatVector x = FloatVector.fromArray(SPECIES, in, i + 2 * STEP);
                a2 = PRODUCT ? x.fma(w, a2) : a2.add(x);
            }
            if (PIXELS > 3) {
                FloatVector x = FloatVector.fromArray(SPECIES, in, i + 3 * STEP);
                a3 = PRODUCT ? x.fma(w, a3) : a3.add(x);
            }
            if (PIXELS > 4) {
                FloatVector x = FloatVector.fromArray(SPECIES, in, i + 4 * STEP);
                a4 = PRODUCT ? x.fma(w, a4) : a4.add(x);
            }
            if (PIXELS > 5) {
                FloatVector x = FloatVector.fromArray(SPECIES, in, i + 5 * STEP);
                a5 = PRODUCT ? x.fma(w, a5) : a5.add(x);
            }
            if (PIXELS > 6) {
                FloatVector x = FloatVector.fromArray(SPECIES, in, i + 6 * STEP);
                a6 = PRODUCT ? x.fma(w, a6) : a6.add(x);
            }
            if (PIXELS > 7) {
                FloatVector x = FloatVector.fromArray(SPECIES, in, i + 7 * STEP);
                a7 = PRODUCT ? x.fma(w, a7) : a7.add(x);
            }
        }
        float[] out = operands.out();
        if (PIXELS > 0) {
            FloatVector ra0 = FROM_BELOW ? a0.blend(LOWER, a0.compare(VectorOperators.LE, LOWER)) : a0;
            (FROM_ABOVE ? ra0.blend(UPPER, ra0.compare(VectorOperators.GE, UPPER)) : ra0).intoArray(out, at);
        }
        if (PIXELS > 1) {
            FloatVector ra1 = FROM_BELOW ? a1.blend(LOWER, a1.compare(VectorOperators.LE, LOWER)) : a1;
            (FROM_ABOVE ? ra1.blend(UPPER, ra1.compare(VectorOperators.GE, UPPER)) : ra1).intoArray(out, at + LANES);
        }
        if (PIXELS > 2) {
            FloatVector ra2 = FROM_BELOW ? a2.blend(LOWER, a2.compare(VectorOperators.LE, LOWER)) : a2;
            (FROM_ABOVE ? ra2.blend(UPPER, ra2.compare(VectorOperators.GE, UPPER)) : ra2)
                    .intoArray(out, at + 2 * LANES);
        }
        if (PIXELS > 3) {
            FloatVector ra3 = FROM_BELOW ? a3.blend(LOWER, a3.compare(VectorOperators.LE, LOWER)) : a3;
            (FROM_ABOVE ? ra3.blend(UPPER, ra3.compare(VectorOperators.GE, UPPER)) : ra3)
                    .intoArray(out, at + 3 * LANES);
        }
        if (PIXELS > 4) {
            FloatVector ra4 = FROM_BELOW ? a4.blend(LOWER, a4.compare(VectorOperators.LE, LOWER)) : a4;
            (FROM_ABOVE ? ra4.blend(UPPER, ra4.compare(VectorOperators.GE, UPPER)) : ra4)
                    .intoArray(out, at + 4 * LANES);
        }
        if (PIXELS > 5) {
            FloatVector ra5 = FROM_BELOW ? a5.blend(LOWER, a5.compare(VectorOperators.LE, LOWER)) : a5;
            (FROM_ABOVE ? ra5.blend(UPPER, ra5.compare(VectorOperators.GE, UPPER)) : ra5)
                    .intoArray(out, at + 5 * LANES);
        }
        if (PIXELS > 6) {
            FloatVector ra6 = FROM_BELOW ? a6.blend(LOWER, a6.compare(VectorOperators.LE, LOWER)) : a6;
            (FROM_ABOVE ? ra6.blend(UPPER, ra6.compare(VectorOperators.GE, UPPER)) : ra6)
                    .intoArray(out, at + 6 * LANES);
        }
        if (PIXELS > 7) {
            FloatVector ra7 = FROM_BELOW ? a7.blend(LOWER, a7.compare(VectorOperators.LE, LOWER)) : a7;
            (FROM_ABOVE ? ra7.blend(UPPER, ra7.compare(VectorOperators.GE, UPPER)) : ra7)
                    .intoArray(out, at + 7 * LANES);
        }
    }

    private static void divide(float[] values, int from, int length, float divisor) {
        for (int i = from; i < from + length; i += LANES) {
            FloatVector.fromArray(SPECIES, values, i).div(divisor).intoArray(values, i);
        }
    }
}
