package conv4j.kernel.vector;

import conv4j.op.Conv2d;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;

/**
 * Fast algorithms for windows of 3 x 3 at stride 1: a tile of m x m outputs from (m + 2) x (m + 2) products a channel
 * instead of 9 m x m (Lavin and Gray, arXiv 1509.09308, sections 4.1 and 4.3). The matrices B and A are in
 * {@link WinogradInputLoop} and {@link WinogradOutputLoop}, as sums; G is here, since filters are transformed once.
 *
 * <p>An infinity or a NaN of the input reaches all outputs of its tiles, and not only those whose windows hold it.
 */
enum WinogradScheme {
    /** 2.25 times fewer multiplications; errs no more than the sum as it is defined. */
    F2(2, new double[][] {{1, 0, 0}, {0.5, 0.5, 0.5}, {0.5, -0.5, 0.5}, {0, 0, 1}}),
    /** 4 times fewer multiplications, and about 20 times the rounding error of the sum as it is defined. */
    F4(4, new double[][] {
        {1. / 4, 0, 0},
        {-1. / 6, -1. / 6, -1. / 6},
        {-1. / 6, 1. / 6, -1. / 6},
        {1. / 24, 1. / 12, 1. / 6},
        {1. / 24, -1. / 12, 1. / 6},
        {0, 0, 1}
    });

    private final int outputs;
    private final double[][] g;

    WinogradScheme(int outputs, double[][] g) {
        this.outputs = outputs;
        this.g = g;
    }

    /** Rows and columns of outputs in a tile. */
    int outputs() {
        return outputs;
    }

    /** Rows and columns of inputs in a tile. */
    int inputs() {
        return g.length;
    }

    /** Numbers in a tile that is in Winograd's domain. */
    int elements() {
        return inputs() * inputs();
    }

    /**
     * The convolution of 1 x 1 that takes the place of one element of the transformed tile. The bias is that of the
     * element at (1, 1), which reaches each output of the tile once: the second column of A transposed is ones.
     *
     * @param element counted row by row
     */
    Conv2d product(Conv2d op, int element) {
        int row = element / inputs();
        int column = element % inputs();
        int filters = op.outputChannels();
        int channels = op.inputChannels();
        Tensor transformed = Tensor.zeros(Shape.of(filters, channels, 1, 1));
        float[] w = op.weights().values();
        for (int filter = 0; filter < filters * channels; filter++) {
            double sum = 0;
            for (int kh = 0; kh < 3; kh++) {
                for (int kw = 0; kw < 3; kw++) {
                    sum += g[row][kh] * g[column][kw] * w[filter * 9 + kh * 3 + kw];
                }
            }
            transformed.values()[filter] = (float) sum;
        }
        return new Conv2d(Window.of(1, 1), 1, transformed, row == 1 && column == 1 ? op.bias() : null);
    }
}
