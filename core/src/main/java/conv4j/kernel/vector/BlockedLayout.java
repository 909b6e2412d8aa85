package conv4j.kernel.vector;

import conv4j.kernel.Layout;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;

/**
 * Feature maps in blocks of channels: {@code N x ceil(C/block) x H x W x block}, with a halo around each plane. With as
 * many channels a block as a vector has lanes, one load brings a pixel of all of them. oneDNN calls this
 * {@code nChw16c}. A picture's three channels make one block of 3.
 *
 * <p>The halo is zero and nobody writes it. The channels that fill up the last block hold anything: nobody reads them
 * but lane by lane.
 */
record BlockedLayout(int block, Halo halo) implements Layout {

    @Override
    public String name() {
        return halo.equals(Halo.NONE)
                ? "nChw" + block + "c"
                : String.format("nChw%dc+%d,%d,%d,%d", block, halo.top(), halo.bottom(), halo.left(), halo.right());
    }

    /**
     * @param shape batch x channels x height x width
     */
    @Override
    public BlockedBuffer allocate(Shape shape) {
        int height = sum(halo.top(), shape.extent(2), halo.bottom());
        int width = sum(halo.left(), shape.extent(3), halo.right());
        // Cells of a plane, an odd number of them: a pixel's blocks of channels are in different sets of the
        // first-level
        // cache then. With 56x56 or 112x112 cells all of them are in the same one.
        long cells = (long) height * width | 1;
        Shape room =
                Shape.of(shape.extent(0), blocks(shape.extent(1)), (int) Math.min(cells, Integer.MAX_VALUE), block);
        long size = Math.min(room.elements(), Integer.MAX_VALUE) + BlockedBuffer.LEAD;
        float[] values =
                Tensor.zeros(Shape.of((int) Math.min(size, Integer.MAX_VALUE))).values();
        return new BlockedBuffer(this, shape, width * block, room.extent(2) * block, values);
    }

    private static int sum(int before, int extent, int after) {
        return (int) Math.min(Integer.MAX_VALUE, (long) before + extent + after);
    }

    /** How many blocks it takes to hold so many channels. */
    int blocks(int channels) {
        return (channels - 1 + block) / block;
    }

    /** Whether who wants this can do with another: the same blocks, and a halo that is wide enough. */
    boolean isServedBy(Layout other) {
        return other instanceof BlockedLayout blocked && blocked.block == block && blocked.halo.covers(halo);
    }

    /** With a halo that is wide enough for both. */
    @Override
    public BlockedLayout serving(Layout reader) {
        return reader instanceof BlockedLayout other && other.block == block
                ? new BlockedLayout(block, halo.union(other.halo))
                : this;
    }
}
