package conv4j.kernel.vector;

/** What windows do to each channel by itself, for a block of channels and a row of pixels at once. */
interface LaneTile {

    /** How the cells under a window become one. */
    enum Reduction {
        /** The sum of weights times cells. */
        PRODUCT,
        SUM,
        /** The largest cell; there must be one. */
        MAX,
        /** The largest one of the start and the cells. */
        MAX_WITH_START
    }

    /**
     * What a tile is compiled for.
     *
     * @param lanes numbers in a vector
     * @param pixels 1 to {@value #MOST_PIXELS}
     * @param step numbers in the input from a pixel to the next
     */
    record Form(Reduction reduction, int lanes, int pixels, int step) {
        public Form {
            if (pixels < 1 || pixels > MOST_PIXELS) {
                throw new IllegalArgumentException("tile: wanted 1 to " + MOST_PIXELS + " pixels, got " + pixels);
            }
        }
    }

    int MOST_PIXELS = 8;

    static LaneTile of(Form form) {
        return Specialized.loop(LaneTile.class, LaneLoop.class, form);
    }

    /**
     * Fills {@code out[at + p * lanes + l]}, for p from 0 to pixels, from the cells at {@code in[first + p * step +
     * offsets[t] + l]}.
     *
     * @param start what each reduction but {@link Reduction#MAX} starts from, one number a lane: a bias, say
     * @param weights terms x lanes, for products
     * @param first of the first pixel; may lie outside the array as long as no cell that is read does
     * @param pixels at least as many as the tile holds; the last tile of a row overlaps the one before
     */
    void row(Operands operands, float[] start, float[] weights, int first, int at, int pixels);

    /**
     * @param offsets where each cell under a window is read
     * @param firstTerm of the offsets that count for this row
     * @param endTerm one past the last
     * @param divisor of each result
     */
    record Operands(float[] in, int[] offsets, int firstTerm, int endTerm, float divisor, float[] out) {}
}
