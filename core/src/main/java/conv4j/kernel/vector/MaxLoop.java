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
 * which C2 frees of range checks and unrolls by itself; written out, since with a method for an image C2 boxes what it
 * returns (400 times as long). Zen 5 with other work
 * on it, least ms of several runs on JDK 17 and 25, beside medians of tiles of four places with {@code FloatVector.max}:
 * 3x3 with stride 2 on 64 channels of 112x112 .041 to .053 against .09, 2x2 with stride 2 on 224x224 .16 to .18 against
 * .18 to .23, 3x3 on 192 channels of 28x28 .016 to .017 against .052.
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
            float[] in,
            int first,
            int second,
            int third,
            int oldest,
            int older,
            float[] out,
            int at,
            int places,
            int trailing) {
        IntVector a = IntVector.broadcast(IMAGES, Integer.MIN_VALUE);
        IntVector b = a;
        if (CARRIED > 0) {
            a = FloatVector.fromArray(SPECIES, in, first + oldest).reinterpretAsInts();
            a = a.lanewise(ASHR, 31).and(REST).lanewise(XOR, a).sub(NEGATIVE_NAN);
            if (ROWS > 1) {
                IntVector x =
                        FloatVector.fromArray(SPECIES, in, second + oldest).reinterpretAsInts();
                a = a.max(x.lanewise(ASHR, 31).and(REST).lanewise(XOR, x).sub(NEGATIVE_NAN));
            }
            if (ROWS > 2) {
                IntVector x = FloatVector.fromArray(SPECIES, in, third + oldest).reinterpretAsInts();
                a = a.max(x.lanewise(ASHR, 31).and(REST).lanewise(XOR, x).sub(NEGATIVE_NAN));
            }
        }
        if (CARRIED > 1) {
            b = FloatVector.fromArray(SPECIES, in, first + older).reinterpretAsInts();
            b = b.lanewise(ASHR, 31).and(REST).lanewise(XOR, b).sub(NEGATIVE_NAN);
            if (ROWS > 1) {
                IntVector x = FloatVector.fromArray(SPECIES, in, second + older).reinterpretAsInts();
                b = b.max(x.lanewise(ASHR, 31).and(REST).lanewise(XOR, x).sub(NEGATIVE_NAN));
            }
            if (ROWS > 2) {
                IntVector x = FloatVector.fromArray(SPECIES, in, third + older).reinterpretAsInts();
                b = b.max(x.lanewise(ASHR, 31).and(REST).lanewise(XOR, x).sub(NEGATIVE_NAN));
            }
        }
        int end = places * LANES;
        for (int i = 0; i < end; i += LANES) {
            int j = STRIDE * i;
            IntVector c = FloatVector.fromArray(SPECIES, in, first + j).reinterpretAsInts();
            c = c.lanewise(ASHR, 31).and(REST).lanewise(XOR, c).sub(NEGATIVE_NAN);
            if (ROWS > 1) {
                IntVector x = FloatVector.fromArray(SPECIES, in, second + j).reinterpretAsInts();
                c = c.max(x.lanewise(ASHR, 31).and(REST).lanewise(XOR, x).sub(NEGATIVE_NAN));
            }
            if (ROWS > 2) {
                IntVector x = FloatVector.fromArray(SPECIES, in, third + j).reinterpretAsInts();
                c = c.max(x.lanewise(ASHR, 31).and(REST).lanewise(XOR, x).sub(NEGATIVE_NAN));
            }
            IntVector m = c;
            if (COLUMNS - CARRIED > 1) {
                c = FloatVector.fromArray(SPECIES, in, first + j + LANES).reinterpretAsInts();
                c = c.lanewise(ASHR, 31).and(REST).lanewise(XOR, c).sub(NEGATIVE_NAN);
                if (ROWS > 1) {
                    IntVector x = FloatVector.fromArray(SPECIES, in, second + j + LANES)
                            .reinterpretAsInts();
                    c = c.max(x.lanewise(ASHR, 31).and(REST).lanewise(XOR, x).sub(NEGATIVE_NAN));
                }
                if (ROWS > 2) {
                    IntVector x = FloatVector.fromArray(SPECIES, in, third + j + LANES)
                            .reinterpretAsInts();
                    c = c.max(x.lanewise(ASHR, 31).and(REST).lanewise(XOR, x).sub(NEGATIVE_NAN));
                }
                m = m.max(c);
            }
            if (COLUMNS - CARRIED > 2) {
                c = FloatVector.fromArray(SPECIES, in, first + j + 2 * LANES).reinterpretAsInts();
                c = c.lanewise(ASHR, 31).and(REST).lanewise(XOR, c).sub(NEGATIVE_NAN);
                if (ROWS > 1) {
                    IntVector x = FloatVector.fromArray(SPECIES, in, second + j + 2 * LANES)
                            .reinterpretAsInts();
                    c = c.max(x.lanewise(ASHR, 31).and(REST).lanewise(XOR, x).sub(NEGATIVE_NAN));
                }
                if (ROWS > 2) {
                    IntVector x = FloatVector.fromArray(SPECIES, in, third + j + 2 * LANES)
                            .reinterpretAsInts();
                    c = c.max(x.lanewise(ASHR, 31).and(REST).lanewise(XOR, x).sub(NEGATIVE_NAN));
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
            m = m.add(NEGATIVE_NAN);
            m.lanewise(ASHR, 31)
                    .and(REST)
                    .lanewise(XOR, m)
                    .reinterpretAsFloats()
                    .intoArray(out, at + i);
        }
        if (CARRIED > 0 && trailing > 0) {
            IntVector m = CARRIED > 1 ? a.max(b).add(NEGATIVE_NAN) : a.add(NEGATIVE_NAN);
            m.lanewise(ASHR, 31)
                    .and(REST)
                    .lanewise(XOR, m)
                    .reinterpretAsFloats()
                    .intoArray(out, at + end);
        }
        if (CARRIED > 1 && trailing > 1) {
            IntVector m = b.add(NEGATIVE_NAN);
            m.lanewise(ASHR, 31)
                    .and(REST)
                    .lanewise(XOR, m)
                    .reinterpretAsFloats()
                    .intoArray(out, at + end + LANES);
        }
    }

    @Override
    public void down(float[] in, int first, int second, int third, float[] images, int at, int cells) {
        int end = cells * LANES;
        for (int i = 0; i < end; i += LANES) {
            IntVector m = FloatVector.fromArray(SPECIES, in, first + i).reinterpretAsInts();
            m = m.lanewise(ASHR, 31).and(REST).lanewise(XOR, m).sub(NEGATIVE_NAN);
            if (ROWS > 1) {
                IntVector x = FloatVector.fromArray(SPECIES, in, second + i).reinterpretAsInts();
                m = m.max(x.lanewise(ASHR, 31).and(REST).lanewise(XOR, x).sub(NEGATIVE_NAN));
            }
            if (ROWS > 2) {
                IntVector x = FloatVector.fromArray(SPECIES, in, third + i).reinterpretAsInts();
                m = m.max(x.lanewise(ASHR, 31).and(REST).lanewise(XOR, x).sub(NEGATIVE_NAN));
            }
            m.reinterpretAsFloats().intoArray(images, at + i);
        }
    }

    @Override
    public void further(float[] in, int first, int second, int third, float[] images, int at, int cells) {
        int end = cells * LANES;
        for (int i = 0; i < end; i += LANES) {
            IntVector m = FloatVector.fromArray(SPECIES, in, first + i).reinterpretAsInts();
            m = m.lanewise(ASHR, 31).and(REST).lanewise(XOR, m).sub(NEGATIVE_NAN);
            if (ROWS > 1) {
                IntVector x = FloatVector.fromArray(SPECIES, in, second + i).reinterpretAsInts();
                m = m.max(x.lanewise(ASHR, 31).and(REST).lanewise(XOR, x).sub(NEGATIVE_NAN));
            }
            if (ROWS > 2) {
                IntVector x = FloatVector.fromArray(SPECIES, in, third + i).reinterpretAsInts();
                m = m.max(x.lanewise(ASHR, 31).and(REST).lanewise(XOR, x).sub(NEGATIVE_NAN));
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
            m = m.add(NEGATIVE_NAN);
            m.lanewise(ASHR, 31)
                    .and(REST)
                    .lanewise(XOR, m)
                    .reinterpretAsFloats()
                    .intoArray(out, to + i);
        }
    }
}
