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
    /** Of transformed tiles and their products: half of a second-level cache. */
    private static final long CACHED = 500_000;

    /** Fewer would not repay the weights that each product reads anew. */
    private static final int FEWEST = 14;

    static WinogradTiles of(WinogradScheme scheme, Conv2d op, Shape output) {
        int down = ceiling(output.extent(2), scheme.outputs());
        int across = ceiling(output.extent(3), scheme.outputs());
        int all = Math.toIntExact((long) output.extent(0) * down * across);
        long bytes = (long) scheme.inputs() * scheme.inputs() * Float.BYTES;
        long cached = Math.max(FEWEST, CACHED / (bytes * (op.inputChannels() + op.outputChannels())));
        int rounds = Math.max(1, ceiling(all, (int) cached));
        return new WinogradTiles(down, across, all, Math.max(1, ceiling(all, rounds)));
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
