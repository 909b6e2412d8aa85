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
        }
        finish(row, spare, length);
        System.arraycopy(row, 0, output, at, length);
    }

    /**
     * Adds the residual and brings the results between bounds.
     *
     * @param residual a row from index 0 on; any array where there is none
     */
    void finish(float[] row, float[] residual, int length) {
        if (epilogue.residual()) {
            Rows.add(row, residual, length);
        }
        if (epilogue.bounds().bind()) {
            Rows.bring(row, epilogue.bounds().lower(), epilogue.bounds().upper(), length);
        }
    }
}
