package conv4j.kernel.vector;

import conv4j.kernel.Epilogue;
import conv4j.op.Walk;

/** The way into Winograd's domain, for the tiles of one input. */
final class WinogradInput {
    private final WinogradScheme scheme;
    private final WinogradTiles tiles;
    private final Walk rows;
    private final Walk columns;
    private final BlockedBuffer in;
    private final int lanes;
    private final WinogradLines down;
    private final WinogradLines along;

    WinogradInput(
            WinogradScheme scheme, WinogradTiles tiles, Walk rows, Walk columns, BlockedBuffer in, VectorUnit unit) {
        this.scheme = scheme;
        this.tiles = tiles;
        this.rows = rows;
        this.columns = columns;
        this.in = in;
        this.lanes = unit.lanes();
        this.down = lines(1);
        this.along = lines(scheme.outputs());
    }

    private WinogradLines lines(int step) {
        return WinogradLines.of(new WinogradLines.Form(
                lanes, scheme, WinogradLines.Matrix.INPUT, step, 1, scheme.inputs(), Epilogue.NONE));
    }

    /** Columns of cells under so many neighbouring tiles. */
    private int width(int count) {
        return count * scheme.outputs() + scheme.inputs() - scheme.outputs();
    }

    private int pitch() {
        return width(WinogradTiles.STRIP) * lanes;
    }

    /** Blocks of channels, each a transform of its own. */
    int blocks() {
        return in.blocks();
    }

    /** Numbers that a transform needs to work in. */
    int scratch() {
        return scheme.inputs() * pitch();
    }

    /**
     * A lot of tiles of one block of channels, from its first tile on.
     *
     * @param scratch to work in
     * @param to where they lie as the elements say
     */
    void transform(int block, int start, float[] scratch, float[] to, WinogradElements elements) {
        int top = BlockedBuffer.LEAD;
        for (int tile = start, count; tile < start + tiles.together(); tile += count) {
            count = tiles.strip(start, tile);
            int oh = tiles.row(tile) * scheme.outputs();
            int ow = tiles.column(tile) * scheme.outputs();
            int at = in.offset(tiles.image(tile), block, rows.start(oh), columns.start(ow));
            down.lines(in.values(), at, in.rowPitch(), scratch, top, pitch(), scratch, 0, width(count));
            for (int i = 0; i < scheme.inputs(); i++) {
                int element = elements.offset(i * scheme.inputs(), block, tile - start);
                along.lines(scratch, top + i * pitch(), lanes, to, element, elements.pitch(), scratch, 0, count);
            }
        }
    }
}
