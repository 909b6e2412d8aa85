package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * The mean of the cells under the window, channel by channel.
 *
 * <p>Input {@code N x C x H x W}. The sum is divided by the number of cells of the input under the window, or, when
 * padding counts, by the number of cells of the padded input under it; cells past the padded input, under a last window
 * that hangs over, never count (PyTorch's {@code count_include_pad} and {@code ceil_mode}). A window over no counted
 * cell gives NaN.
 */
public record AveragePool2d(Window window, boolean countIncludePad) implements Op {
    @Override
    public String name() {
        return "average_pool2d";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Require.oneImage(name(), inputs);
    }
}
