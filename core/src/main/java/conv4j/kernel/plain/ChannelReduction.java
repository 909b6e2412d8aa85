package conv4j.kernel.plain;

/** What becomes of the cells under a window, channel by channel: first down its columns, then along its rows. */
interface ChannelReduction {

    /** What a cell of the padding holds. */
    float outside();

    /** How many results of {@link #down} there are: one, or one for each column of the window. */
    int columns();

    /**
     * Each column of the window by itself.
     *
     * @param rows what each row of the window meets, and no others
     * @param results as many as {@link #columns}
     */
    void down(int channel, float[][] rows, float[][] results, int length);

    /**
     * Brings more columns to the result of the first one.
     *
     * @param others all but the first column of the window
     */
    void along(float[] result, float[][] others, int length);

    /** What the results are divided by, one number for each place of a plane; empty where they are not. */
    default float[] divisors() {
        return new float[0];
    }
}
