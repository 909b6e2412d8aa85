package conv4j.model.zoo;

import static conv4j.model.zoo.Features.centred;
import static conv4j.model.zoo.Features.square;

import conv4j.op.Window;

/**
 * Krizhevsky, Sutskever, Hinton 2012, sections 3.3 to 3.5: two towers, that is two groups in the second, fourth and fifth
 * convolution. The paper says pictures of 224; its 55 x 55 maps come of 227.
 */
final class AlexNet {
    private static final Window POOL = square(3).withStride(2);

    private AlexNet() {}

    static Features scores(Features image) {
        Features x = image.at("conv1").conv(96, square(11).withStride(4)).relu();
        x = normalized(x).maxPool(POOL);
        x = x.at("conv2").groupedConv(256, centred(5), 2).relu();
        x = normalized(x).maxPool(POOL);
        x = x.at("conv3").conv(384, centred(3)).relu();
        x = x.at("conv4").groupedConv(384, centred(3), 2).relu();
        x = x.at("conv5").groupedConv(256, centred(3), 2).relu().maxPool(POOL);
        x = x.at("fc6").flatten(6 * 6).dense(4096).relu();
        return x.at("fc7").dense(4096).relu().at("fc8").dense(1000);
    }

    /** k = 2, n = 5, alpha = 1e-4 for the sum of the 5 squares. */
    private static Features normalized(Features x) {
        return x.localResponseNormalization(5 * 1e-4f, 2);
    }
}
