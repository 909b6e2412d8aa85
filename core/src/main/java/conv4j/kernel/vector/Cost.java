package conv4j.kernel.vector;

import conv4j.op.Conv2d;
import conv4j.tensor.Shape;
import java.util.List;

/**
 * What convolutions are expected to take, in multiply-adds that a vector unit at its peak would do in that time. Only
 * what tells one kernel from another: products, Winograd's transforms, and weights that come from beyond the second-level
 * cache. The constants were fitted to times on Zen 5 (512 bit), one thread.
 *
 * @param unit that computes
 * @param cold whether a pass reads so many weights that those of each layer are gone from all caches when its turn comes
 */
record Cost(VectorUnit unit, boolean cold) {
    /** Reading a weight once a pass from the third-level cache: 16 lanes at some 22 bytes a cycle. */
    private static final double NEAR = 3;

    /** And from memory, at some 28 GB/s: products wait meanwhile. */
    private static final double FAR = 20;

    private static final long SECOND_LEVEL_CACHE = 1 << 20;
    private static final long THIRD_LEVEL_CACHE = 20 << 20;

    /**
     * Of a network's weights: with more than this a layer's come from memory when its turn comes again, since feature maps
     * and transformed filters pass through the caches, too. SqueezeNet has 4.9 MB: there 256 filters of 64 channels of
     * 14x14 take .18 to .29 ms by F4, with 2.4 MB of filters, which alone take .09.
     */
    private static final long STAYS = 4 << 20;

    /** A line of a tile in or out of Winograd's domain, one channel: loads, stores and sums. */
    private static final double LINE = 50;

    /** What it takes to begin and to store a sum, in terms of it. */
    private static final double SUM = 8;

    /**
     * @param weights bytes of them that a pass reads in all
     */
    static Cost of(VectorUnit unit, long weights) {
        return new Cost(unit, weights > STAYS);
    }

    /** As it is defined. Lanes that no output channel fills count, too. */
    double direct(Conv2d op, Shape input) {
        Shape output = Residual.output(op, input);
        double lanes = (double) filled(op.outputChannels() / op.groups()) * op.groups();
        double terms = (double) op.weights().shape().elements() / op.outputChannels();
        double places = (double) output.extent(0) * output.extent(2) * output.extent(3);
        return places * lanes * (terms + SUM) + weights(lanes * terms, 1);
    }

    /** One filter for each channel: a load for each product, and no idle lanes. */
    static double depthwise(Conv2d op, Shape input) {
        return 2.0 * op.multiplyAdds(List.of(input), Residual.output(op, input));
    }

    double winograd(WinogradScheme scheme, Conv2d op, Shape input) {
        WinogradTiles tiles = WinogradTiles.of(scheme, op, Residual.output(op, input));
        double inputs = filled(op.inputChannels());
        double outputs = filled(op.outputChannels());
        double sums = scheme.elements() * outputs;
        double lines = (scheme.inputs() + scheme.outputs()) * (inputs + outputs);
        return tiles.all() * (sums * (op.inputChannels() + SUM) + lines * LINE)
                + weights(sums * op.inputChannels(), tiles.lots());
    }

    private int filled(int channels) {
        return (channels - 1 + unit.lanes()) / unit.lanes() * unit.lanes();
    }

    /**
     * @param times that they are read in a pass
     */
    private double weights(double count, int times) {
        double bytes = count * Float.BYTES;
        double again = bytes <= SECOND_LEVEL_CACHE ? 0 : bytes <= THIRD_LEVEL_CACHE ? NEAR : FAR;
        return count * ((cold ? FAR : again) + (times - 1) * again);
    }
}
