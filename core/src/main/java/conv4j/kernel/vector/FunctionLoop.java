package conv4j.kernel.vector;

import conv4j.op.Elementwise.Function;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one loop of functions of one number. Reached through {@link RowFunction#of} only, see {@link Specialized}.
 *
 * <p>Vectors in, vectors out: a scalar {@code Math.exp} costs some 20 multiplications' time an element, a vector's worth
 * of them as much as one. No error is above 4 ulps (or, where a function cancels, above that of its largest term): what
 * vector libraries promise; the conformance suite holds each function to it.
 */
final class FunctionLoop implements RowFunction {
    private static final Form FORM = Specialized.constants(MethodHandles.lookup(), Form.class);
    private static final VectorSpecies<Float> SPECIES =
            VectorSpecies.of(float.class, VectorShape.forBitSize(FORM.lanes() * Float.SIZE));
    private static final int LANES = FORM.lanes();
    private static final Function FUNCTION = FORM.function().function();
    private static final float A = FORM.function().alpha();
    private static final float B = FORM.function().beta();
    private static final float LOWER = FORM.bounds().lower();
    private static final float UPPER = FORM.bounds().upper();
    private static final boolean FROM_BELOW = LOWER > Float.NEGATIVE_INFINITY;
    private static final boolean FROM_ABOVE = UPPER < Float.POSITIVE_INFINITY;

    /** Scales an exponential that would be subnormal, and so lose digits, before it is multiplied. */
    private static final int SHIFT = 24;

    private static final float UNSHIFT = 0x1p-24f;

    @Override
    public void row(float[] in, int from, float[] out, int at, int length) {
        int last = length - LANES;
        if (last < 0) {
            VectorMask<Float> present = SPECIES.indexInRange(0, length);
            FloatVector y = of(FloatVector.fromArray(SPECIES, in, from, present));
            for (int lane = 0; lane < length; lane++) {
                out[at + lane] = y.lane(lane);
            }
            return;
        }
        for (int i = 0; i < last; i += LANES) {
            of(FloatVector.fromArray(SPECIES, in, from + i)).intoArray(out, at + i);
        }
        // Overlaps the one before where the row is no multiple of the lanes.
        of(FloatVector.fromArray(SPECIES, in, from + last)).intoArray(out, at + last);
    }

    private static FloatVector of(FloatVector x) {
        FloatVector y = simple(x);
        FloatVector raised = FROM_BELOW ? y.max(LOWER) : y;
        return FROM_ABOVE ? raised.min(UPPER) : raised;
    }

    private static FloatVector simple(FloatVector x) {
        if (FUNCTION == Function.ABS) {
            return x.abs();
        }
        if (FUNCTION == Function.NEGATE) {
            return x.neg();
        }
        if (FUNCTION == Function.AFFINE) {
            return x.mul(A).add(B);
        }
        if (FUNCTION == Function.SQUARE) {
            return x.mul(x);
        }
        if (FUNCTION == Function.SQRT) {
            return x.sqrt();
        }
        if (FUNCTION == Function.RECIPROCAL) {
            return all(1).div(x);
        }
        if (FUNCTION == Function.CLIP) {
            return x.max(A).min(B);
        }
        if (FUNCTION == Function.LEAKY_RELU) {
            return x.blend(x.mul(A), x.compare(VectorOperators.LT, 0));
        }
        if (FUNCTION == Function.THRESHOLD) {
            return all(B).blend(x, x.compare(VectorOperators.GT, A));
        }
        if (FUNCTION == Function.HARD_SIGMOID) {
            return x.mul(A).add(B).min(1).max(0);
        }
        if (FUNCTION == Function.HARD_SWISH) {
            return x.mul(x.div(6).add(0.5f).min(1).max(0));
        }
        return FUNCTION == Function.SOFTSIGN ? x.div(x.abs().add(1)) : curved(x);
    }

    private static FloatVector curved(FloatVector x) {
        if (FUNCTION == Function.EXP) {
            return exp(x, 0);
        }
        if (FUNCTION == Function.SIGMOID) {
            FloatVector e = exp(x.abs().neg(), 0);
            FloatVector above = all(1).blend(e, x.compare(VectorOperators.LT, 0));
            return above.div(e.add(1));
        }
        if (FUNCTION == Function.SWISH) {
            return swish(x);
        }
        if (FUNCTION == Function.MISH) {
            return mish(x);
        }
        if (FUNCTION == Function.TANH) {
            return tanh(x);
        }
        if (FUNCTION == Function.ERF) {
            return erf(x);
        }
        if (FUNCTION == Function.GELU) {
            return x.mul(0.5f).mul(erf(x.mul(0.70710678f)).add(1));
        }
        if (FUNCTION == Function.GELU_TANH) {
            FloatVector inner = x.mul(x).mul(0.044715f).fma(x, x).mul(0.7978846f);
            return x.mul(0.5f).mul(tanh(inner).add(1));
        }
        if (FUNCTION == Function.ELU) {
            return x.blend(lessOne(x).mul(A), x.compare(VectorOperators.LT, 0));
        }
        if (FUNCTION == Function.SELU) {
            return x.mul(B).blend(lessOne(x).mul(B * A), x.compare(VectorOperators.LT, 0));
        }
        throw new IllegalStateException("no vectors for " + FUNCTION);
    }

    private static FloatVector all(float number) {
        return FloatVector.broadcast(SPECIES, number);
    }

    /**
     * {@code e^x * 2^shift}: {@code 2^n * e^r} with the integer n next to {@code x / log 2}, and a polynomial for the
     * rest r (Cephes, expf.c, S. Moshier). Two powers of two, since n may be a subnormal result's.
     */
    private static FloatVector exp(FloatVector any, int shift) {
        FloatVector x = any.max(-125).min(89);
        // Adding 3 * 2^22 leaves no bits for a fraction: the integer is in the lowest bits. JDK 17 has no conversion of
        // floats to integers on vectors.
        FloatVector rounded = x.fma(all(1.44269504f), all(0x1.8p23f));
        FloatVector n = rounded.sub(0x1.8p23f);
        FloatVector r = n.fma(all(-0.693359375f), x);
        r = n.fma(all(2.12194440e-4f), r);
        FloatVector p = all(1.9875691500e-4f);
        p = p.fma(r, all(1.3981999507e-3f));
        p = p.fma(r, all(8.3334519073e-3f));
        p = p.fma(r, all(4.1665795894e-2f));
        p = p.fma(r, all(1.6666665459e-1f));
        p = p.fma(r, all(5.0000001201e-1f));
        p = p.fma(r.mul(r), r).add(1);
        IntVector power = rounded.reinterpretAsInts().sub(Float.floatToRawIntBits(0x1.8p23f) - shift);
        IntVector half = power.lanewise(VectorOperators.ASHR, 1);
        return p.mul(powerOfTwo(half)).mul(powerOfTwo(power.sub(half)));
    }

    private static FloatVector powerOfTwo(IntVector n) {
        return n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    /** {@code x / (1 + e^-ax)}, by the exponential that is at most 1. */
    private static FloatVector swish(FloatVector x) {
        FloatVector t = A == 1 ? x : x.mul(A);
        FloatVector shifted = exp(t.abs().neg(), SHIFT);
        FloatVector inverse = all(1).div(shifted.mul(UNSHIFT).add(1));
        FloatVector below = x.mul(shifted).mul(inverse).mul(UNSHIFT);
        return x.mul(inverse).blend(below, t.compare(VectorOperators.LT, 0));
    }

    /** {@code x * tanh(log(1 + e))} is {@code x * w / (w + 2)} with {@code w = e * (e + 2)}; from 20 on it is x. */
    private static FloatVector mish(FloatVector x) {
        FloatVector shifted = exp(x.min(20), SHIFT);
        FloatVector e = shifted.mul(UNSHIFT);
        FloatVector two = e.add(2);
        FloatVector w = e.mul(two);
        FloatVector inverse = all(1).div(w.add(2));
        FloatVector below = x.mul(shifted).mul(two).mul(inverse).mul(UNSHIFT);
        return x.mul(w.mul(inverse)).blend(below, x.compare(VectorOperators.LT, 0));
    }

    /** {@code e^x - 1} for x below 0, without cancellation: {@code 2 t / (1 - t)} with {@code t = tanh(x / 2)}. */
    private static FloatVector lessOne(FloatVector x) {
        FloatVector t = tanh(x.mul(0.5f));
        return t.add(t).div(all(1).sub(t));
    }

    /** The rational minimax approximation of Eigen (generic_fast_tanh_float, MathFunctionsImpl.h). */
    private static FloatVector tanh(FloatVector any) {
        FloatVector x = any.max(-7.90531110763549805f).min(7.90531110763549805f);
        FloatVector s = x.mul(x);
        FloatVector p = all(-2.76076847742355e-16f);
        p = p.fma(s, all(2.00018790482477e-13f));
        p = p.fma(s, all(-8.60467152213735e-11f));
        p = p.fma(s, all(5.12229709037114e-08f));
        p = p.fma(s, all(1.48572235717979e-05f));
        p = p.fma(s, all(6.37261928875436e-04f));
        p = p.fma(s, all(4.89352455891786e-03f)).mul(x);
        FloatVector q = all(1.19825839466702e-06f);
        q = q.fma(s, all(1.18534705686654e-04f));
        q = q.fma(s, all(2.26843463243900e-03f));
        q = q.fma(s, all(4.89352518554385e-03f));
        FloatVector size = any.abs();
        return sign(p.div(q), any, size.compare(VectorOperators.GT, 9.02f))
                .blend(any, size.compare(VectorOperators.LT, 4e-4f));
    }

    /** The rational minimax approximation of Eigen (generic_fast_erf_float, SpecialFunctionsImpl.h). */
    private static FloatVector erf(FloatVector any) {
        FloatVector x = any.max(-4).min(4);
        FloatVector s = x.mul(x);
        FloatVector p = all(-2.72614225801306e-10f);
        p = p.fma(s, all(2.77068142495902e-08f));
        p = p.fma(s, all(-2.10102402082508e-06f));
        p = p.fma(s, all(-5.69250639462346e-05f));
        p = p.fma(s, all(-7.34990630326855e-04f));
        p = p.fma(s, all(-2.95459980854025e-03f));
        p = p.fma(s, all(-1.60960333262415e-02f)).mul(x);
        FloatVector q = all(-1.45660718464996e-05f);
        q = q.fma(s, all(-2.13374055278905e-04f));
        q = q.fma(s, all(-1.68282697438203e-03f));
        q = q.fma(s, all(-7.37332916720468e-03f));
        q = q.fma(s, all(-1.42647390514189e-02f));
        FloatVector size = any.abs();
        // Where the cube is less than a rounding; subnormal numerators would lose digits.
        return sign(p.div(q), any, size.compare(VectorOperators.GT, 3.92f))
                .blend(any.mul(1.1283792f), size.compare(VectorOperators.LT, 1e-4f));
    }

    /** 1 with x's sign where a function is that to the last bit, so that infinities cancel as they must. */
    private static FloatVector sign(FloatVector y, FloatVector x, VectorMask<Float> saturated) {
        FloatVector one = all(1).blend(-1, x.compare(VectorOperators.LT, 0));
        return y.blend(one, saturated);
    }
}
