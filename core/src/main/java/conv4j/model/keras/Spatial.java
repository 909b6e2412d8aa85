package conv4j.model.keras;

import conv4j.op.Padding;
import conv4j.op.Squeeze;
import conv4j.op.Unsqueeze;
import conv4j.op.Window;
import java.util.List;

/**
 * Layers that slide over one axis or two, as ops that slide over two: a row of cells is an image of height 1.
 */
enum Spatial {
    ROW(1),
    IMAGE(2);

    private static final int HEIGHT = 2;

    private final int axes;

    Spatial(int axes) {
        this.axes = axes;
    }

    int axes() {
        return axes;
    }

    /** The layer's input as {@code N x C x H x W}, whatever the layer's data format. */
    Value enter(LayerCall call) {
        Value input = inOrder(call, call.input(axes + 2));
        if (this == IMAGE) {
            return input;
        }
        return call.step(new Unsqueeze(List.of(HEIGHT)), new Value("", 4, input.channelsMoved()), input);
    }

    /** The layer's output, as its successors take it. */
    Value leave(LayerCall call, Value image) {
        if (this == IMAGE) {
            return image;
        }
        return call.step(new Squeeze(List.of(HEIGHT)), new Value("", 3, image.channelsMoved()), image);
    }

    /** A value with its channels at axis 1 in the graph, as the layer's data format says where Keras has them. */
    static Value inOrder(LayerCall call, Value input) {
        return channelsLast(call.config()) ? call.channelsMoved(input) : call.asInKeras(input);
    }

    static boolean channelsLast(Config config) {
        String format = config.text("data_format", "channels_last");
        return switch (format) {
            case "channels_last" -> true;
            case "channels_first" -> false;
            default -> throw config.wrong("data_format", "channels_last or channels_first");
        };
    }

    /** An option with one number for all axes or one for each, as {height, width}. */
    int[] pair(Config config, String key) {
        List<Integer> numbers = config.integers(key);
        if (numbers.size() != 1 && numbers.size() != axes) {
            throw config.wrong(key, "1 or " + axes + " integers");
        }
        int last = numbers.get(numbers.size() - 1);
        return new int[] {this == ROW ? neutral(key) : numbers.get(0), last};
    }

    int[] pair(Config config, String key, int otherwise) {
        return config.given(key) ? pair(config, key) : new int[] {this == ROW ? neutral(key) : otherwise, otherwise};
    }

    /** What an option is along the height of a row. */
    private static int neutral(String key) {
        return key.equals("output_padding") ? 0 : 1;
    }

    /** The window of a layer, by its options strides, dilation_rate and padding. */
    Window window(Config config, int height, int width, int[] strides) {
        int[] dilations = pair(config, "dilation_rate", 1);
        Window window =
                Window.of(height, width).withStride(strides[0], strides[1]).withDilation(dilations[0], dilations[1]);
        return switch (config.text("padding", "valid")) {
            case "valid" -> window;
            case "same" -> window.withPadding(Padding.Same.UPPER);
            case "causal" -> causal(config, window);
            default -> throw config.wrong("padding", "valid or same");
        };
    }

    /** Nothing of a later cell reaches an earlier one: all padding goes before. */
    private Window causal(Config config, Window window) {
        if (this == IMAGE) {
            throw config.wrong("padding", "valid or same");
        }
        return window.withPadding(Padding.VALID, Padding.explicit(window.width().reach() - 1, 0));
    }
}
