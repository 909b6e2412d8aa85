package conv4j.kernel.vector;

import conv4j.kernel.Bounds;

/**
 * The product at the heart of every convolution: sums of weights times inputs, for a panel of output channels and a row
 * of pixels at once.
 */
interface ProductTile {

    /**
     * What a tile is compiled for.
     *
     * @param lanes numbers in a vector
     * @param blocks of output channels, 1 to 3
     * @param pixels 1 to 8; times blocks at most 21
     * @param step numbers in the input from a pixel to the next
     * @param bounds of the results
     */
    record Form(int lanes, int blocks, int pixels, int step, Bounds bounds) {
        public Form {
            if (blocks < 1 || blocks > MOST_BLOCKS || pixels < 1 || pixels > mostPixels(blocks)) {
                throw new IllegalArgumentException("tile: wanted 1 to 3 blocks x 1 to 8 pixels, at most 21 in all, got "
                        + blocks + " x " + pixels);
            }
        }
    }

    int MOST_BLOCKS = 3;
    int MOST_PIXELS = 8;

    /** With more than 21 accumulators C2 on JDK 17 gives up inlining half way: a fifth of the speed. */
    static int mostPixels(int blocks) {
        return Math.min(MOST_PIXELS, 21 / blocks);
    }

    static ProductTile of(Form form) {
        return Specialized.loop(ProductTile.class, ProductLoop.class, form);
    }

    /**
     * {@code out[at + b * plane + p * lanes + l] = bias[b, l] + sum over t of weights[t, b, l] * in[first + p * step +
     * offsets[t]]}, brought between the bounds.
     *
     * @param plane numbers in the output from a block of channels to the next
     * @param pixels at least as many as the tile holds; the last tile of a row overlaps the one before
     */
    void row(Panel panel, Inputs inputs, int first, float[] out, int at, int plane, int pixels);

    /**
     * Output channels that are computed together.
     *
     * @param weights terms x blocks x lanes, among those of other panels
     * @param at the first of them
     * @param bias blocks x lanes
     */
    record Panel(float[] weights, int at, float[] bias) {}

    /**
     * @param offsets where each term of the sum is read, from a pixel's first number on
     */
    record Inputs(float[] in, int[] offsets) {}
}
