package conv4j.kernel.plain;

import conv4j.kernel.Epilogue;

/** What follows a layer, for a row of its results that is still in cache, and the store. */
record RowEnd(Epilogue epilogue) {

    /**
     * Adds the residual, brings the results between bounds and stores them.
     *
     * @param row of results from index 0 on
     * @param spare as long as the row
     * @param residual lies as the output does; any array where there is none
     * @param at where the row begins in the output
     */
    void store(float[] row, int length, float[] spare, float[] residual, float[] output, int at) {
        if (epilogue.residual()) {
            System.arraycopy(residual, at, spare, 0, length);
            Rows.add(row, spare, length);
        }
        if (epilogue.bounds().bind()) {
            Rows.bring(row, epilogue.bounds().lower(), epilogue.bounds().upper(), length);
        }
        System.arraycopy(row, 0, output, at, length);
    }
}
