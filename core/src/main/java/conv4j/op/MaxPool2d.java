package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * The largest cell under the window, channel by channel; cells of the padding are never the largest.
 *
 * <p>Input {@code N x C x H x W}. A window that meets padding alone gives negative infinity, as in PyTorch. A NaN under
 * the window is the result.
 */
public record MaxPool2d(Window window) implements Op {
    @Override
    public String name() {
        return "max_pool2d";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Require.oneImage(name(), inputs);
    }
}
