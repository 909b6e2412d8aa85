package conv4j.kernel.vector;

import jdk.incubator.vector.FloatVector;

/**
 * What a machine computes with.
 *
 * @param lanes numbers in a vector
 * @param registers vectors at hand; a tile that wants more of them spills, and loses more than it gained
 */
record VectorUnit(int lanes, int registers) {

    /** This machine's. AVX-512, NEON and SVE have 32 registers; SSE and AVX have 16. */
    static VectorUnit preferred() {
        int lanes = FloatVector.SPECIES_PREFERRED.length();
        boolean x86 = System.getProperty("os.arch").matches("amd64|x86_64|x86");
        return new VectorUnit(lanes, x86 && lanes < 16 ? 16 : 32);
    }
}
