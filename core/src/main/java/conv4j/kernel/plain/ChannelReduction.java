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
     * @param rows what each row of the window meets
     * @param results as many as {@link #columns}
     */
    void down(int channel, float[][] rows, float[][] results, int length);

    /** The result before any column. */
    float start(int channel);

    /**
     * The result with all columns.
     *
     * @param columns as many as the window has
     */
    void along(float[] result, float[][] columns, int count, int length);

    /**
     * The end of it.
     *
     * @param place number of the first one in the plane
     * @param spare room for as many
     */
    default void finish(float[] result, float[] spare, int place, int length) {}
}
