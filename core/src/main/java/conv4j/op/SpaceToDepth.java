package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * Blocks of cells laid out as channels: {@code N x C x H x W} becomes {@code N x C*b*b x H/b x W/b}, channels counted by
 * row in the block, column in the block, input channel (ONNX SpaceToDepth, TensorFlow).
 *
 * @param block b, at least 1
 */
public record SpaceToDepth(int block) implements Op {
    public SpaceToDepth {
        Require.that(block >= 1, "space_to_depth block", "at least 1", block);
    }

    @Override
    public String name() {
        return "space_to_depth";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Shape input = Require.oneImage(name(), inputs);
        Require.that(
                input.extent(2) % block == 0 && input.extent(3) % block == 0,
                "space_to_depth height and width",
                "multiples of " + block,
                input);
    }
}
