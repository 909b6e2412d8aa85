package conv4j.model.zoo;

import static conv4j.model.zoo.Features.centred;
import static conv4j.model.zoo.Features.concat;
import static conv4j.model.zoo.Features.square;

import conv4j.op.Rounding;
import conv4j.op.Window;

/**
 * Iandola et al. 2016, arXiv:1602.07360, table 1, and version 1.1 of the authors' repository, where a smaller first
 * convolution and earlier pools do the same with 2.4 times fewer multiply-adds. Pictures are of 227, as in both of the
 * authors' deploy.prototxt; the last maps of version 1.0 are of 13 as in the table, without the padding that its file has.
 */
final class SqueezeNet {
    private static final Window POOL = square(3).withStride(2).withRounding(Rounding.CEIL);

    private SqueezeNet() {}

    static Features scores10(Features image) {
        Features x = image.at("conv1").conv(96, square(7).withStride(2)).relu().maxPool(POOL);
        x = fire(fire(fire(x, 2, 16), 3, 16), 4, 32).maxPool(POOL);
        x = fire(fire(fire(fire(x, 5, 32), 6, 48), 7, 48), 8, 64).maxPool(POOL);
        return classified(fire(x, 9, 64));
    }

    static Features scores11(Features image) {
        Features x = image.at("conv1").conv(64, square(3).withStride(2)).relu().maxPool(POOL);
        x = fire(fire(x, 2, 16), 3, 16).maxPool(POOL);
        x = fire(fire(x, 4, 32), 5, 32).maxPool(POOL);
        return classified(fire(fire(fire(fire(x, 6, 48), 7, 48), 8, 64), 9, 64));
    }

    /** Squeezes to few channels; expands to four times as many by 1x1 and as many again by 3x3. */
    private static Features fire(Features x, int number, int squeezed) {
        Features narrow = x.at("fire" + number).conv(squeezed, square(1)).relu();
        return concat(
                narrow.conv(4 * squeezed, square(1)).relu(),
                narrow.conv(4 * squeezed, centred(3)).relu());
    }

    private static Features classified(Features x) {
        return x.at("conv10").conv(1000, square(1)).relu().globalAverage();
    }
}
