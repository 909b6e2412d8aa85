package conv4j.kernel.vector;

/** Adds a row, times a weight, to another. */
interface WeightedSum {

    /**
     * What it is compiled for.
     *
     * @param lanes numbers in a vector
     */
    record Form(int lanes) {}

    static WeightedSum of(VectorUnit unit) {
        return Specialized.loop(WeightedSum.class, WeightedSumLoop.class, new Form(unit.lanes()));
    }

    /**
     * {@code out[at + i] += weight * in[from + i]} for i from 0 to length.
     *
     * @param length a multiple of the lanes
     */
    void add(float weight, float[] in, int from, float[] out, int at, int length);
}
