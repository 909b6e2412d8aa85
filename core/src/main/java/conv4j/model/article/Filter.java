package conv4j.model.article;

import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;

/**
 * One filter of a convolution and what to call it.
 *
 * @param name for labels: {@code sobel-x}
 * @param weights {@code H x W}, one plane that is meant for every input channel alike, or {@code C x H x W}
 */
public record Filter(String name, Tensor weights) {

    /**
     * @throws ShapeException when the weights are neither a plane nor a plane for each channel, or there are none
     */
    public Filter {
        Shape shape = weights.shape();
        if (shape.rank() < 2 || shape.rank() > 3 || shape.elements() == 0) {
            throw new ShapeException("filter '" + name
                    + "': wanted weights of height x width or channels x height x width, each at least 1, got "
                    + shape);
        }
    }

    public int height() {
        return weights.shape().extent(weights.shape().rank() - 2);
    }

    public int width() {
        return weights.shape().extent(weights.shape().rank() - 1);
    }

    /**
     * The weights as a convolution over so many channels holds them. Each channel gets its share of a plane,
     * {@code f/channels}: on a grey picture, whose channels are all alike, they add up to what the plane alone answers.
     *
     * @return {@code channels x H x W}
     * @throws ShapeException when the filter has channels of its own, and not so many
     */
    public Tensor over(int channels) {
        Shape spread = Shape.of(channels, height(), width());
        if (weights.shape().rank() == 3) {
            if (!weights.shape().equals(spread)) {
                throw new ShapeException("filter '" + name + "': wanted " + channels
                        + " channels as the input has, got " + weights.shape().extent(0));
            }
            return weights;
        }
        Tensor result = Tensor.zeros(spread);
        int plane = weights.values().length;
        for (int i = 0; i < result.values().length; i++) {
            result.values()[i] = weights.values()[i % plane] / channels;
        }
        return result;
    }
}
