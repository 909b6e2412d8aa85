package conv4j.verification.execution;

import conv4j.kernel.Backend;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * Slides a window along one row of one channel: the cheapest thing that really executes a geometry. A convolution's
 * weights are all 1. An axis knows nothing of the other one, so what is found here holds for each axis of a picture.
 */
public final class AxisExecutor {
    private static final WindowAxis ONE_ROW = WindowAxis.of("height", 1);

    private final Executor executor;

    public AxisExecutor(Backend backend) {
        this.executor = new Executor(backend);
    }

    /**
     * @param row {@code 1 x 1 x 1 x I}
     */
    public Outcome run(Kind kind, WindowAxis axis, Tensor row) {
        return executor.run(op(kind, new Window(ONE_ROW, axis)), List.of(row));
    }

    /**
     * Lands a window once for each cell of a row: a transposed convolution.
     *
     * @param outputPadding cells of the output after those that the windows cover
     * @param row {@code 1 x 1 x 1 x I}
     */
    public Outcome runTransposed(WindowAxis axis, int outputPadding, Tensor row) {
        return executor.run(transposed(new Window(ONE_ROW, axis), 0, outputPadding), List.of(row));
    }

    /** The op on one channel whose window sees every cell alike. */
    public static Op op(Kind kind, Window window) {
        return switch (kind) {
            case CONV2D ->
                new Conv2d(
                        window,
                        1,
                        ones(Shape.of(
                                1, 1, window.height().size(), window.width().size())),
                        null);
            case MAX_POOL2D -> new MaxPool2d(window);
            case AVERAGE_POOL2D -> new AveragePool2d(window, false);
            case AVERAGE_POOL2D_WITH_PADDING -> new AveragePool2d(window, true);
        };
    }

    /** The transposed convolution on one channel whose weights are all 1. */
    public static ConvTranspose2d transposed(Window window, int outputPaddingHeight, int outputPaddingWidth) {
        Tensor weights =
                ones(Shape.of(1, 1, window.height().size(), window.width().size()));
        return new ConvTranspose2d(window, 1, weights, null, outputPaddingHeight, outputPaddingWidth);
    }

    private static Tensor ones(Shape shape) {
        Tensor ones = Tensor.zeros(shape);
        Arrays.fill(ones.values(), 1);
        return ones;
    }
}
