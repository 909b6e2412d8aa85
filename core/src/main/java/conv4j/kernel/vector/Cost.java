package conv4j.kernel.vector;

import conv4j.op.Conv2d;
import conv4j.tensor.Shape;
import java.util.List;

/**
 * What convolutions are expected to take, in multiply-adds that a vector unit at its peak would do in that time. Only
 * what tells one kernel from another: products, Winograd's transforms, and weights that come from beyond the second-level
 * cache. The constants were fitted to times on Zen 4 (512 bit), one thread.
 */
final class Cost {
    /** Reading a weight once a pass from the third-level cache: 16 lanes at some 11 bytes a cycle. */
    private static final double NEAR = 6;

    /** And from memory, at some 3 bytes a cycle. */
    private static final double FAR = 20;

    private static final long SECOND_LEVEL_CACHE = 1 << 20;
    private static final long THIRD_LEVEL_CACHE = 20 << 20;

    /** A line of a tile in or out of Winograd's domain, one channel: loads, stores and sums. */
    private static final double LINE = 50;

    /** What it takes to begin and to store a sum, in terms of it. */
    private static final double SUM = 8;

    private Cost() {}

    /** As it is defined. Lanes that no output channel fills count, too. */
    static double direct(Conv2d op, Shape input, VectorUnit unit) {
        Shape output = Residual.output(op, input);
        double lanes = (double) filled(op.outputChannels() / op.groups(), unit) * op.groups();
        double terms = (double) op.weights().shape().elements() / op.outputChannels();
        double places = (double) output.extent(0) * output.extent(2) * output.extent(3);
        return places * lanes * (terms + SUM) + weights(lanes * terms);
    }

    /** One filter for each channel: a load for each product, and no idle lanes. */
    static double depthwise(Conv2d op, Shape input) {
        return 2.0 * op.multiplyAdds(List.of(input), Residual.output(op, input));
    }

    static double winograd(WinogradScheme scheme, Conv2d op, Shape input, VectorUnit unit) {
        WinogradTiles tiles = WinogradTiles.of(scheme, op, Residual.output(op, input));
        double lots = Math.ceil((double) tiles.all() / tiles.together());
        double inputs = filled(op.inputChannels(), unit);
        double outputs = filled(op.outputChannels(), unit);
        double sums = scheme.inputs() * scheme.inputs() * outputs;
        double lines = (scheme.inputs() + scheme.outputs()) * (inputs + outputs);
        return tiles.all() * (sums * (op.inputChannels() + SUM) + lines * LINE)
                + lots * weights(sums * op.inputChannels());
    }

    private static int filled(int channels, VectorUnit unit) {
        return (channels - 1 + unit.lanes()) / unit.lanes() * unit.lanes();
    }

    private static double weights(double count) {
        double bytes = count * Float.BYTES;
        return bytes <= SECOND_LEVEL_CACHE ? 0 : count * (bytes <= THIRD_LEVEL_CACHE ? NEAR : FAR);
    }
}
