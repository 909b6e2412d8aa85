package conv4j.image;

import conv4j.image.Preprocessing.Channels;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;

/**
 * What the numbers mean that a network gives as a picture: the way back from a tensor.
 *
 * @param channels in which order the network has them where it gives three
 * @param black the number that stands for level 0
 * @param white the number that stands for level 255
 */
public record Levels(Channels channels, float black, float white) {

    /**
     * @throws ShapeException when black and white are the same, or not finite
     */
    public Levels {
        if (!Float.isFinite(black) || !Float.isFinite(white) || black == white) {
            throw new ShapeException("levels: wanted two different numbers, got " + black + " and " + white);
        }
    }

    /**
     * One picture of a batch. What is beyond black or white is taken for it; not-a-number becomes black.
     *
     * @param batch {@code N x C x H x W} or {@code N x H x W x C}, of one channel (grey) or three; the former where both
     *     could be meant
     * @param n which picture, from 0
     * @throws ShapeException when the tensor has another shape
     */
    public Picture picture(Tensor batch, int n) {
        Shape shape = batch.shape();
        boolean first = shape.rank() == 4 && isColour(shape.extent(1));
        if (!first && !(shape.rank() == 4 && isColour(shape.extent(3)))) {
            throw new ShapeException("picture: wanted an output of Nx3xHxW, Nx1xHxW, NxHxWx3 or NxHxWx1, got " + shape);
        }
        int count = shape.extent(first ? 1 : 3);
        int height = shape.extent(first ? 2 : 1);
        int width = shape.extent(first ? 3 : 2);
        Tensor levels = Tensor.zeros(Shape.of(1, count, height, width));
        int plane = height * width;
        for (int channel = 0; channel < count; channel++) {
            int place = channels == Channels.BGR ? count - 1 - channel : channel;
            for (int at = 0; at < plane; at++) {
                int from = (n * count * plane) + (first ? channel * plane + at : at * count + channel);
                levels.values()[place * plane + at] = level(batch.values()[from]);
            }
        }
        return Picture.of(levels);
    }

    private static boolean isColour(int channels) {
        return channels == 1 || channels == 3;
    }

    private float level(float value) {
        return 255 * (value - black) / (white - black);
    }
}
