package conv4j.benchmarks.probe;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Multiply-adds that wait for nothing but their own unit: no memory, as many independent sums as it takes.
 *
 * <p>A core finishes latency x units of them at a time: 4 x 2 on Zen 2 to 5 and on Skylake to Sapphire Rapids, 4 x 4 on
 * Apple's. So 24 sums keep every one of them busy; where there are 16 registers only (AVX2, 8 lanes), 12 do, and more
 * would be kept in memory. Documented peaks that it was checked against, a core: 64 floating point operations a cycle with
 * 512-bit units twice (Zen 5, 4.2 GHz: 268 GFLOP/s), 32 with 256-bit ones (Zen 3; 4.2 GHz: 134 GFLOP/s).
 */
final class MultiplyAddLoop {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final boolean FEW_REGISTERS = SPECIES.length() == 8;

    private MultiplyAddLoop() {}

    /** Floating point operations of one iteration: a multiply-add is two. */
    static long operations() {
        return 2L * SPECIES.length() * (FEW_REGISTERS ? 12 : 24);
    }

    /** Returns what has been summed, so that no compiler may drop it. */
    static float run(int iterations) {
        // Sums move towards 1: never large, never denormal.
        FloatVector start = FloatVector.broadcast(SPECIES, 2);
        FloatVector shrink = FloatVector.broadcast(SPECIES, 0.5f);
        FloatVector shift = FloatVector.broadcast(SPECIES, 0.5f);
        return FEW_REGISTERS ? twelve(iterations, start, shrink, shift) : twentyFour(iterations, start, shrink, shift);
    }

    private static float twelve(int iterations, FloatVector start, FloatVector shrink, FloatVector shift) {
        FloatVector a00 = start;
        FloatVector a01 = start;
        FloatVector a02 = start;
        FloatVector a03 = start;
        FloatVector a04 = start;
        FloatVector a05 = start;
        FloatVector a06 = start;
        FloatVector a07 = start;
        FloatVector a08 = start;
        FloatVector a09 = start;
        FloatVector a10 = start;
        FloatVector a11 = start;
        for (int i = 0; i < iterations; i++) {
            a00 = a00.fma(shrink, shift);
            a01 = a01.fma(shrink, shift);
            a02 = a02.fma(shrink, shift);
            a03 = a03.fma(shrink, shift);
            a04 = a04.fma(shrink, shift);
            a05 = a05.fma(shrink, shift);
            a06 = a06.fma(shrink, shift);
            a07 = a07.fma(shrink, shift);
            a08 = a08.fma(shrink, shift);
            a09 = a09.fma(shrink, shift);
            a10 = a10.fma(shrink, shift);
            a11 = a11.fma(shrink, shift);
        }
        return a00.add(a01)
                .add(a02)
                .add(a03)
                .add(a04)
                .add(a05)
                .add(a06)
                .add(a07)
                .add(a08)
                .add(a09)
                .add(a10)
                .add(a11)
                .reduceLanes(VectorOperators.ADD);
    }

    private static float twentyFour(int iterations, FloatVector start, FloatVector shrink, FloatVector shift) {
        FloatVector a00 = start;
        FloatVector a01 = start;
        FloatVector a02 = start;
        FloatVector a03 = start;
        FloatVector a04 = start;
        FloatVector a05 = start;
        FloatVector a06 = start;
        FloatVector a07 = start;
        FloatVector a08 = start;
        FloatVector a09 = start;
        FloatVector a10 = start;
        FloatVector a11 = start;
        FloatVector a12 = start;
        FloatVector a13 = start;
        FloatVector a14 = start;
        FloatVector a15 = start;
        FloatVector a16 = start;
        FloatVector a17 = start;
        FloatVector a18 = start;
        FloatVector a19 = start;
        FloatVector a20 = start;
        FloatVector a21 = start;
        FloatVector a22 = start;
        FloatVector a23 = start;
        for (int i = 0; i < iterations; i++) {
            a00 = a00.fma(shrink, shift);
            a01 = a01.fma(shrink, shift);
            a02 = a02.fma(shrink, shift);
            a03 = a03.fma(shrink, shift);
            a04 = a04.fma(shrink, shift);
            a05 = a05.fma(shrink, shift);
            a06 = a06.fma(shrink, shift);
            a07 = a07.fma(shrink, shift);
            a08 = a08.fma(shrink, shift);
            a09 = a09.fma(shrink, shift);
            a10 = a10.fma(shrink, shift);
            a11 = a11.fma(shrink, shift);
            a12 = a12.fma(shrink, shift);
            a13 = a13.fma(shrink, shift);
            a14 = a14.fma(shrink, shift);
            a15 = a15.fma(shrink, shift);
            a16 = a16.fma(shrink, shift);
            a17 = a17.fma(shrink, shift);
            a18 = a18.fma(shrink, shift);
            a19 = a19.fma(shrink, shift);
            a20 = a20.fma(shrink, shift);
            a21 = a21.fma(shrink, shift);
            a22 = a22.fma(shrink, shift);
            a23 = a23.fma(shrink, shift);
        }
        return a00.add(a01)
                .add(a02)
                .add(a03)
                .add(a04)
                .add(a05)
                .add(a06)
                .add(a07)
                .add(a08)
                .add(a09)
                .add(a10)
                .add(a11)
                .add(a12)
                .add(a13)
                .add(a14)
                .add(a15)
                .add(a16)
                .add(a17)
                .add(a18)
                .add(a19)
                .add(a20)
                .add(a21)
                .add(a22)
                .add(a23)
                .reduceLanes(VectorOperators.ADD);
    }
}
