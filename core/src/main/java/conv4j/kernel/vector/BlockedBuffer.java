package conv4j.kernel.vector;

import conv4j.kernel.Buffer;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.Optional;
import java.util.stream.IntStream;

/** A feature map in blocks of channels. */
final class BlockedBuffer implements Buffer {
    /**
     * Numbers before the first cell. A large array begins where the garbage collector begins a region, and its numbers 16
     * bytes behind that: with 48 more, blocks of 16 lie in cache lines and not across them (depthwise 3x3 on Zen 4: 1.5
     * times as fast).
     */
    static final int LEAD = 12;

    private final BlockedLayout layout;
    private final Shape shape;
    private final float[] values;
    private final int rowPitch;
    private final int planePitch;
    private final int imagePitch;
    private final int first;

    /**
     * @param shape of the tensor: batch x channels x height x width
     * @param rowPitch numbers from a cell to the one below it
     * @param planePitch numbers from a block of channels to the next
     */
    BlockedBuffer(BlockedLayout layout, Shape shape, int rowPitch, int planePitch, float[] values) {
        this.layout = layout;
        this.shape = shape;
        this.values = values;
        this.rowPitch = rowPitch;
        this.planePitch = planePitch;
        this.imagePitch = layout.blocks(shape.extent(1)) * planePitch;
        Halo halo = layout.halo();
        this.first = LEAD + halo.top() * rowPitch + halo.left() * layout.block();
    }

    private BlockedBuffer(BlockedBuffer whole, Shape shape, int firstBlock) {
        this.layout = whole.layout;
        this.shape = shape;
        this.values = whole.values;
        this.rowPitch = whole.rowPitch;
        this.planePitch = whole.planePitch;
        this.imagePitch = whole.imagePitch;
        this.first = whole.first + firstBlock * planePitch;
    }

    @Override
    public BlockedLayout layout() {
        return layout;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    float[] values() {
        return values;
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
        return rowPitch;
    }

    /** Numbers from a block of channels to the next. */
    int planePitch() {
        return planePitch;
    }

    /** Blocks of channels of all images. */
    int planes() {
        return batch() * blocks();
    }

    /** Where the first cell of a block of channels begins, counted through all images. */
    int planeOffset(int plane) {
        return offset(plane / blocks(), plane % blocks(), 0, 0);
    }

    /** {@link #planeOffset} of all planes: two divisions that a short row should not wait for. */
    int[] planeOffsets() {
        return IntStream.range(0, planes()).map(this::planeOffset).toArray();
    }

    /** Where a cell's block of channels begins; cells of the halo count as negative, or from height and width on. */
    int offset(int n, int channelBlock, int ih, int iw) {
        return first + n * imagePitch + channelBlock * planePitch + ih * rowPitch + iw * layout.block();
    }

    /** Where whole blocks begin and none is left half full, the same blocks. */
    @Override
    public Optional<Buffer> channels(int from, int count) {
        int block = layout.block();
        if (from % block != 0 || count % block != 0) {
            return Optional.empty();
        }
        Shape part = Shape.of(batch(), count, height(), width());
        return Optional.of(new BlockedBuffer(this, part, from / block));
    }

    @Override
    public void load(Tensor source) {
        if (!source.shape().equals(shape)) {
            throw new ShapeException("buffer: wanted " + shape + ", got " + source.shape());
        }
        load(source.values());
    }

    /** Takes over the numbers of a plain tensor of this shape. */
    void load(float[] plain) {
        float[] blocked = values();
        eachRow((row, at, block) -> {
            if (block == 1) {
                System.arraycopy(plain, row, blocked, at, width());
                return;
            }
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
