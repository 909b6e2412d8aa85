package conv4j.kernel.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one loop of additions and activations that follow a layer. Reached through {@link RowEpilogue#of} only, see
 * {@link Specialized}. Apart from the product's tile: bounds on its accumulators would take the registers that they need
 * (up to half the speed).
 */
final class EpilogueLoop implements RowEpilogue {
    private static final Form FORM = Specialized.constants(MethodHandles.lookup(), Form.class);
    private static final VectorSpecies<Float> SPECIES =
            VectorSpecies.of(float.class, VectorShape.forBitSize(FORM.lanes() * Float.SIZE));
    private static final int LANES = FORM.lanes();
    private static final boolean RESIDUAL = FORM.epilogue().residual();
    private static final float LOWER = FORM.epilogue().bounds().lower();
    private static final float UPPER = FORM.epilogue().bounds().upper();
    private static final boolean FROM_BELOW = LOWER > Float.NEGATIVE_INFINITY;
    private static final boolean FROM_ABOVE = UPPER < Float.POSITIVE_INFINITY;

    @Override
    public void row(float[] out, int at, float[] residual, int residualAt, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, out, at + i);
            FloatVector sum = RESIDUAL ? x.add(FloatVector.fromArray(SPECIES, residual, residualAt + i)) : x;
            // Two instructions each, and NaN stays, as in Math.max; FloatVector.max is six on x86.
            FloatVector raised = FROM_BELOW ? sum.blend(LOWER, sum.compare(VectorOperators.LE, LOWER)) : sum;
            FloatVector bounded = FROM_ABOVE ? raised.blend(UPPER, raised.compare(VectorOperators.GE, UPPER)) : raised;
            bounded.intoArray(out, at + i);
        }
    }
}
