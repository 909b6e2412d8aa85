package conv4j.kernel.vector;

import conv4j.kernel.Epilogue;

/** What follows a layer, for a row of its results that is still in the first-level cache. */
interface RowEpilogue {

    /**
     * What it is compiled for.
     *
     * @param lanes numbers in a vector
     */
    record Form(int lanes, Epilogue epilogue) {}

    static RowEpilogue of(Epilogue epilogue, VectorUnit unit) {
        return Specialized.loop(RowEpilogue.class, EpilogueLoop.class, new Form(unit.lanes(), epilogue));
    }

    /**
     * {@code out[at + i] = bounded(out[at + i] + residual[residualAt + i])} for i from 0 to length.
     *
     * @param residual any array where the epilogue has none
     * @param length a multiple of the lanes
     */
    void row(float[] out, int at, float[] residual, int residualAt, int length);
}
