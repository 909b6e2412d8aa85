package conv4j.benchmarks.probe;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Reads an array from front to back and adds it up: as fast as its memory gives it. */
final class ReadLoop {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private ReadLoop() {}

    /** Eight sums, since an addition takes 3 cycles and two vectors may arrive in each. */
    static float run(float[] values) {
        int lanes = SPECIES.length();
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector a = zero;
        FloatVector b = zero;
        FloatVector c = zero;
        FloatVector d = zero;
        FloatVector e = zero;
        FloatVector f = zero;
        FloatVector g = zero;
        FloatVector h = zero;
        int end = values.length - values.length % (8 * lanes);
        for (int i = 0; i < end; i += 8 * lanes) {
            a = a.add(FloatVector.fromArray(SPECIES, values, i));
            b = b.add(FloatVector.fromArray(SPECIES, values, i + lanes));
            c = c.add(FloatVector.fromArray(SPECIES, values, i + 2 * lanes));
            d = d.add(FloatVector.fromArray(SPECIES, values, i + 3 * lanes));
            e = e.add(FloatVector.fromArray(SPECIES, values, i + 4 * lanes));
            f = f.add(FloatVector.fromArray(SPECIES, values, i + 5 * lanes));
            g = g.add(FloatVector.fromArray(SPECIES, values, i + 6 * lanes));
            h = h.add(FloatVector.fromArray(SPECIES, values, i + 7 * lanes));
        }
        return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).reduceLanes(VectorOperators.ADD);
    }
}
