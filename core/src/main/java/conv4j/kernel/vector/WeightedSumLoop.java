package conv4j.kernel.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The one loop of weighted sums. Reached through {@link WeightedSum#of} only, see {@link Specialized}. */
final class WeightedSumLoop implements WeightedSum {
    private static final Form FORM = Specialized.constants(MethodHandles.lookup(), Form.class);
    private static final VectorSpecies<Float> SPECIES =
            VectorSpecies.of(float.class, VectorShape.forBitSize(FORM.lanes() * Float.SIZE));
    private static final int LANES = FORM.lanes();

    @Override
    public void add(float weight, float[] in, int from, float[] out, int at, int length) {
        FloatVector w = FloatVector.broadcast(SPECIES, weight);
        for (int i = 0; i < length; i += LANES) {
            FloatVector.fromArray(SPECIES, in, from + i)
                    .fma(w, FloatVector.fromArray(SPECIES, out, at + i))
                    .intoArray(out, at + i);
        }
    }
}
