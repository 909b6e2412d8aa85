package conv4j.kernel.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** B transposed, as sums (Lavin and Gray, arXiv 1509.09308). Reached through {@link WinogradLines#of} only. */
final class WinogradInputLoop implements WinogradLines {
    private static final Form FORM = Specialized.constants(MethodHandles.lookup(), Form.class);
    private static final VectorSpecies<Float> SPECIES =
            VectorSpecies.of(float.class, VectorShape.forBitSize(FORM.lanes() * Float.SIZE));
    private static final boolean F4 = FORM.scheme() == WinogradScheme.F4;
    private static final int STEP = FORM.step() * FORM.lanes();
    private static final int ADVANCE = FORM.advance() * FORM.lanes();

    @Override
    public void lines(
            float[] in,
            int from,
            int pitch,
            float[] to,
            int at,
            int toPitch,
            float[] residual,
            int residualAt,
            int count) {
        FloatVector two = FloatVector.broadcast(SPECIES, 2);
        FloatVector four = FloatVector.broadcast(SPECIES, 4);
        FloatVector minusFour = FloatVector.broadcast(SPECIES, -4);
        FloatVector minusFive = FloatVector.broadcast(SPECIES, -5);
        for (int line = 0; line < count; line++) {
            int i = from + line * STEP;
            int o = at + line * ADVANCE;
            FloatVector d0 = FloatVector.fromArray(SPECIES, in, i);
            FloatVector d1 = FloatVector.fromArray(SPECIES, in, i + pitch);
            FloatVector d2 = FloatVector.fromArray(SPECIES, in, i + 2 * pitch);
            FloatVector d3 = FloatVector.fromArray(SPECIES, in, i + 3 * pitch);
            if (F4) {
                FloatVector d4 = FloatVector.fromArray(SPECIES, in, i + 4 * pitch);
                FloatVector d5 = FloatVector.fromArray(SPECIES, in, i + 5 * pitch);
                FloatVector p = d2.fma(minusFour, d4);
                FloatVector q = d1.fma(minusFour, d3);
                FloatVector r = d4.sub(d2);
                FloatVector s = d3.sub(d1);
                d0.fma(four, d2.fma(minusFive, d4)).intoArray(to, o);
                p.add(q).intoArray(to, o + toPitch);
                p.sub(q).intoArray(to, o + 2 * toPitch);
                s.fma(two, r).intoArray(to, o + 3 * toPitch);
                r.sub(s.add(s)).intoArray(to, o + 4 * toPitch);
                d1.fma(four, d3.fma(minusFive, d5)).intoArray(to, o + 5 * toPitch);
            } else {
                d0.sub(d2).intoArray(to, o);
                d1.add(d2).intoArray(to, o + toPitch);
                d2.sub(d1).intoArray(to, o + 2 * toPitch);
                d1.sub(d3).intoArray(to, o + 3 * toPitch);
            }
        }
    }
}
