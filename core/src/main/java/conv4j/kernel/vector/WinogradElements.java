package conv4j.kernel.vector;

/**
 * Where a lot of tiles lies in an array while it is in Winograd's domain: element by element, for each element block by
 * block of channels, for each block a vector for each tile.
 *
 * @param first where the first element of the first block of the first tile is
 * @param pitch numbers from an element of a tile to its next
 * @param plane numbers from a block of channels to the next
 * @param lanes numbers from a tile to the next
 * @param end one past the last number
 */
record WinogradElements(int first, int pitch, int plane, int lanes, int end) {

    static WinogradElements from(int first, WinogradScheme scheme, int channels, int tiles, VectorUnit unit) {
        // Both odd: the elements of a tile are an odd number of vectors apart, and so in different sets of the
        // first-level
        // cache. An even number can put all 36 in one set of 12.
        int blocks = new BlockedLayout(unit.lanes(), Halo.NONE).blocks(channels) | 1;
        int plane = (tiles | 1) * unit.lanes();
        int pitch = Math.multiplyExact(blocks, plane);
        int end = Math.addExact(first, Math.multiplyExact(scheme.elements(), pitch));
        return new WinogradElements(first, pitch, plane, unit.lanes(), end);
    }

    int offset(int element, int block, int tile) {
        return first + element * pitch + block * plane + tile * lanes;
    }
}
