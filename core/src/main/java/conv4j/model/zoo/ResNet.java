package conv4j.model.zoo;

import static conv4j.model.zoo.Features.centred;
import static conv4j.model.zoo.Features.square;

import conv4j.op.Window;
import java.util.List;

/**
 * He, Zhang, Ren, Sun 2015, arXiv:1512.03385, table 1 and figure 5; where extents change, the shortcut is a projection
 * (option B). Version 1.5 strides in the 3x3 convolution of a bottleneck, not in the 1x1 before it (Goyal et al. 2017,
 * arXiv:1706.02677, section 5.1; torchvision's resnet50).
 */
final class ResNet {
    private static final float EPSILON = 1e-5f;
    private static final List<Integer> SHALLOW = List.of(2, 2, 2, 2);
    private static final List<Integer> DEEP = List.of(3, 4, 6, 3);

    /** The layers of a block, up to where the shortcut is added. */
    @FunctionalInterface
    private interface Block {
        Features of(Features x, int width, int stride);
    }

    private ResNet() {}

    static Features scores18(Features image) {
        return scores(image, SHALLOW, 1, ResNet::pair);
    }

    static Features scores34(Features image) {
        return scores(image, DEEP, 1, ResNet::pair);
    }

    static Features scores50(Features image) {
        return scores(image, DEEP, 4, (x, width, stride) -> bottleneck(x, width, stride, 1));
    }

    static Features scores50OneAndAHalf(Features image) {
        return scores(image, DEEP, 4, (x, width, stride) -> bottleneck(x, width, 1, stride));
    }

    private static Features scores(Features image, List<Integer> depths, int expansion, Block block) {
        Features x = normalized(image.at("conv1"), 64, centred(7).withStride(2)).relu();
        x = x.maxPool(centred(3).withStride(2));
        for (int stage = 0; stage < depths.size(); stage++) {
            int width = 64 << stage;
            for (int unit = 0; unit < depths.get(stage); unit++) {
                int stride = stage > 0 && unit == 0 ? 2 : 1;
                x = x.at("conv" + (stage + 2) + "_" + (unit + 1));
                Features shortcut = unit == 0 && x.channels() != width * expansion
                        ? normalized(x, width * expansion, square(1).withStride(stride))
                        : x;
                x = block.of(x, width, stride).plus(shortcut).relu();
            }
        }
        return x.at("fc").globalAverage().dense(1000);
    }

    private static Features pair(Features x, int width, int stride) {
        Features first = normalized(x, width, centred(3).withStride(stride)).relu();
        return normalized(first, width, centred(3));
    }

    private static Features bottleneck(Features x, int width, int stride, int innerStride) {
        Features narrow = normalized(x, width, square(1).withStride(stride)).relu();
        Features inner =
                normalized(narrow, width, centred(3).withStride(innerStride)).relu();
        return normalized(inner, 4 * width, square(1));
    }

    private static Features normalized(Features x, int channels, Window window) {
        return x.convWithoutBias(channels, window).batchNormalization(EPSILON);
    }
}
