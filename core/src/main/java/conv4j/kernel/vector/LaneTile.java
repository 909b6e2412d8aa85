package conv4j.kernel.vector;

import conv4j.kernel.Bounds;

/** What windows do to each channel by itself, for a block of channels and a row of pixels at once. */
interface LaneTile {

    /** How the cells under a window become one. */
    enum Reduction {
        /** The sum of weights times cells. */
        PRODUCT,
        SUM
    }

    /**
     * What a tile is compiled for.
     *
     * @param lanes numbers in a vector
     * @param pixels 1 to {@value #MOST_PIXELS}
     * @param step numbers in the input from a pixel to the next
     * @param bounds of the results
     */
    record Form(Reduction reduction, int lanes, int pixels, int step, Bounds bounds) {
        public Form {
            if (pixels < 1 || pixels > MOST_PIXELS) {
                throw new IllegalArgumentException("tile: wanted 1 to " + MOST_PIXELS + " pixels, got " + pixels);
            }
        }
    }

    int MOST_PIXELS = 8;

    /**
     * What a tile of windows that overlap is compiled for.
     *
     * @param across neighbouring cells under a row of the window: 2 or 3
     * @param stride cells from a pixel's window to the next one's: 1 or 2
     * @param bounds of the results, for products
     */
    record Strip(Reduction reduction, int lanes, int across, int stride, Bounds bounds) {
        static final int PIXELS = 4;
    }

    /**
     * The fastest tile for a row.
     *
     * @param bounds of the results; of products only
     * @param down rows of the window that are always whole; 0 where some are cut off
     * @param across cells under a row of the window that lie side by side; 0 where they do not
     * @param stride cells from a pixel's window to the next one's
     * @param places pixels in a row
     */
    static LaneTile of(
            Reduction reduction, Bounds bounds, VectorUnit unit, int down, int across, int stride, int places) {
        if (places >= Strip.PIXELS && across >= 2 && across <= 3 && stride <= 2) {
            Strip form = new Strip(reduction, unit.lanes(), across, stride, bounds);
            boolean whole = reduction == Reduction.PRODUCT && down == 3 && across == 3;
            return Specialized.loop(LaneTile.class, whole ? WindowLoop.class : StripLoop.class, form);
        }
        // Besides the accumulators: the weights and one input.
        int operands = reduction == Reduction.PRODUCT ? 2 : 1;
        int pixels = Tiling.pixels(places, 1, operands, unit, MOST_PIXELS);
        Form form = new Form(reduction, unit.lanes(), pixels, stride * unit.lanes(), bounds);
        return Specialized.loop(LaneTile.class, LaneLoop.class, form);
    }

    /**
     * Fills {@code out[at + p * lanes + l]}, for p from 0 to pixels, from the cells at {@code in[first + p * step +
     * offsets[t] + l]}.
     *
     * @param start what each sum starts from, one number a lane: a bias, say
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
