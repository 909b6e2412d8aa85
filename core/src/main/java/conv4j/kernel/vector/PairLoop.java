package conv4j.kernel.vector;

import conv4j.op.Binary.Function;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The one loop of functions of two numbers. Reached through {@link RowPair#of} only, see {@link Specialized}. */
final class PairLoop implements RowPair {
    private static final Form FORM = Specialized.constants(MethodHandles.lookup(), Form.class);
    private static final VectorSpecies<Float> SPECIES =
            VectorSpecies.of(float.class, VectorShape.forBitSize(FORM.lanes() * Float.SIZE));
    private static final int LANES = FORM.lanes();
    private static final Function FUNCTION = FORM.function();
    private static final Operand A = FORM.a();
    private static final Operand B = FORM.b();
    private static final float LOWER = FORM.bounds().lower();
    private static final float UPPER = FORM.bounds().upper();
    private static final boolean FROM_BELOW = LOWER > Float.NEGATIVE_INFINITY;
    private static final boolean FROM_ABOVE = UPPER < Float.POSITIVE_INFINITY;

    @Override
    public void row(float[] a, int atA, float[] b, int atB, float[] out, int at, int length) {
        int last = length - LANES;
        if (last < 0) {
            VectorMask<Float> present = SPECIES.indexInRange(0, length);
            FloatVector x = A == Operand.ROW ? FloatVector.fromArray(SPECIES, a, atA, present) : load(A, a, atA, 0);
            FloatVector z = B == Operand.ROW ? FloatVector.fromArray(SPECIES, b, atB, present) : load(B, b, atB, 0);
            FloatVector y = of(x, z);
            for (int lane = 0; lane < length; lane++) {
                out[at + lane] = y.lane(lane);
            }
            return;
        }
        for (int i = 0; i < last; i += LANES) {
            of(load(A, a, atA, i), load(B, b, atB, i)).intoArray(out, at + i);
        }
        // Overlaps the one before where the row is no multiple of the lanes.
        of(load(A, a, atA, last), load(B, b, atB, last)).intoArray(out, at + last);
    }

    private static FloatVector load(Operand operand, float[] values, int at, int i) {
        if (operand == Operand.ROW) {
            return FloatVector.fromArray(SPECIES, values, at + i);
        }
        if (operand == Operand.CELL) {
            return FloatVector.fromArray(SPECIES, values, at);
        }
        return FloatVector.broadcast(SPECIES, operand == Operand.PIXEL ? values[at + i] : values[at]);
    }

    private static FloatVector of(FloatVector a, FloatVector b) {
        FloatVector y = unbounded(a, b);
        FloatVector raised = FROM_BELOW ? y.max(LOWER) : y;
        return FROM_ABOVE ? raised.min(UPPER) : raised;
    }

    private static FloatVector unbounded(FloatVector a, FloatVector b) {
        if (FUNCTION == Function.ADD) {
            return a.add(b);
        }
        if (FUNCTION == Function.SUBTRACT) {
            return a.sub(b);
        }
        if (FUNCTION == Function.MULTIPLY) {
            return a.mul(b);
        }
        if (FUNCTION == Function.DIVIDE) {
            return a.div(b);
        }
        if (FUNCTION == Function.MAXIMUM) {
            return a.max(b);
        }
        if (FUNCTION == Function.MINIMUM) {
            return a.min(b);
        }
        if (FUNCTION == Function.PRELU) {
            return a.blend(a.mul(b), a.compare(VectorOperators.LT, 0));
        }
        throw new IllegalStateException("no vectors for " + FUNCTION);
    }
}
