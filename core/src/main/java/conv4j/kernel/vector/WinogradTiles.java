package conv4j.kernel.vector;

import conv4j.op.Conv2d;
import conv4j.tensor.Shape;

/**
 * The tiles that cover the outputs of all images, counted row by row and image by image.
 *
 * @param down tiles in a column of them
 * @param across tiles in a row of them
 * @param all of all images
 * @param together how many go through the products at a time
 */
record WinogradTiles(int down, int across, int all, int together) {
    /** Of weights or of tiles with their products: half of a second-level cache, so that they stay in it. */
    private static final long NEAR = 500_000;

    /**
     * Of tiles with their products where the weights do not stay in the second-level cache: all weights are read once
     * for each lot of tiles, so lots are as large as a share of the third-level cache. (VGG's conv3_2, 512 channels of
     * 14x14: lots of 500 KB read 130 and 75 MB of weights a pass instead of 38.)
     */
    private static final long FAR = 4_000_000;

    /** Fewer would not repay the weights that each product reads anew. */
    private static final int FEWEST = 14;

    static WinogradTiles of(WinogradScheme scheme, Conv2d op, Shape output) {
        int down = ceiling(output.extent(2), scheme.outputs());
        int across = ceiling(output.extent(3), scheme.outputs());
        int all = Math.toIntExact((long) output.extent(0) * down * across);
        long elements = (long) scheme.inputs() * scheme.inputs() * Float.BYTES;
        long weights = elements * op.inputChannels() * op.outputChannels();
        long channels = (long) op.inputChannels() + op.outputChannels();
        // One element's tiles and products go through its weights together: they stay near in any case.
        long most =
                Math.min((weights <= 2 * NEAR ? NEAR : FAR) / (elements * channels), NEAR / (Float.BYTES * channels));
        int lots = Math.max(1, ceiling(all, (int) Math.max(FEWEST, most)));
        return new WinogradTiles(down, across, all, Math.max(1, ceiling(all, lots)));
    }

    private static int ceiling(int dividend, int divisor) {
        return (dividend - 1 + divisor) / divisor;
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
