package conv4j.model.zoo;

import static conv4j.model.zoo.Features.centred;
import static conv4j.model.zoo.Features.square;

import java.util.List;

/** Simonyan, Zisserman 2014, arXiv:1409.1556, table 1: columns D (16 layers with weights) and E (19). */
final class Vgg {
    private static final List<Integer> CHANNELS = List.of(64, 128, 256, 512, 512);

    private Vgg() {}

    static Features scores16(Features image) {
        return scores(image, List.of(2, 2, 3, 3, 3));
    }

    static Features scores19(Features image) {
        return scores(image, List.of(2, 2, 4, 4, 4));
    }

    private static Features scores(Features image, List<Integer> depths) {
        Features x = image;
        for (int stage = 0; stage < depths.size(); stage++) {
            x = x.at("conv" + (stage + 1));
            for (int layer = 0; layer < depths.get(stage); layer++) {
                x = x.conv(CHANNELS.get(stage), centred(3)).relu();
            }
            x = x.maxPool(square(2).withStride(2));
        }
        x = x.at("fc6").flatten(7 * 7).dense(4096).relu();
        return x.at("fc7").dense(4096).relu().at("fc8").dense(1000);
    }
}
