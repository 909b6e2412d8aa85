package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * The p-norm of the cells under the window, channel by channel: {@code (sum of |x|^p)^(1/p)}; cells of the padding are 0
 * (ONNX LpPool).
 *
 * <p>Input {@code N x C x H x W}.
 *
 * @param p at least 1
 */
public record LpPool2d(Window window, int p) implements Op {
    public LpPool2d {
        Require.that(p >= 1, "lp_pool2d p", "at least 1", p);
    }

    @Override
    public String name() {
        return "lp_pool2d";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Require.oneImage(name(), inputs);
    }
}
