package conv4j.kernel.vector;

import conv4j.kernel.Bounds;
import conv4j.op.Walk;

/** How a row of pixels is cut into tiles. */
final class Tiling {
    /**
     * The width of feature maps that halve from 224 down is a multiple of 7, and each other width of tile has to be
     * compiled for itself, a third of a second: it must be worth that.
     */
    private static final int USUAL = 7;

    /** Two blocks of 8 pixels instead of 7 on 64 channels of 56x56, 1x1: .985 by {@link #cost}, .97 of the time. */
    private static final double WORTH_COMPILING = 0.99;

    /** Registers that C2 needs besides, or it spills in each term. */
    private static final int SPARE = 2;

    /** Three blocks load less for each product than two. */
    private static final double WORTH_NARROWING = 0.95;

    private Tiling() {}

    /**
     * Pixels a tile: as many as the registers hold, and so many that the last tile, which overlaps the one before,
     * repeats little.
     *
     * @param width pixels in a row
     * @param blocks of channels that a tile computes
     * @param operands vectors that a tile holds besides its accumulators
     * @param most pixels that a tile may hold, whatever the registers
     */
    static int pixels(int width, int blocks, int operands, VectorUnit unit, int most) {
        int widest = Math.min(Math.min(width, most), (unit.registers() - operands) / blocks);
        int best = Math.min(USUAL, widest);
        for (int pixels = 1; pixels <= widest; pixels++) {
            if (cost(width, pixels, blocks) < WORTH_COMPILING * cost(width, best, blocks)) {
                best = pixels;
            }
        }
        return best;
    }

    /**
     * Pixels a product tile.
     *
     * @param width pixels in a row
     * @param blocks of output channels
     */
    static int products(int width, int blocks, VectorUnit unit) {
        // Besides the accumulators: the weights of each block, and one input.
        return pixels(width, blocks, blocks + 1 + SPARE, unit, ProductTile.mostPixels(blocks));
    }

    /**
     * The most blocks of output channels a tile. With 16 registers 2 x 4 and 2 x 5 reach 92 to 97 % of the peak, and 2 x 6,
     * 3 x 3 and 3 x 4 half of it (AVX2, 8 lanes, JDK 17 and 25).
     */
    static PackedPanel.Width panels(VectorUnit unit) {
        return new PackedPanel.Width(unit.registers() < 32 ? 2 : ProductTile.MOST_BLOCKS);
    }

    /**
     * Blocks of output channels a tile: as many as there may be; two where tiles of eight pixels come out even and those of seven do not (16
     * tiles of Winograd's: .78 of the time), and where results are bounded on both sides. C2 on JDK 17 gives up 21 times
     * two comparisons and choices half way when it had little of the processor to itself: MobileNet took 8 ms instead of 4
     * and boxed 5 MB a pass in five runs of 22 on a busy machine. With 14 of them in none of ten, for 1 % of the time.
     *
     * @param width pixels in a row
     * @param bounds of the results, where they are stored
     */
    static PackedPanel.Width panels(int width, Bounds bounds, VectorUnit unit) {
        boolean even =
                costPerBlock(width, 2, unit) < WORTH_NARROWING * costPerBlock(width, ProductTile.MOST_BLOCKS, unit);
        return even || bounds.areTwo() ? new PackedPanel.Width(2) : panels(unit);
    }

    private static double costPerBlock(int width, int blocks, VectorUnit unit) {
        return cost(width, products(width, blocks, unit), blocks) / blocks;
    }

    /** Cells from a pixel's window to the next one's. */
    static int stride(Walk columns) {
        return columns.places() > 1 ? columns.start(1) - columns.start(0) : 1;
    }

    /** Cycles for one term of a row: a product a cycle where enough are under way, and the loads. */
    private static double cost(int width, int pixels, int blocks) {
        int tiles = (width - 1 + pixels) / pixels;
        // Eight products must be under way at once to hide four cycles on each of two units.
        return tiles * (Math.max(8, pixels * blocks) + blocks);
    }
}
