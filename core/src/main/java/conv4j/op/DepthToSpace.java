package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * Channels laid out as blocks of cells: {@code N x C x H x W} becomes {@code N x C/(b*b) x H*b x W*b} (ONNX
 * DepthToSpace, PyTorch PixelShuffle).
 *
 * @param block b, at least 1
 */
public record DepthToSpace(int block, Order order) implements Op {

    /** How the channels are counted, outermost first. */
    public enum Order {
        /** Row in the block, column in the block, output channel: ONNX DCR, TensorFlow. */
        DEPTH_LAST,
        /** Output channel, row in the block, column in the block: ONNX CRD, PyTorch. */
        DEPTH_FIRST
    }

    public DepthToSpace {
        Require.that(block >= 1, "depth_to_space block", "at least 1", block);
    }

    @Override
    public String name() {
        return "depth_to_space";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Shape input = Require.oneImage(name(), inputs);
        Require.that(
                input.extent(1) % ((long) block * block) == 0,
                "depth_to_space channels",
                "a multiple of " + block + "x" + block,
                input);
    }
}
