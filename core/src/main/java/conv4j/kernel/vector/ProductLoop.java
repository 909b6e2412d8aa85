package conv4j.kernel.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
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
            FloatVector u = FloatVector.fromArray(SPECIES, weights, t * BLOCKS * LANES);
            FloatVector v = BLOCKS > 1 ? FloatVector.fromArray(SPECIES, weights, t * BLOCKS * LANES + LANES) : u;
            FloatVector w = BLOCKS > 2 ? FloatVector.fromArray(SPECIES, weights, t * BLOCKS * LANES + 2 * LANES) : u;
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
            a0.intoArray(out, at);
            if (BLOCKS > 1) {
                b0.intoArray(out, at + plane);
            }
            if (BLOCKS > 2) {
                c0.intoArray(out, at + 2 * plane);
            }
        }
        if (PIXELS > 1) {
            a1.intoArray(out, at + LANES);
            if (BLOCKS > 1) {
                b1.intoArray(out, at + LANES + plane);
            }
            if (BLOCKS > 2) {
                c1.intoArray(out, at + LANES + 2 * plane);
            }
        }
        if (PIXELS > 2) {
            a2.intoArray(out, at + 2 * LANES);
            if (BLOCKS > 1) {
                b2.intoArray(out, at + 2 * LANES + plane);
            }
            if (BLOCKS > 2) {
                c2.intoArray(out, at + 2 * LANES + 2 * plane);
            }
        }
        if (PIXELS > 3) {
            a3.intoArray(out, at + 3 * LANES);
            if (BLOCKS > 1) {
                b3.intoArray(out, at + 3 * LANES + plane);
            }
            if (BLOCKS > 2) {
                c3.intoArray(out, at + 3 * LANES + 2 * plane);
            }
        }
        if (PIXELS > 4) {
            a4.intoArray(out, at + 4 * LANES);
            if (BLOCKS > 1) {
                b4.intoArray(out, at + 4 * LANES + plane);
            }
            if (BLOCKS > 2) {
                c4.intoArray(out, at + 4 * LANES + 2 * plane);
            }
        }
        if (PIXELS > 5) {
            a5.intoArray(out, at + 5 * LANES);
            if (BLOCKS > 1) {
                b5.intoArray(out, at + 5 * LANES + plane);
            }
            if (BLOCKS > 2) {
                c5.intoArray(out, at + 5 * LANES + 2 * plane);
            }
        }
        if (PIXELS > 6) {
            a6.intoArray(out, at + 6 * LANES);
            if (BLOCKS > 1) {
                b6.intoArray(out, at + 6 * LANES + plane);
            }
            if (BLOCKS > 2) {
                c6.intoArray(out, at + 6 * LANES + 2 * plane);
            }
        }
        if (PIXELS > 7) {
            a7.intoArray(out, at + 7 * LANES);
            if (BLOCKS > 1) {
                b7.intoArray(out, at + 7 * LANES + plane);
            }
            if (BLOCKS > 2) {
                c7.intoArray(out, at + 7 * LANES + 2 * plane);
            }
        }
    }
}
