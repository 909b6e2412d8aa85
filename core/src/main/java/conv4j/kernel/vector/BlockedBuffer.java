package conv4j.kernel.vector;

import conv4j.kernel.Buffer;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.Optional;

/**
 * A feature map in blocks of channels.
 *
 * @param shape of the tensor: batch x channels x height x width
 * @param room batch x blocks x padded height x padded width x channels in a block; may hold blocks of others, too
 * @param firstBlock of the room that is this buffer's
 */
record BlockedBuffer(BlockedLayout layout, Shape shape, Tensor room, int firstBlock) implements Buffer {

    float[] values() {
        return room.values();
    }

    int batch() {
        return shape.extent(0);
    }

    int channels() {
        return shape.extent(1);
    }

    int height() {
        return shape.extent(2);
    }

    int width() {
        return shape.extent(3);
    }

    /** Blocks that hold the channels of one image. */
    int blocks() {
        return layout.blocks(channels());
    }

    /** Numbers from a cell to the one below it. */
    int rowPitch() {
        return room.shape().extent(3) * layout.block();
    }

    /** Numbers from a block of channels to the next. */
    int planePitch() {
        return room.shape().extent(2) * rowPitch();
    }

    /** Blocks of channels of all images. */
    int planes() {
        return batch() * blocks();
    }

    /** Where the first cell of a block of channels begins, counted through all images. */
    int planeOffset(int plane) {
        return offset(plane / blocks(), plane % blocks(), 0, 0);
    }

    /** Where a cell's block of channels begins; cells of the halo count as negative, or from height and width on. */
    int offset(int n, int channelBlock, int ih, int iw) {
        Halo halo = layout.halo();
        return (n * room.shape().extent(1) + firstBlock + channelBlock) * planePitch()
                + (ih + halo.top()) * rowPitch()
                + (iw + halo.left()) * layout.block();
    }

    /** Where whole blocks begin and none is left half full, the same blocks. */
    @Override
    public Optional<Buffer> channels(int first, int count) {
        int block = layout.block();
        if (first % block != 0 || count % block != 0) {
            return Optional.empty();
        }
        Shape part = Shape.of(batch(), count, height(), width());
        return Optional.of(new BlockedBuffer(layout, part, room, firstBlock + first / block));
    }

    @Override
    public void load(Tensor source) {
        if (!source.shape().equals(shape)) {
            throw new ShapeException("buffer: wanted " + shape + ", got " + source.shape());
        }
        float[] plain = source.values();
        float[] blocked = values();
        eachRow((row, at, block) -> {
            for (int iw = 0, to = at; iw < width(); iw++, to += block) {
                blocked[to] = plain[row + iw];
            }
        });
    }

    @Override
    public void store(Tensor target) {
        float[] plain = target.values();
        float[] blocked = values();
        eachRow((row, at, block) -> {
            for (int iw = 0, from = at; iw < width(); iw++, from += block) {
                plain[row + iw] = blocked[from];
            }
        });
    }

    private interface Row {
        /**
         * @param row where a row of one channel begins in the plain tensor
         * @param at where it begins here
         * @param block numbers from one cell of the row to the next here
         */
        void copy(int row, int at, int block);
    }

    /** Rows of the channels of one block one after another, so that the cells they share are still in cache. */
    private void eachRow(Row copy) {
        int block = layout.block();
        for (int n = 0; n < batch(); n++) {
            for (int first = 0; first < channels(); first += block) {
                for (int ih = 0; ih < height(); ih++) {
                    int at = offset(n, first / block, ih, 0);
                    for (int c = first; c < Math.min(first + block, channels()); c++) {
                        copy.copy(((n * channels() + c) * height() + ih) * width(), at + c - first, block);
                    }
                }
            }
        }
    }
}
