package conv4j.kernel.vector;

/** What the pixels of a row come to, lane by lane. */
interface RowReduction {

    /** How two numbers become one. */
    enum Step {
        SUM(0),
        MAX(Float.NEGATIVE_INFINITY),
        MIN(Float.POSITIVE_INFINITY);

        private final float start;

        Step(float start) {
            this.start = start;
        }

        /** What nothing comes to. */
        float start() {
            return start;
        }
    }

    /**
     * What it is compiled for.
     *
     * @param lanes numbers in a vector
     */
    record Form(int lanes, Step step) {}

    static RowReduction of(Form form) {
        return Specialized.loop(RowReduction.class, RowReductionLoop.class, form);
    }

    /**
     * {@code result[at + l]} with {@code in[from + p * lanes + l]}, for each of the pixels p.
     */
    void row(float[] in, int from, int pixels, float[] result, int at);
}
