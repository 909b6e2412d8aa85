package conv4j.image;

import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.List;

/**
 * What a picture goes through before a network sees it: brought to a size, put into channels, and each channel scaled and
 * shifted to {@code (level * scale - mean) / deviation}, where level is 0 to 255.
 *
 * @param fit how a picture of other proportions comes to the size
 * @param channels what the channels are, in order
 * @param scale what levels are multiplied by
 * @param mean one number a channel, in the order of the channels, or one for all
 * @param deviation the same
 */
public record Preprocessing(Fit fit, Channels channels, float scale, List<Float> mean, List<Float> deviation) {

    /** How a picture comes to other proportions. */
    public enum Fit {
        /** The largest part in the middle that has them is kept. */
        CROP,
        /** All of it, squeezed along one side. */
        STRETCH
    }

    /** What a network was trained to find in its channels. */
    public enum Channels {
        RGB,
        BGR,
        /** One channel of brightness, {@code 0.299 R + 0.587 G + 0.114 B} (ITU-R 601-2, as PIL's mode L). */
        GREY;

        public int count() {
            return this == GREY ? 1 : 3;
        }
    }

    /** Levels as they are, 0 to 255, red first. */
    public static final Preprocessing NONE = new Preprocessing(Fit.CROP, Channels.RGB, 1, List.of(0f), List.of(1f));

    /**
     * @throws ShapeException when there is neither one number nor one for each channel, or a deviation is 0
     */
    public Preprocessing {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        requirePerChannel("mean", mean, channels);
        requirePerChannel("deviation", deviation, channels);
        if (deviation.contains(0f)) {
            throw new ShapeException("deviation: wanted numbers other than 0, got " + deviation);
        }
    }

    private static void requirePerChannel(String what, List<Float> numbers, Channels channels) {
        if (numbers.size() != 1 && numbers.size() != channels.count()) {
            throw new ShapeException(what + ": wanted 1 number or one for each of the " + channels.count()
                    + " channels, got " + numbers);
        }
    }

    /** The same of a picture whose light and dark are exchanged: of {@code 255 - level} where this is of the level. */
    public Preprocessing inverted() {
        List<Float> shifted = mean.stream().map(shift -> shift - 255 * scale).toList();
        return new Preprocessing(fit, channels, -scale, shifted, deviation);
    }

    /** {@code 1 x C x height x width}. */
    public Tensor tensor(Picture picture, int width, int height) {
        Picture fitted = fit == Fit.CROP ? picture.croppedToProportions(width, height) : picture;
        Tensor rgb = fitted.resizedTo(width, height).toTensor();
        Tensor tensor = Tensor.zeros(Shape.of(1, channels.count(), height, width));
        int plane = width * height;
        for (int channel = 0; channel < channels.count(); channel++) {
            float shift = mean.get(mean.size() == 1 ? 0 : channel);
            float spread = deviation.get(deviation.size() == 1 ? 0 : channel);
            for (int at = 0; at < plane; at++) {
                tensor.values()[channel * plane + at] =
                        (level(rgb.values(), plane, channel, at) * scale - shift) / spread;
            }
        }
        return tensor;
    }

    private float level(float[] rgb, int plane, int channel, int at) {
        return switch (channels) {
            case RGB -> rgb[channel * plane + at];
            case BGR -> rgb[(2 - channel) * plane + at];
            case GREY -> 0.299f * rgb[at] + 0.587f * rgb[plane + at] + 0.114f * rgb[2 * plane + at];
        };
    }
}
