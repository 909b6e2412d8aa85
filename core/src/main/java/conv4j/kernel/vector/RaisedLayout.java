package conv4j.kernel.vector;

import conv4j.kernel.Buffer;
import conv4j.kernel.Layout;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.stream.IntStream;

/**
 * A tensor of fewer than four axes in blocks of channels, as if it had axes of extent 1 before its own: an operand that is
 * repeated along a feature map, which a plan brings into blocks once where it is a constant.
 */
record RaisedLayout(BlockedLayout blocks) implements Layout {

    @Override
    public String name() {
        return blocks.name() + ", raised";
    }

    @Override
    public Buffer allocate(Shape shape) {
        return new Raised(this, shape, blocks.allocate(raised(shape)));
    }

    /** With axes of extent 1 before its own. */
    static Shape raised(Shape shape) {
        int missing = 4 - shape.rank();
        return Shape.of(IntStream.range(0, 4)
                .map(axis -> axis < missing ? 1 : shape.extent(axis - missing))
                .toArray());
    }

    /** The blocks of a buffer of this layout, or of one that is in blocks anyway. */
    static BlockedBuffer blocks(Buffer buffer) {
        return buffer instanceof Raised raised ? raised.blocks : (BlockedBuffer) buffer;
    }

    private record Raised(RaisedLayout layout, Shape shape, BlockedBuffer blocks) implements Buffer {
        @Override
        public void load(Tensor source) {
            if (!source.shape().equals(shape)) {
                throw new ShapeException("buffer: wanted " + shape + ", got " + source.shape());
            }
            blocks.load(source.values());
        }

        @Override
        public void store(Tensor target) {
            blocks.store(target);
        }
    }
}
