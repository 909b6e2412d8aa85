package conv4j.kernel.vector;

import conv4j.tensor.Shape;

/**
 * A lot of tiles in Winograd's domain, element by element: for each element of a tile a feature map of one row, with a
 * pixel for each tile.
 *
 * @param pitch numbers from a tile's element to its next
 */
record WinogradElements(BlockedLayout layout, Shape map, Shape room, float[] values, int pitch) {

    static WinogradElements allocate(WinogradScheme scheme, int channels, int tiles, VectorUnit unit) {
        BlockedLayout layout = new BlockedLayout(unit.lanes(), Halo.NONE);
        // Both odd: the elements of a tile are an odd number of vectors apart, and so in different sets of the
        // first-level
        // cache. An even number can put all 36 in one set of 12.
        int blocks = layout.blocks(channels) | 1;
        int width = tiles | 1;
        BlockedBuffer all = layout.allocate(Shape.of(1, blocks * scheme.elements() * unit.lanes(), 1, width));
        Shape map = Shape.of(1, channels, 1, tiles);
        Shape room = Shape.of(1, blocks * scheme.elements(), 1, width, unit.lanes());
        return new WinogradElements(layout, map, room, all.values(), blocks * width * unit.lanes());
    }

    /** All tiles' numbers at one element. */
    BlockedBuffer map(int element) {
        return new BlockedBuffer(layout, map, room, values, element * (layout.blocks(map.extent(1)) | 1));
    }

    /** Where the first element of a tile is. */
    int offset(int block, int tile) {
        return BlockedBuffer.LEAD + (block * room.extent(3) + tile) * layout.block();
    }
}
