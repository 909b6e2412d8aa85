package conv4j.model.zoo;

import static conv4j.model.zoo.Features.centred;
import static conv4j.model.zoo.Features.concat;
import static conv4j.model.zoo.Features.square;

import conv4j.op.Rounding;
import conv4j.op.Window;

/**
 * Szegedy et al. 2014, arXiv:1409.4842, table 1, without batch normalization; pooling rounds up and responses are
 * normalized where Caffe's bvlc_googlenet does it, the trained network of that table.
 */
final class GoogLeNet {
    private static final Window POOL = square(3).withStride(2).withRounding(Rounding.CEIL);

    private GoogLeNet() {}

    static Features scores(Features image) {
        Features x = image.at("conv1").conv(64, centred(7).withStride(2)).relu().maxPool(POOL);
        x = normalized(x).at("conv2").conv(64, square(1)).relu();
        x = normalized(x.conv(192, centred(3)).relu()).maxPool(POOL);
        x = inception(x, "3a", 64, 96, 128, 16, 32, 32);
        x = inception(x, "3b", 128, 128, 192, 32, 96, 64).maxPool(POOL);
        x = inception(x, "4a", 192, 96, 208, 16, 48, 64);
        x = inception(x, "4b", 160, 112, 224, 24, 64, 64);
        x = inception(x, "4c", 128, 128, 256, 24, 64, 64);
        x = inception(x, "4d", 112, 144, 288, 32, 64, 64);
        x = inception(x, "4e", 256, 160, 320, 32, 128, 128).maxPool(POOL);
        x = inception(x, "5a", 256, 160, 320, 32, 128, 128);
        x = inception(x, "5b", 384, 192, 384, 48, 128, 128);
        return x.at("classifier").globalAverage().dense(1000);
    }

    /** A row of the table: channels of the 1x1, of the 3x3 and 5x5 with the 1x1 before each, and of the 1x1 after the pool. */
    private static Features inception(
            Features x, String name, int one, int threeReduced, int three, int fiveReduced, int five, int pooled) {
        x.at("inception" + name);
        return concat(
                x.conv(one, square(1)).relu(),
                x.conv(threeReduced, square(1)).relu().conv(three, centred(3)).relu(),
                x.conv(fiveReduced, square(1)).relu().conv(five, centred(5)).relu(),
                x.maxPool(centred(3)).conv(pooled, square(1)).relu());
    }

    private static Features normalized(Features x) {
        return x.localResponseNormalization(1e-4f, 1);
    }
}
