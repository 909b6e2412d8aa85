package conv4j.kernel.vector;

/**
 * The largest cell under each window of a row, for a block of channels: at once, or down the columns and then along them.
 *
 * <p>Between the two lie <em>images</em> of cells, integers in the bits of floats, that are ordered as {@link Math#max}
 * orders numbers: -infinity is the least, -0 lies below 0, and all NaN, of either sign, above infinity. An image is the
 * cell's bits with all but the sign turned round where it is set, which leaves negative NaN below -infinity, less
 * {@link #NEGATIVE_NAN}, which wraps those round to the top; it keeps the bits of NaN, too.
 */
interface MaxRow {
    /** How many negative NaN there are, all ones in the fraction. */
    int NEGATIVE_NAN = 0x007fffff;

    /** The least image, that of -infinity: what lies where there is no cell. */
    float NO_CELL = Float.intBitsToFloat(Integer.MIN_VALUE);

    /** Rows or columns that are compared at once. */
    int MOST = 3;

    /**
     * What it is compiled for.
     *
     * @param lanes numbers in a vector
     * @param rows that are compared at once, 1 to {@value #MOST}
     * @param columns that are compared at once, 1 to {@value #MOST}
     * @param stride cells from a place's window to the next one's
     */
    record Form(int lanes, int rows, int columns, int stride) {
        /** Columns that neighbouring windows share. */
        int carried() {
            return Math.max(0, columns - stride);
        }
    }

    static MaxRow of(Form form) {
        return Specialized.loop(MaxRow.class, MaxLoop.class, form);
    }

    /**
     * Small windows of neighbouring cells at once. A window's columns that the one before has, too, are carried along.
     *
     * @param first where the first place's first row is read, at its first column that is not carried
     * @param second where its second row is; any place where there are fewer, and so with the third
     * @param carried images of the first place's first two columns, one behind the other, and after it of what are those
     *     of the place behind the last one; a column of the window twice is as good as one that is not on the input
     * @param from where the first of them is
     * @param at where the first place's result goes
     * @param places whose last column is on the input
     */
    void slide(
            float[] in, int first, int second, int third, float[] carried, int from, float[] out, int at, int places);

    /** Images of the largest of some rows at {@code images[at + c * lanes]}, for each cell c. */
    void down(float[] in, int first, int second, int third, float[] images, int at, int cells);

    /** The same, or the image that is there if it is larger. */
    void further(float[] in, int first, int second, int third, float[] images, int at, int cells);

    /**
     * {@code images[at + c * lanes]} or the image a distance behind it if that is larger, for each cell c. When each is the
     * largest of those of some cells, it becomes that of more, at most of twice as many.
     */
    void widen(float[] images, int at, int distance, int cells);

    /**
     * The largest of some columns' images, as a number.
     *
     * @param second how far behind a place's first image its second one is; any where there are fewer, and so with the third
     */
    void along(float[] images, int at, int second, int third, float[] out, int to, int places);
}
