package conv4j.kernel.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one hot loop of dense convolution. Reached through {@link ProductTile#of} only, see {@link Specialized}.
 *
 * <p>One single loop over all terms, each accumulator a local of its own: an array of vectors, or accumulators that pass
 * through an inner loop, would be boxed at each step (30 to 200 times slower). Reaches 99 % of the measured FMA peak on
 * JDK 17 and 25 at 2 x 7 (Zen 4, 512 bit).
 */
final class ProductLoop implements ProductTile {
    private static final Form FORM = Specialized.constants(MethodHandles.lookup(), Form.class);
    private static final VectorSpecies<Float> SPECIES =
            VectorSpecies.of(float.class, VectorShape.forBitSize(FORM.lanes() * Float.SIZE));
    private static final int LANES = FORM.lanes();
    private static final float LOWER = FORM.bounds().lower();
    private static final float UPPER = FORM.bounds().upper();
    private static final boolean FROM_BELOW = LOWER > Float.NEGATIVE_INFINITY;
    private static final boolean FROM_ABOVE = UPPER < Float.POSITIVE_INFINITY;
    private static final int BLOCKS = FORM.blocks();
    private static final int PIXELS = FORM.pixels();
    private static final int STEP = FORM.step();

    @Override
    public void row(Panel panel, Inputs inputs, int first, float[] out, int at, int plane, int pixels) {
        int last = pixels - PIXELS;
        for (int p = 0; p < last; p += PIXELS) {
            tile(panel, inputs, first + p * STEP, out, at + p * LANES, plane);
        }
        tile(panel, inputs, first + last * STEP, out, at + last * LANES, plane);
    }

    private static void tile(Panel panel, Inputs inputs, int first, float[] out, int at, int plane) {
        float[] in = inputs.in();
        int[] offsets = inputs.offsets();
        float[] weights = panel.weights();
        float[] bias = panel.bias();
        int begin = panel.at();
        FloatVector a0 = FloatVector.fromArray(SPECIES, bias, 0);
        FloatVector b0 = BLOCKS > 1 ? FloatVector.fromArray(SPECIES, bias, LANES) : a0;
        FloatVector c0 = BLOCKS > 2 ? FloatVector.fromArray(SPECIES, bias, 2 * LANES) : a0;
        FloatVector a1 = a0, b1 = b0, c1 = c0;
        FloatVector a2 = a0, b2 = b0, c2 = c0;
        FloatVector a3 = a0, b3 = b0, c3 = c0;
        FloatVector a4 = a0, b4 = b0, c4 = c0;
        FloatVector a5 = a0, b5 = b0, c5 = c0;
        FloatVector a6 = a0, b6 = b0, c6 = c0;
        FloatVector a7 = a0, b7 = b0, c7 = c0;
        for (int t = 0; t < offsets.length; t++) {
            // Indices that are a constant times t: an index carried along keeps its bounds check and, on JDK 17, takes
            // the register that holds first (12 % of the speed).
            FloatVector u = FloatVector.fromArray(SPECIES, weights, begin + t * BLOCKS * LANES);
            FloatVector v =
                    BLOCKS > 1 ? FloatVector.fromArray(SPECIES, weights, begin + t * BLOCKS * LANES + LANES) : u;
            FloatVector w =
                    BLOCKS > 2 ? FloatVector.fromArray(SPECIES, weights, begin + t * BLOCKS * LANES + 2 * LANES) : u;
            int i = first + offsets[t];
            if (PIXELS > 0) {
                FloatVector x = FloatVector.broadcast(SPECIES, in[i]);
                a0 = x.fma(u, a0);
                b0 = BLOCKS > 1 ? x.fma(v, b0) : b0;
                c0 = BLOCKS > 2 ? x.fma(w, c0) : c0;
            }
            if (PIXELS > 1) {
                FloatVector x = FloatVector.broadcast(SPECIES, in[i + STEP]);
                a1 = x.fma(u, a1);
                b1 = BLOCKS > 1 ? x.fma(v, b1) : b1;
                c1 = BLOCKS > 2 ? x.fma(w, c1) : c1;
            }
            if (PIXELS > 2) {
                FloatVector x = FloatVector.broadcast(SPECIES, in[i + 2 * STEP]);
                a2 = x.fma(u, a2);
                b2 = BLOCKS > 1 ? x.fma(v, b2) : b2;
                c2 = BLOCKS > 2 ? x.fma(w, c2) : c2;
            }
            if (PIXELS > 3) {
                FloatVector x = FloatVector.broadcast(SPECIES, in[i + 3 * STEP]);
                a3 = x.fma(u, a3);
                b3 = BLOCKS > 1 ? x.fma(v, b3) : b3;
                c3 = BLOCKS > 2 ? x.fma(w, c3) : c3;
            }
            if (PIXELS > 4) {
                FloatVector x = FloatVector.broadcast(SPECIES, in[i + 4 * STEP]);
                a4 = x.fma(u, a4);
                b4 = BLOCKS > 1 ? x.fma(v, b4) : b4;
                c4 = BLOCKS > 2 ? x.fma(w, c4) : c4;
            }
            if (PIXELS > 5) {
                FloatVector x = FloatVector.broadcast(SPECIES, in[i + 5 * STEP]);
                a5 = x.fma(u, a5);
                b5 = BLOCKS > 1 ? x.fma(v, b5) : b5;
                c5 = BLOCKS > 2 ? x.fma(w, c5) : c5;
            }
            if (PIXELS > 6) {
                FloatVector x = FloatVector.broadcast(SPECIES, in[i + 6 * STEP]);
                a6 = x.fma(u, a6);
                b6 = BLOCKS > 1 ? x.fma(v, b6) : b6;
                c6 = BLOCKS > 2 ? x.fma(w, c6) : c6;
            }
            if (PIXELS > 7) {
                FloatVector x = FloatVector.broadcast(SPECIES, in[i + 7 * STEP]);
                a7 = x.fma(u, a7);
                b7 = BLOCKS > 1 ? x.fma(v, b7) : b7;
                c7 = BLOCKS > 2 ? x.fma(w, c7) : c7;
            }
        }
        // Not through a method: where C2 does not inline it, all accumulators are boxed (a tenth of the speed, one run
        // in ten).
        if (PIXELS > 0) {
            FloatVector ra0 = FROM_BELOW ? a0.blend(LOWER, a0.compare(VectorOperators.LE, LOWER)) : a0;
            (FROM_ABOVE ? ra0.blend(UPPER, ra0.compare(VectorOperators.GE, UPPER)) : ra0).intoArray(out, at);
            if (BLOCKS > 1) {
                FloatVector rb0 = FROM_BELOW ? b0.blend(LOWER, b0.compare(VectorOperators.LE, LOWER)) : b0;
                (FROM_ABOVE ? rb0.blend(UPPER, rb0.compare(VectorOperators.GE, UPPER)) : rb0)
                        .intoArray(out, at + plane);
            }
            if (BLOCKS > 2) {
                FloatVector rc0 = FROM_BELOW ? c0.blend(LOWER, c0.compare(VectorOperators.LE, LOWER)) : c0;
                (FROM_ABOVE ? rc0.blend(UPPER, rc0.compare(VectorOperators.GE, UPPER)) : rc0)
                        .intoArray(out, at + 2 * plane);
            }
        }
        if (PIXELS > 1) {
            FloatVector ra1 = FROM_BELOW ? a1.blend(LOWER, a1.compare(VectorOperators.LE, LOWER)) : a1;
            (FROM_ABOVE ? ra1.blend(UPPER, ra1.compare(VectorOperators.GE, UPPER)) : ra1).intoArray(out, at + LANES);
            if (BLOCKS > 1) {
                FloatVector rb1 = FROM_BELOW ? b1.blend(LOWER, b1.compare(VectorOperators.LE, LOWER)) : b1;
                (FROM_ABOVE ? rb1.blend(UPPER, rb1.compare(VectorOperators.GE, UPPER)) : rb1)
                        .intoArray(out, at + LANES + plane);
            }
            if (BLOCKS > 2) {
                FloatVector rc1 = FROM_BELOW ? c1.blend(LOWER, c1.compare(VectorOperators.LE, LOWER)) : c1;
                (FROM_ABOVE ? rc1.blend(UPPER, rc1.compare(VectorOperators.GE, UPPER)) : rc1)
                        .intoArray(out, at + LANES + 2 * plane);
            }
        }
        if (PIXELS > 2) {
            FloatVector ra2 = FROM_BELOW ? a2.blend(LOWER, a2.compare(VectorOperators.LE, LOWER)) : a2;
            (FROM_ABOVE ? ra2.blend(UPPER, ra2.compare(VectorOperators.GE, UPPER)) : ra2)
                    .intoArray(out, at + 2 * LANES);
            if (BLOCKS > 1) {
                FloatVector rb2 = FROM_BELOW ? b2.blend(LOWER, b2.compare(VectorOperators.LE, LOWER)) : b2;
                (FROM_ABOVE ? rb2.blend(UPPER, rb2.compare(VectorOperators.GE, UPPER)) : rb2)
                        .intoArray(out, at + 2 * LANES + plane);
            }
            if (BLOCKS > 2) {
                FloatVector rc2 = FROM_BELOW ? c2.blend(LOWER, c2.compare(VectorOperators.LE, LOWER)) : c2;
                (FROM_ABOVE ? rc2.blend(UPPER, rc2.compare(VectorOperators.GE, UPPER)) : rc2)
                        .intoArray(out, at + 2 * LANES + 2 * plane);
            }
        }
        if (PIXELS > 3) {
            FloatVector ra3 = FROM_BELOW ? a3.blend(LOWER, a3.compare(VectorOperators.LE, LOWER)) : a3;
            (FROM_ABOVE ? ra3.blend(UPPER, ra3.compare(VectorOperators.GE, UPPER)) : ra3)
                    .intoArray(out, at + 3 * LANES);
            if (BLOCKS > 1) {
                FloatVector rb3 = FROM_BELOW ? b3.blend(LOWER, b3.compare(VectorOperators.LE, LOWER)) : b3;
                (FROM_ABOVE ? rb3.blend(UPPER, rb3.compare(VectorOperators.GE, UPPER)) : rb3)
                        .intoArray(out, at + 3 * LANES + plane);
            }
            if (BLOCKS > 2) {
                FloatVector rc3 = FROM_BELOW ? c3.blend(LOWER, c3.compare(VectorOperators.LE, LOWER)) : c3;
                (FROM_ABOVE ? rc3.blend(UPPER, rc3.compare(VectorOperators.GE, UPPER)) : rc3)
                        .intoArray(out, at + 3 * LANES + 2 * plane);
            }
        }
        if (PIXELS > 4) {
            FloatVector ra4 = FROM_BELOW ? a4.blend(LOWER, a4.compare(VectorOperators.LE, LOWER)) : a4;
            (FROM_ABOVE ? ra4.blend(UPPER, ra4.compare(VectorOperators.GE, UPPER)) : ra4)
                    .intoArray(out, at + 4 * LANES);
            if (BLOCKS > 1) {
                FloatVector rb4 = FROM_BELOW ? b4.blend(LOWER, b4.compare(VectorOperators.LE, LOWER)) : b4;
                (FROM_ABOVE ? rb4.blend(UPPER, rb4.compare(VectorOperators.GE, UPPER)) : rb4)
                        .intoArray(out, at + 4 * LANES + plane);
            }
            if (BLOCKS > 2) {
                FloatVector rc4 = FROM_BELOW ? c4.blend(LOWER, c4.compare(VectorOperators.LE, LOWER)) : c4;
                (FROM_ABOVE ? rc4.blend(UPPER, rc4.compare(VectorOperators.GE, UPPER)) : rc4)
                        .intoArray(out, at + 4 * LANES + 2 * plane);
            }
        }
        if (PIXELS > 5) {
            FloatVector ra5 = FROM_BELOW ? a5.blend(LOWER, a5.compare(VectorOperators.LE, LOWER)) : a5;
            (FROM_ABOVE ? ra5.blend(UPPER, ra5.compare(VectorOperators.GE, UPPER)) : ra5)
                    .intoArray(out, at + 5 * LANES);
            if (BLOCKS > 1) {
                FloatVector rb5 = FROM_BELOW ? b5.blend(LOWER, b5.compare(VectorOperators.LE, LOWER)) : b5;
                (FROM_ABOVE ? rb5.blend(UPPER, rb5.compare(VectorOperators.GE, UPPER)) : rb5)
                        .intoArray(out, at + 5 * LANES + plane);
            }
            if (BLOCKS > 2) {
                FloatVector rc5 = FROM_BELOW ? c5.blend(LOWER, c5.compare(VectorOperators.LE, LOWER)) : c5;
                (FROM_ABOVE ? rc5.blend(UPPER, rc5.compare(VectorOperators.GE, UPPER)) : rc5)
                        .intoArray(out, at + 5 * LANES + 2 * plane);
            }
        }
        if (PIXELS > 6) {
            FloatVector ra6 = FROM_BELOW ? a6.blend(LOWER, a6.compare(VectorOperators.LE, LOWER)) : a6;
            (FROM_ABOVE ? ra6.blend(UPPER, ra6.compare(VectorOperators.GE, UPPER)) : ra6)
                    .intoArray(out, at + 6 * LANES);
            if (BLOCKS > 1) {
                FloatVector rb6 = FROM_BELOW ? b6.blend(LOWER, b6.compare(VectorOperators.LE, LOWER)) : b6;
                (FROM_ABOVE ? rb6.blend(UPPER, rb6.compare(VectorOperators.GE, UPPER)) : rb6)
                        .intoArray(out, at + 6 * LANES + plane);
            }
            if (BLOCKS > 2) {
                FloatVector rc6 = FROM_BELOW ? c6.blend(LOWER, c6.compare(VectorOperators.LE, LOWER)) : c6;
                (FROM_ABOVE ? rc6.blend(UPPER, rc6.compare(VectorOperators.GE, UPPER)) : rc6)
                        .intoArray(out, at + 6 * LANES + 2 * plane);
            }
        }
        if (PIXELS > 7) {
            FloatVector ra7 = FROM_BELOW ? a7.blend(LOWER, a7.compare(VectorOperators.LE, LOWER)) : a7;
            (FROM_ABOVE ? ra7.blend(UPPER, ra7.compare(VectorOperators.GE, UPPER)) : ra7)
                    .intoArray(out, at + 7 * LANES);
            if (BLOCKS > 1) {
                FloatVector rb7 = FROM_BELOW ? b7.blend(LOWER, b7.compare(VectorOperators.LE, LOWER)) : b7;
                (FROM_ABOVE ? rb7.blend(UPPER, rb7.compare(VectorOperators.GE, UPPER)) : rb7)
                        .intoArray(out, at + 7 * LANES + plane);
            }
            if (BLOCKS > 2) {
                FloatVector rc7 = FROM_BELOW ? c7.blend(LOWER, c7.compare(VectorOperators.LE, LOWER)) : c7;
                (FROM_ABOVE ? rc7.blend(UPPER, rc7.compare(VectorOperators.GE, UPPER)) : rc7)
                        .intoArray(out, at + 7 * LANES + 2 * plane);
            }
        }
    }
}
