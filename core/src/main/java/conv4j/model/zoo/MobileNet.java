package conv4j.model.zoo;

import static conv4j.model.zoo.Features.square;

import conv4j.op.Padding;
import conv4j.op.Window;
import java.util.List;

/**
 * Version 1: Howard et al. 2017, arXiv:1704.04861, table 1, whose last depthwise convolution has stride 1 as its extents
 * say. Version 2: Sandler et al. 2018, arXiv:1801.04381, table 2.
 * Padding and epsilon are those of the authors' TensorFlow code: same padding, whose odd cell goes after.
 */
final class MobileNet {
    private static final float EPSILON = 1e-3f;

    /**
     * A row of version 2's table.
     *
     * @param expansion how many times as many channels the middle of a block has as its input
     * @param stride of the first block of the row
     */
    private record Row(int expansion, int channels, int blocks, int stride) {}

    private static final List<Row> ROWS = List.of(
            new Row(1, 16, 1, 1),
            new Row(6, 24, 2, 2),
            new Row(6, 32, 3, 2),
            new Row(6, 64, 4, 2),
            new Row(6, 96, 3, 1),
            new Row(6, 160, 3, 2),
            new Row(6, 320, 1, 1));

    private MobileNet() {}

    static Features scores1(Features image) {
        Features x = conv(image.at("conv1"), 32, same(2)).relu();
        List<Integer> channels = List.of(64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024);
        List<Integer> strides = List.of(1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1);
        for (int block = 0; block < channels.size(); block++) {
            x = depthwise(x.at("block" + (block + 1)), strides.get(block)).relu();
            x = conv(x, channels.get(block), square(1)).relu();
        }
        return x.at("fc").globalAverage().dense(1000);
    }

    static Features scores2(Features image) {
        Features x = conv(image.at("conv1"), 32, same(2)).relu6();
        int block = 0;
        for (Row row : ROWS) {
            for (int repeat = 0; repeat < row.blocks(); repeat++) {
                x = bottleneck(x.at("block" + ++block), row, repeat == 0 ? row.stride() : 1);
            }
        }
        x = conv(x.at("conv2"), 1280, square(1)).relu6();
        return x.at("fc").globalAverage().dense(1000);
    }

    private static Features bottleneck(Features x, Row row, int stride) {
        Features wide = row.expansion() == 1
                ? x
                : conv(x, row.expansion() * x.channels(), square(1)).relu6();
        Features narrow = conv(depthwise(wide, stride).relu6(), row.channels(), square(1));
        return stride == 1 && x.channels() == row.channels() ? narrow.plus(x) : narrow;
    }

    private static Features conv(Features x, int channels, Window window) {
        return x.convWithoutBias(channels, window).batchNormalization(EPSILON);
    }

    private static Features depthwise(Features x, int stride) {
        return x.depthwiseWithoutBias(same(stride)).batchNormalization(EPSILON);
    }

    private static Window same(int stride) {
        return square(3).withStride(stride).withPadding(Padding.Same.UPPER);
    }
}
