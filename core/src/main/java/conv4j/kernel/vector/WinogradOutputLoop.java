package conv4j.kernel.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** A transposed, as sums (Lavin and Gray, arXiv 1509.09308). Reached through {@link WinogradLines#of} only. */
final class WinogradOutputLoop implements WinogradLines {
    private static final Form FORM = Specialized.constants(MethodHandles.lookup(), Form.class);
    private static final VectorSpecies<Float> SPECIES =
            VectorSpecies.of(float.class, VectorShape.forBitSize(FORM.lanes() * Float.SIZE));
    private static final boolean F4 = FORM.scheme() == WinogradScheme.F4;
    private static final int STEP = FORM.step() * FORM.lanes();
    private static final int ADVANCE = FORM.advance() * FORM.lanes();
    private static final int RESULTS = FORM.results();
    private static final boolean RESIDUAL = FORM.epilogue().residual();
    private static final float LOWER = FORM.epilogue().bounds().lower();
    private static final float UPPER = FORM.epilogue().bounds().upper();
    private static final boolean FROM_BELOW = LOWER > Float.NEGATIVE_INFINITY;
    private static final boolean FROM_ABOVE = UPPER < Float.POSITIVE_INFINITY;

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
        for (int line = 0; line < count; line++) {
            int i = from + line * STEP;
            int o = at + line * ADVANCE;
            int add = residualAt + line * ADVANCE;
            FloatVector d0 = FloatVector.fromArray(SPECIES, in, i);
            FloatVector d1 = FloatVector.fromArray(SPECIES, in, i + pitch);
            FloatVector d2 = FloatVector.fromArray(SPECIES, in, i + 2 * pitch);
            FloatVector d3 = FloatVector.fromArray(SPECIES, in, i + 3 * pitch);
            FloatVector d4 = F4 ? FloatVector.fromArray(SPECIES, in, i + 4 * pitch) : d3;
            FloatVector d5 = F4 ? FloatVector.fromArray(SPECIES, in, i + 5 * pitch) : d3;
            FloatVector p = d1.add(d2);
            FloatVector q = d1.sub(d2);
            FloatVector r = F4 ? d3.add(d4) : d3;
            FloatVector s = F4 ? d3.sub(d4) : d3;
            // Each result is bounded here and not in a method, as in ProductLoop.
            if (RESULTS > 0) {
                FloatVector y0 = F4 ? d0.add(p).add(r) : d0.add(p);
                FloatVector sum = RESIDUAL ? y0.add(FloatVector.fromArray(SPECIES, residual, add)) : y0;
                FloatVector raised = FROM_BELOW ? sum.blend(LOWER, sum.compare(VectorOperators.LE, LOWER)) : sum;
                (FROM_ABOVE ? raised.blend(UPPER, raised.compare(VectorOperators.GE, UPPER)) : raised).intoArray(to, o);
            }
            if (RESULTS > 1) {
                FloatVector y1 = F4 ? s.add(s).add(q) : q.sub(d3);
                FloatVector sum = RESIDUAL ? y1.add(FloatVector.fromArray(SPECIES, residual, add + toPitch)) : y1;
                FloatVector raised = FROM_BELOW ? sum.blend(LOWER, sum.compare(VectorOperators.LE, LOWER)) : sum;
                (FROM_ABOVE ? raised.blend(UPPER, raised.compare(VectorOperators.GE, UPPER)) : raised)
                        .intoArray(to, o + toPitch);
            }
            if (F4 && RESULTS > 2) {
                FloatVector y2 = r.fma(FloatVector.broadcast(SPECIES, 4), p);
                FloatVector sum = RESIDUAL ? y2.add(FloatVector.fromArray(SPECIES, residual, add + 2 * toPitch)) : y2;
                FloatVector raised = FROM_BELOW ? sum.blend(LOWER, sum.compare(VectorOperators.LE, LOWER)) : sum;
                (FROM_ABOVE ? raised.blend(UPPER, raised.compare(VectorOperators.GE, UPPER)) : raised)
                        .intoArray(to, o + 2 * toPitch);
            }
            if (F4 && RESULTS > 3) {
                FloatVector y3 = s.fma(FloatVector.broadcast(SPECIES, 8), q).add(d5);
                FloatVector sum = RESIDUAL ? y3.add(FloatVector.fromArray(SPECIES, residual, add + 3 * toPitch)) : y3;
                FloatVector raised = FROM_BELOW ? sum.blend(LOWER, sum.compare(VectorOperators.LE, LOWER)) : sum;
                (FROM_ABOVE ? raised.blend(UPPER, raised.compare(VectorOperators.GE, UPPER)) : raised)
                        .intoArray(to, o + 3 * toPitch);
            }
        }
    }
}
