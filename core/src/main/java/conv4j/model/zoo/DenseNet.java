package conv4j.model.zoo;

import static conv4j.model.zoo.Features.centred;
import static conv4j.model.zoo.Features.concat;
import static conv4j.model.zoo.Features.square;

import java.util.List;

/** Huang, Liu, van der Maaten, Weinberger 2016, arXiv:1608.06993, table 1: DenseNet-121, growth rate 32. */
final class DenseNet {
    private static final float EPSILON = 1e-5f;
    private static final int GROWTH = 32;
    private static final List<Integer> DEPTHS = List.of(6, 12, 24, 16);

    private DenseNet() {}

    static Features scores121(Features image) {
        Features x = image.at("conv1").convWithoutBias(2 * GROWTH, centred(7).withStride(2));
        x = activated(x).maxPool(centred(3).withStride(2));
        for (int stage = 0; stage < DEPTHS.size(); stage++) {
            if (stage > 0) {
                x = activated(x.at("transition" + stage)).convWithoutBias(x.channels() / 2, square(1));
                x = x.averagePool(square(2).withStride(2));
            }
            for (int layer = 0; layer < DEPTHS.get(stage); layer++) {
                x = concat(x, grown(x.at("dense" + (stage + 1) + "_" + (layer + 1))));
            }
        }
        return activated(x.at("classifier")).globalAverage().dense(1000);
    }

    private static Features grown(Features x) {
        Features narrow = activated(x).convWithoutBias(4 * GROWTH, square(1));
        return activated(narrow).convWithoutBias(GROWTH, centred(3));
    }

    private static Features activated(Features x) {
        return x.batchNormalization(EPSILON).relu();
    }
}
