package conv4j.kernel.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The transforms of {@link WinogradScheme}, a line of a tile at a time: all columns into scratch, then all rows out of
 * it. Reached through {@link WinogradTransform#of} only, see {@link Specialized}.
 */
final class WinogradLoop implements WinogradTransform {
    private static final Form FORM = Specialized.constants(MethodHandles.lookup(), Form.class);
    private static final VectorSpecies<Float> SPECIES =
            VectorSpecies.of(float.class, VectorShape.forBitSize(FORM.lanes() * Float.SIZE));
    private static final boolean F4 = FORM.scheme() == WinogradScheme.F4;
    private static final int INPUTS = FORM.scheme().inputs();
    private static final int OUTPUTS = FORM.scheme().outputs();
    private static final int LANES = FORM.lanes();
    private static final float[] NO_BIAS = new float[LANES];

    @Override
    public void input(float[] in, int at, int rowPitch, float[][] scratch, float[][] transformed, int to) {
        for (int j = 0; j < INPUTS; j++) {
            inputLine(in, at + j * LANES, rowPitch, scratch, 0, j * LANES);
        }
        for (int i = 0; i < INPUTS; i++) {
            inputLine(scratch[i], 0, LANES, transformed, i * INPUTS, to);
        }
    }

    /** B times a line of cells, one result to the same place in each of some arrays. */
    private static void inputLine(float[] in, int at, int pitch, float[][] to, int first, int i) {
        FloatVector d0 = FloatVector.fromArray(SPECIES, in, at);
        FloatVector d1 = FloatVector.fromArray(SPECIES, in, at + pitch);
        FloatVector d2 = FloatVector.fromArray(SPECIES, in, at + 2 * pitch);
        FloatVector d3 = FloatVector.fromArray(SPECIES, in, at + 3 * pitch);
        if (F4) {
            FloatVector d4 = FloatVector.fromArray(SPECIES, in, at + 4 * pitch);
            FloatVector d5 = FloatVector.fromArray(SPECIES, in, at + 5 * pitch);
            FloatVector p = d4.sub(d2.mul(4));
            FloatVector q = d3.sub(d1.mul(4));
            FloatVector r = d4.sub(d2);
            FloatVector s = d3.sub(d1).mul(2);
            d0.mul(4).sub(d2.mul(5)).add(d4).intoArray(to[first], i);
            p.add(q).intoArray(to[first + 1], i);
            p.sub(q).intoArray(to[first + 2], i);
            r.add(s).intoArray(to[first + 3], i);
            r.sub(s).intoArray(to[first + 4], i);
            d1.mul(4).sub(d3.mul(5)).add(d5).intoArray(to[first + 5], i);
        } else {
            d0.sub(d2).intoArray(to[first], i);
            d1.add(d2).intoArray(to[first + 1], i);
            d2.sub(d1).intoArray(to[first + 2], i);
            d1.sub(d3).intoArray(to[first + 3], i);
        }
    }

    @Override
    public void output(
            float[][] products,
            int from,
            float[][] scratch,
            float[] bias,
            int biasAt,
            float[] out,
            int at,
            int rowPitch,
            int rows,
            int columns) {
        for (int j = 0; j < INPUTS; j++) {
            outputLine(products, j, INPUTS, from, NO_BIAS, 0, scratch[j], 0, OUTPUTS);
        }
        for (int i = 0; i < rows; i++) {
            outputLine(scratch, 0, 1, i * LANES, bias, biasAt, out, at + i * rowPitch, columns);
        }
    }

    /** A transposed times a line of products from the same place in every step-th array; as many results as wanted. */
    private static void outputLine(
            float[][] in, int first, int step, int at, float[] bias, int biasAt, float[] to, int i, int count) {
        FloatVector b = FloatVector.fromArray(SPECIES, bias, biasAt);
        FloatVector d0 = FloatVector.fromArray(SPECIES, in[first], at);
        FloatVector d1 = FloatVector.fromArray(SPECIES, in[first + step], at);
        FloatVector d2 = FloatVector.fromArray(SPECIES, in[first + 2 * step], at);
        FloatVector d3 = FloatVector.fromArray(SPECIES, in[first + 3 * step], at);
        if (F4) {
            FloatVector d4 = FloatVector.fromArray(SPECIES, in[first + 4 * step], at);
            FloatVector d5 = FloatVector.fromArray(SPECIES, in[first + 5 * step], at);
            FloatVector p = d1.add(d2);
            FloatVector q = d1.sub(d2);
            FloatVector r = d3.add(d4);
            FloatVector s = d3.sub(d4);
            d0.add(p).add(r).add(b).intoArray(to, i);
            if (count > 1) {
                s.mul(2).add(q).add(b).intoArray(to, i + LANES);
            }
            if (count > 2) {
                r.mul(4).add(p).add(b).intoArray(to, i + 2 * LANES);
            }
            if (count > 3) {
                s.mul(8).add(q).add(d5).add(b).intoArray(to, i + 3 * LANES);
            }
        } else {
            d0.add(d1).add(d2).add(b).intoArray(to, i);
            if (count > 1) {
                d1.sub(d2).sub(d3).add(b).intoArray(to, i + LANES);
            }
        }
    }
}
