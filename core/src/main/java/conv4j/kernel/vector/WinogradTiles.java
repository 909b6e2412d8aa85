package conv4j.kernel.vector;

import conv4j.op.Conv2d;
import conv4j.tensor.Shape;

/**
 * The tiles that cover the outputs of all images, counted row by row and image by image.
 *
 * @param down tiles in a column of them
 * @param across tiles in a row of them
 * @param all of all images
 * @param together how many go through the products at a time, a lot
 * @param apart whether all weights stay in a core's own cache, so that each lot may be a task of its own
 */
record WinogradTiles(int down, int across, int all, int together, boolean apart) {
    /** Neighbouring tiles that are transformed at once: both sides of their transform stay in the first-level cache. */
    static final int STRIP = 14;

    /** Of all weights: with more than this they leave the second-level cache from lot to lot. */
    private static final long NEAR = 1_000_000;

    /**
     * Of a lot's tiles with their products. Each element's weights are read anew for each lot, so lots are as large as a
     * share of the third-level cache: 64 channels of 56x56 take 5 % less than with lots that stay in the second level,
     * VGG's conv3_2 reads 38 MB of weights a pass instead of 130 MB. Where lots are tasks they are half as large, so that
     * there are more of them; where weights are more than twice as many, up to twice as large: 512 channels of 28x28 with
     * 38 MB of weights take 5.5 ms in one lot and 7.6 in two.
     */
    private static final long LOT = 4_000_000;

    /** Of an element's tiles with their products, which go through its weights together: half of a second-level cache. */
    private static final long ELEMENT = 500_000;

    /** Fewer would not repay the weights that each product reads anew. */
    private static final int FEWEST = 14;

    /** Lots are a multiple of what most product tiles hold, or the last one of each row would repeat some. */
    private static final int MULTIPLE = 7;

    static WinogradTiles of(WinogradScheme scheme, Conv2d op, Shape output) {
        int down = ceiling(output.extent(2), scheme.outputs());
        int across = ceiling(output.extent(3), scheme.outputs());
        int all = Math.toIntExact((long) output.extent(0) * down * across);
        long elements = (long) scheme.elements() * Float.BYTES;
        long weights = elements * op.inputChannels() * op.outputChannels();
        boolean apart = weights <= NEAR;
        long lot = apart ? LOT / 2 : Math.max(LOT, Math.min(weights / 2, 2 * LOT));
        long channels = (long) op.inputChannels() + op.outputChannels();
        long most = Math.min(lot / (elements * channels), ELEMENT / (Float.BYTES * channels));
        int lots = ceiling(all, (int) Math.max(FEWEST, most));
        int together = ceiling(ceiling(all, lots), MULTIPLE) * MULTIPLE;
        return new WinogradTiles(down, across, all, Math.min(all, together), apart);
    }

    private static int ceiling(int dividend, int divisor) {
        return (dividend - 1 + divisor) / divisor;
    }

    int lots() {
        return ceiling(all, together);
    }

    /** The first tile of a lot; the last lot overlaps the one before rather than being smaller. */
    int start(int lot) {
        return Math.min(lot * together, all - together);
    }

    /** How many neighbours are transformed at once, from a tile of a lot on. */
    int strip(int start, int tile) {
        return Math.min(Math.min(across - column(tile), start + together - tile), STRIP);
    }

    int image(int tile) {
        return tile / (down * across);
    }

    int row(int tile) {
        return tile / across % down;
    }

    int column(int tile) {
        return tile % across;
    }
}
