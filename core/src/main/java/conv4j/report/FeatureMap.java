package conv4j.report;

import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.util.Objects;

/**
 * One channel of a tensor of pictures, to look at: {@code ImageIO.write(FeatureMap.of(maps, 0, 3).toImage(), "png",
 * file)}.
 */
public final class FeatureMap {
    /** No grey: what is NaN or infinite. */
    static final int NOT_FINITE = 0xff00c8;

    private static final int FLAT = 128;

    private final float[] values;
    private final int first;
    private final int height;
    private final int width;
    private final ValueRange range;

    private FeatureMap(float[] values, int first, int height, int width) {
        this.values = values;
        this.first = first;
        this.height = height;
        this.width = width;
        this.range = ValueRange.of(values, first, first + height * width);
    }

    /**
     * A view of one channel; nothing is copied.
     *
     * @param tensor {@code N x C x H x W}
     * @param n which picture of the batch, from 0
     * @param channel from 0
     * @throws ShapeException when the tensor has another rank or no cells
     * @throws IndexOutOfBoundsException when there is no such picture or channel
     */
    public static FeatureMap of(Tensor tensor, int n, int channel) {
        Shape shape = tensor.shape();
        if (shape.rank() != 4 || shape.elements() == 0) {
            throw new ShapeException(
                    "feature map: wanted batch x channels x height x width, each at least 1, got " + shape);
        }
        Objects.checkIndex(n, shape.extent(0));
        Objects.checkIndex(channel, shape.extent(1));
        int height = shape.extent(2);
        int width = shape.extent(3);
        return new FeatureMap(tensor.values(), (n * shape.extent(1) + channel) * height * width, height, width);
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** Its least and largest value, which {@link #toImage} shows as black and white. */
    public ValueRange range() {
        return range;
    }

    /**
     * A grey picture, one pixel a cell, from black for the least to white for the largest value. A map of one value is
     * mid grey; cells that are NaN or infinite are magenta.
     */
    public BufferedImage toImage() {
        return pixels().toImage();
    }

    Pixels pixels() {
        int[] rgb = new int[height * width];
        double span = (double) range.max() - range.min();
        for (int i = 0; i < rgb.length; i++) {
            float value = values[first + i];
            if (!Float.isFinite(value)) {
                rgb[i] = NOT_FINITE;
            } else {
                rgb[i] = Pixels.grey(span == 0 ? FLAT : (int) Math.round((value - (double) range.min()) / span * 255));
            }
        }
        return new Pixels(width, height, rgb);
    }
}
