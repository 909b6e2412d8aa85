package conv4j.kernel.vector;

import conv4j.kernel.Epilogue;

/** The way out of Winograd's domain, for the tiles of one output. */
final class WinogradOutput {
    private final WinogradScheme scheme;
    private final WinogradTiles tiles;
    private final Epilogue epilogue;
    private final BlockedBuffer out;
    private final BlockedBuffer residual;
    private final int lanes;
    private final WinogradLines down;
    private final WinogradLines along;
    /** For the last tile of a row, where it hangs over the edge. */
    private final WinogradLines last;

    private final int lastResults;

    WinogradOutput(
            WinogradScheme scheme,
            WinogradTiles tiles,
            Epilogue epilogue,
            BlockedBuffer out,
            BlockedBuffer residual,
            VectorUnit unit) {
        this.scheme = scheme;
        this.tiles = tiles;
        this.epilogue = epilogue;
        this.out = out;
        this.residual = residual;
        this.lanes = unit.lanes();
        this.lastResults = out.width() - (tiles.across() - 1) * scheme.outputs();
        this.down = lines(1, scheme.inputs(), scheme.outputs(), Epilogue.NONE);
        this.along = lines(scheme.inputs(), scheme.outputs(), scheme.outputs(), epilogue);
        this.last = lines(scheme.inputs(), scheme.outputs(), lastResults, epilogue);
    }

    private WinogradLines lines(int step, int advance, int results, Epilogue after) {
        return WinogradLines.of(
                new WinogradLines.Form(lanes, scheme, WinogradLines.Matrix.OUTPUT, step, advance, results, after));
    }

    private int pitch() {
        return WinogradTiles.STRIP * scheme.inputs() * lanes;
    }

    /** Blocks of channels, each a transform of its own. */
    int blocks() {
        return out.blocks();
    }

    /** Numbers that a transform needs to work in. */
    int scratch() {
        return scheme.outputs() * pitch();
    }

    /**
     * A lot of tiles of one block of channels, from its first tile on.
     *
     * @param from where they lie as the elements say
     * @param scratch to work in
     */
    void transform(int block, int start, float[] from, WinogradElements elements, float[] scratch) {
        int pitch = scheme.inputs() * elements.pitch();
        for (int tile = start, count; tile < start + tiles.together(); tile += count) {
            count = tiles.strip(start, tile);
            for (int j = 0; j < scheme.inputs(); j++) {
                int to = BlockedBuffer.LEAD + j * lanes;
                down.lines(
                        from, elements.offset(j, block, tile - start), pitch, scratch, to, pitch(), scratch, 0, count);
            }
            int oh = tiles.row(tile) * scheme.outputs();
            int ow = tiles.column(tile) * scheme.outputs();
            int whole =
                    tiles.column(tile) + count < tiles.across() || lastResults == scheme.outputs() ? count : count - 1;
            for (int i = 0; i < Math.min(scheme.outputs(), out.height() - oh); i++) {
                int at = out.offset(tiles.image(tile), block, oh + i, ow);
                int add = epilogue.residual() ? residual.offset(tiles.image(tile), block, oh + i, ow) : 0;
                row(along, scratch, i, 0, at, add, whole);
                row(last, scratch, i, whole, at, add, count - whole);
            }
        }
    }

    /** A row of the outputs of some of a strip's tiles. */
    private void row(WinogradLines lines, float[] scratch, int i, int first, int at, int add, int count) {
        int moved = first * scheme.outputs() * lanes;
        lines.lines(
                scratch,
                BlockedBuffer.LEAD + i * pitch() + first * scheme.inputs() * lanes,
                lanes,
                out.values(),
                at + moved,
                lanes,
                residual.values(),
                add + moved,
                count);
    }
}
