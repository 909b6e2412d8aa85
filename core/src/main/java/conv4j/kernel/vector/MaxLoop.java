package conv4j.kernel.vector;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The hot loops of max pooling. Reached through {@link MaxRow#of} only, see {@link Specialized}.
 *
 * <p>{@link FloatVector#max} takes six instructions with AVX-512, two of them on mask registers; an image takes three, for
 * each cell and not for each comparison, three to come back, and a comparison one. Counted loops of one place a turn,
 * which C2 frees of range checks and unrolls by itself. What keeps C2 on JDK 17 from boxing vectors here: no methods for an
 * image, constants that are vectors, a loop without the columns before and behind it, and a result that comes from a
 * product by one (the store of what was integers a moment ago it leaves to Java).
 */
final class MaxLoop implements MaxRow {
    private static final Form FORM = Specialized.constants(MethodHandles.lookup(), Form.class);
    private static final VectorShape SHAPE = VectorShape.forBitSize(FORM.lanes() * Float.SIZE);
    private static final VectorSpecies<Float> SPECIES = VectorSpecies.of(float.class, SHAPE);
    private static final VectorSpecies<Integer> IMAGES = VectorSpecies.of(int.class, SHAPE);
    private static final int LANES = FORM.lanes();
    private static final int ROWS = FORM.rows();
    private static final int COLUMNS = FORM.columns();
    /** All bits but the sign. */
    private static final int REST = Integer.MAX_VALUE;

    private static final int STRIDE = FORM.stride();
    private static final int CARRIED = FORM.carried();

    @Override
    public void slide(
            float[] in, int first, int second, int third, float[] carried, int from, float[] out, int at, int places) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        IntVector rest = IntVector.broadcast(IMAGES, REST);
        IntVector nan = IntVector.broadcast(IMAGES, NEGATIVE_NAN);
        IntVector a = FloatVector.fromArray(SPECIES, carried, from).reinterpretAsInts();
        IntVector b = FloatVector.fromArray(SPECIES, carried, from + LANES).reinterpretAsInts();
        int end = places * LANES;
        for (int i = 0; i < end; i += LANES) {
            int j = STRIDE * i;
            IntVector c = FloatVector.fromArray(SPECIES, in, first + j).reinterpretAsInts();
            c = c.lanewise(ASHR, 31).and(rest).lanewise(XOR, c).sub(nan);
            if (ROWS > 1) {
                IntVector x = FloatVector.fromArray(SPECIES, in, second + j).reinterpretAsInts();
                c = c.max(x.lanewise(ASHR, 31).and(rest).lanewise(XOR, x).sub(nan));
            }
            if (ROWS > 2) {
                IntVector x = FloatVector.fromArray(SPECIES, in, third + j).reinterpretAsInts();
                c = c.max(x.lanewise(ASHR, 31).and(rest).lanewise(XOR, x).sub(nan));
            }
            IntVector m = c;
            if (COLUMNS - CARRIED > 1) {
                c = FloatVector.fromArray(SPECIES, in, first + j + LANES).reinterpretAsInts();
                c = c.lanewise(ASHR, 31).and(rest).lanewise(XOR, c).sub(nan);
                if (ROWS > 1) {
                    IntVector x = FloatVector.fromArray(SPECIES, in, second + j + LANES)
                            .reinterpretAsInts();
                    c = c.max(x.lanewise(ASHR, 31).and(rest).lanewise(XOR, x).sub(nan));
                }
                if (ROWS > 2) {
                    IntVector x = FloatVector.fromArray(SPECIES, in, third + j + LANES)
                            .reinterpretAsInts();
                    c = c.max(x.lanewise(ASHR, 31).and(rest).lanewise(XOR, x).sub(nan));
                }
                m = m.max(c);
            }
            if (COLUMNS - CARRIED > 2) {
                c = FloatVector.fromArray(SPECIES, in, first + j + 2 * LANES).reinterpretAsInts();
                c = c.lanewise(ASHR, 31).and(rest).lanewise(XOR, c).sub(nan);
                if (ROWS > 1) {
                    IntVector x = FloatVector.fromArray(SPECIES, in, second + j + 2 * LANES)
                            .reinterpretAsInts();
                    c = c.max(x.lanewise(ASHR, 31).and(rest).lanewise(XOR, x).sub(nan));
                }
                if (ROWS > 2) {
                    IntVector x = FloatVector.fromArray(SPECIES, in, third + j + 2 * LANES)
                            .reinterpretAsInts();
                    c = c.max(x.lanewise(ASHR, 31).and(rest).lanewise(XOR, x).sub(nan));
                }
                m = m.max(c);
            }
            if (CARRIED > 0) {
                m = m.max(a);
                a = c;
            }
            if (CARRIED > 1) {
                m = m.max(b);
                a = b;
                b = c;
            }
            m = m.add(nan);
            one.mul(m.lanewise(ASHR, 31).and(rest).lanewise(XOR, m).reinterpretAsFloats())
                    .intoArray(out, at + i);
        }
        a.reinterpretAsFloats().intoArray(carried, from);
        b.reinterpretAsFloats().intoArray(carried, from + LANES);
    }

    @Override
    public void down(float[] in, int first, int second, int third, float[] images, int at, int cells) {
        IntVector rest = IntVector.broadcast(IMAGES, REST);
        IntVector nan = IntVector.broadcast(IMAGES, NEGATIVE_NAN);
        int end = cells * LANES;
        for (int i = 0; i < end; i += LANES) {
            IntVector m = FloatVector.fromArray(SPECIES, in, first + i).reinterpretAsInts();
            m = m.lanewise(ASHR, 31).and(rest).lanewise(XOR, m).sub(nan);
            if (ROWS > 1) {
                IntVector x = FloatVector.fromArray(SPECIES, in, second + i).reinterpretAsInts();
                m = m.max(x.lanewise(ASHR, 31).and(rest).lanewise(XOR, x).sub(nan));
            }
            if (ROWS > 2) {
                IntVector x = FloatVector.fromArray(SPECIES, in, third + i).reinterpretAsInts();
                m = m.max(x.lanewise(ASHR, 31).and(rest).lanewise(XOR, x).sub(nan));
            }
            m.reinterpretAsFloats().intoArray(images, at + i);
        }
    }

    @Override
    public void further(float[] in, int first, int second, int third, float[] images, int at, int cells) {
        IntVector rest = IntVector.broadcast(IMAGES, REST);
        IntVector nan = IntVector.broadcast(IMAGES, NEGATIVE_NAN);
        int end = cells * LANES;
        for (int i = 0; i < end; i += LANES) {
            IntVector m = FloatVector.fromArray(SPECIES, in, first + i).reinterpretAsInts();
            m = m.lanewise(ASHR, 31).and(rest).lanewise(XOR, m).sub(nan);
            if (ROWS > 1) {
                IntVector x = FloatVector.fromArray(SPECIES, in, second + i).reinterpretAsInts();
                m = m.max(x.lanewise(ASHR, 31).and(rest).lanewise(XOR, x).sub(nan));
            }
            if (ROWS > 2) {
                IntVector x = FloatVector.fromArray(SPECIES, in, third + i).reinterpretAsInts();
                m = m.max(x.lanewise(ASHR, 31).and(rest).lanewise(XOR, x).sub(nan));
            }
            m = m.max(FloatVector.fromArray(SPECIES, images, at + i).reinterpretAsInts());
            m.reinterpretAsFloats().intoArray(images, at + i);
        }
    }

    @Override
    public void widen(float[] images, int at, int distance, int cells) {
        int end = cells * LANES;
        for (int i = 0; i < end; i += LANES) {
            IntVector a = FloatVector.fromArray(SPECIES, images, at + i).reinterpretAsInts();
            IntVector b =
                    FloatVector.fromArray(SPECIES, images, at + distance + i).reinterpretAsInts();
            a.max(b).reinterpretAsFloats().intoArray(images, at + i);
        }
    }

    @Override
    public void along(float[] images, int at, int second, int third, float[] out, int to, int places) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        IntVector rest = IntVector.broadcast(IMAGES, REST);
        IntVector nan = IntVector.broadcast(IMAGES, NEGATIVE_NAN);
        int end = places * LANES;
        for (int i = 0; i < end; i += LANES) {
            int j = at + STRIDE * i;
            IntVector m = FloatVector.fromArray(SPECIES, images, j).reinterpretAsInts();
            if (COLUMNS > 1) {
                m = m.max(FloatVector.fromArray(SPECIES, images, j + second).reinterpretAsInts());
            }
            if (COLUMNS > 2) {
                m = m.max(FloatVector.fromArray(SPECIES, images, j + third).reinterpretAsInts());
            }
            m = m.add(nan);
            one.mul(m.lanewise(ASHR, 31).and(rest).lanewise(XOR, m).reinterpretAsFloats())
                    .intoArray(out, to + i);
        }
    }
}
