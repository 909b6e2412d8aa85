package conv4j.kernel.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one loop of reductions. Reached through {@link RowReduction#of} only, see {@link Specialized}. Four sums that do not
 * wait for each other; a row's sums are added to those of the rows before, so that errors grow with rows plus columns and
 * not with their product.
 */
final class RowReductionLoop implements RowReduction {
    private static final Form FORM = Specialized.constants(MethodHandles.lookup(), Form.class);
    private static final VectorSpecies<Float> SPECIES =
            VectorSpecies.of(float.class, VectorShape.forBitSize(FORM.lanes() * Float.SIZE));
    private static final int LANES = FORM.lanes();
    private static final Step STEP = FORM.step();
    private static final float START = STEP.start();

    @Override
    public void row(float[] in, int from, int pixels, float[] result, int at) {
        FloatVector a = FloatVector.broadcast(SPECIES, START);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int end = from + pixels * LANES;
        int i = from;
        for (; i + 3 * LANES < end; i += 4 * LANES) {
            a = step(a, FloatVector.fromArray(SPECIES, in, i));
            b = step(b, FloatVector.fromArray(SPECIES, in, i + LANES));
            c = step(c, FloatVector.fromArray(SPECIES, in, i + 2 * LANES));
            d = step(d, FloatVector.fromArray(SPECIES, in, i + 3 * LANES));
        }
        for (; i < end; i += LANES) {
            a = step(a, FloatVector.fromArray(SPECIES, in, i));
        }
        FloatVector all = step(step(a, b), step(c, d));
        step(FloatVector.fromArray(SPECIES, result, at), all).intoArray(result, at);
    }

    private static FloatVector step(FloatVector x, FloatVector y) {
        return STEP == Step.SUM ? x.add(y) : STEP == Step.MAX ? x.max(y) : x.min(y);
    }
}
