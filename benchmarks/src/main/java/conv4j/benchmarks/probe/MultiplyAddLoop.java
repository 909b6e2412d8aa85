package conv4j.benchmarks.probe;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Multiply-adds that wait for nothing but their own unit: no memory, as many independent sums as it takes.
 *
 * <p>A core finishes latency x units of them at a time: 4 x 2 on Zen 2 to 5 and on Skylake to Sapphire Rapids, 4 x 4 on
 * Apple's. So 24 sums keep every one of them busy; where there are 16 registers only (AVX2, 8 lanes), 12 do, and more
 * would be kept in memory. Documented peaks
 * that it was checked against, a core: 64 floating point operations a cycle on Zen 5 with 512-bit units (268 GFLOP/s at
 * 4.2 GHz), 32 on Zen 4, which does 512 bits in two halves (118 of 118.4 GFLOP/s at 3.7 GHz, on JDK 17 and 25).
 */
final class MultiplyAddLoop {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final boolean FEW_REGISTERS = SPECIES.length() == 8;

    private static final float START = 1;

    /** Of it the square is added: sums stay where they are, never large, never denormal. */
    private static final float FACTOR = 0x1p-20f;

    private MultiplyAddLoop() {}

    /** Floating point operations of one iteration: a multiply-add is two. */
    static long operations() {
        return 2L * SPECIES.length() * (FEW_REGISTERS ? 12 : 24);
    }

    /** Returns what has been summed, so that no compiler may drop it. */
    static float run(int iterations) {
        return FEW_REGISTERS ? twelve(iterations) : twentyFour(iterations);
    }

    // The sum is the addend, as in kernels: that is the form for which C2 needs no copy (81 against 117 GFLOP/s on JDK
    // 17).
    // Each sum starts with a vector of its own: where they share one, or are given one, C2 keeps them as objects in
    // memory,
    // and the loop is a hundred times slower.
    private static float twelve(int iterations) {
        FloatVector x = FloatVector.broadcast(SPECIES, FACTOR);
        FloatVector w = FloatVector.broadcast(SPECIES, FACTOR);
        FloatVector a00 = FloatVector.broadcast(SPECIES, START);
        FloatVector a01 = FloatVector.broadcast(SPECIES, START);
        FloatVector a02 = FloatVector.broadcast(SPECIES, START);
        FloatVector a03 = FloatVector.broadcast(SPECIES, START);
        FloatVector a04 = FloatVector.broadcast(SPECIES, START);
        FloatVector a05 = FloatVector.broadcast(SPECIES, START);
        FloatVector a06 = FloatVector.broadcast(SPECIES, START);
        FloatVector a07 = FloatVector.broadcast(SPECIES, START);
        FloatVector a08 = FloatVector.broadcast(SPECIES, START);
        FloatVector a09 = FloatVector.broadcast(SPECIES, START);
        FloatVector a10 = FloatVector.broadcast(SPECIES, START);
        FloatVector a11 = FloatVector.broadcast(SPECIES, START);
        for (int i = 0; i < iterations; i++) {
            a00 = x.fma(w, a00);
            a01 = x.fma(w, a01);
            a02 = x.fma(w, a02);
            a03 = x.fma(w, a03);
            a04 = x.fma(w, a04);
            a05 = x.fma(w, a05);
            a06 = x.fma(w, a06);
            a07 = x.fma(w, a07);
            a08 = x.fma(w, a08);
            a09 = x.fma(w, a09);
            a10 = x.fma(w, a10);
            a11 = x.fma(w, a11);
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

    private static float twentyFour(int iterations) {
        FloatVector x = FloatVector.broadcast(SPECIES, FACTOR);
        FloatVector w = FloatVector.broadcast(SPECIES, FACTOR);
        FloatVector a00 = FloatVector.broadcast(SPECIES, START);
        FloatVector a01 = FloatVector.broadcast(SPECIES, START);
        FloatVector a02 = FloatVector.broadcast(SPECIES, START);
        FloatVector a03 = FloatVector.broadcast(SPECIES, START);
        FloatVector a04 = FloatVector.broadcast(SPECIES, START);
        FloatVector a05 = FloatVector.broadcast(SPECIES, START);
        FloatVector a06 = FloatVector.broadcast(SPECIES, START);
        FloatVector a07 = FloatVector.broadcast(SPECIES, START);
        FloatVector a08 = FloatVector.broadcast(SPECIES, START);
        FloatVector a09 = FloatVector.broadcast(SPECIES, START);
        FloatVector a10 = FloatVector.broadcast(SPECIES, START);
        FloatVector a11 = FloatVector.broadcast(SPECIES, START);
        FloatVector a12 = FloatVector.broadcast(SPECIES, START);
        FloatVector a13 = FloatVector.broadcast(SPECIES, START);
        FloatVector a14 = FloatVector.broadcast(SPECIES, START);
        FloatVector a15 = FloatVector.broadcast(SPECIES, START);
        FloatVector a16 = FloatVector.broadcast(SPECIES, START);
        FloatVector a17 = FloatVector.broadcast(SPECIES, START);
        FloatVector a18 = FloatVector.broadcast(SPECIES, START);
        FloatVector a19 = FloatVector.broadcast(SPECIES, START);
        FloatVector a20 = FloatVector.broadcast(SPECIES, START);
        FloatVector a21 = FloatVector.broadcast(SPECIES, START);
        FloatVector a22 = FloatVector.broadcast(SPECIES, START);
        FloatVector a23 = FloatVector.broadcast(SPECIES, START);
        for (int i = 0; i < iterations; i++) {
            a00 = x.fma(w, a00);
            a01 = x.fma(w, a01);
            a02 = x.fma(w, a02);
            a03 = x.fma(w, a03);
            a04 = x.fma(w, a04);
            a05 = x.fma(w, a05);
            a06 = x.fma(w, a06);
            a07 = x.fma(w, a07);
            a08 = x.fma(w, a08);
            a09 = x.fma(w, a09);
            a10 = x.fma(w, a10);
            a11 = x.fma(w, a11);
            a12 = x.fma(w, a12);
            a13 = x.fma(w, a13);
            a14 = x.fma(w, a14);
            a15 = x.fma(w, a15);
            a16 = x.fma(w, a16);
            a17 = x.fma(w, a17);
            a18 = x.fma(w, a18);
            a19 = x.fma(w, a19);
            a20 = x.fma(w, a20);
            a21 = x.fma(w, a21);
            a22 = x.fma(w, a22);
            a23 = x.fma(w, a23);
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
