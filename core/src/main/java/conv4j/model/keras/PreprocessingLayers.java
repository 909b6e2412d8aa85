package conv4j.model.keras;

import conv4j.op.AxisPadding;
import conv4j.op.AxisRange;
import conv4j.op.AxisResize;
import conv4j.op.Binary;
import conv4j.op.Elementwise;
import conv4j.op.Late;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Resize;
import conv4j.op.ShapeOf;
import conv4j.op.Slice;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Layers that make a picture ready: Rescaling, Normalization, Resizing, CenterCrop. */
final class PreprocessingLayers {
    static final Map<String, LayerKind> TABLE = Map.of(
            "Rescaling", LayerKind.of(PreprocessingLayers::rescale),
            "Normalization", new LayerKind(PreprocessingLayers::statistics, PreprocessingLayers::normalize),
            "Resizing", LayerKind.of(PreprocessingLayers::resize),
            "CenterCrop", LayerKind.of(PreprocessingLayers::centerCrop));

    /** keras.backend.epsilon(): a smaller deviation counts as this. */
    private static final float SMALLEST_DEVIATION = 1e-7f;

    private PreprocessingLayers() {}

    private static Value rescale(LayerCall call) {
        Config config = call.config();
        Value input = call.input();
        Tensor scale = constant(config, "scale");
        Tensor offset = config.given("offset") ? constant(config, "offset") : null;
        if (scale.shape().rank() == 0 && (offset == null || offset.shape().rank() == 0)) {
            float shift = offset == null ? 0 : offset.values()[0];
            return call.main(new Elementwise(Elementwise.Function.AFFINE, scale.values()[0], shift), input, input);
        }
        Value scaled =
                call.step(new Binary(Binary.Function.MULTIPLY), input, input, call.constant("scale", scale, input));
        return offset == null
                ? scaled
                : call.main(new Binary(Binary.Function.ADD), input, scaled, call.constant("offset", offset, input));
    }

    private static Tensor constant(Config config, String key) {
        @Nullable Tensor numbers = Numbers.tensor(config.element(key));
        if (numbers == null) {
            throw config.wrong(key, "a number or lists of numbers");
        }
        return numbers;
    }

    private static List<String> statistics(Config config) {
        return config.given("mean") ? List.of() : List.of("mean", "variance", "count");
    }

    /** {@code (x - mean) / max(sqrt(variance), 1e-7)}, or the way back. */
    private static Value normalize(LayerCall call) {
        Config config = call.config();
        Value input = call.input();
        List<Integer> axes = config.given("axis")
                ? config.integers("axis").stream()
                        .map(input::fromStart)
                        .sorted()
                        .toList()
                : List.of();
        boolean learned = call.optionalWeight("mean") != null;
        Tensor mean = learned ? call.weight("mean") : constant(config, "mean");
        config.ignore("variance");
        Tensor variance = learned ? call.weight("variance") : constant(config, "variance");
        Tensor deviation = Tensor.zeros(variance.shape());
        for (int i = 0; i < deviation.values().length; i++) {
            deviation.values()[i] = Math.max((float) Math.sqrt(variance.values()[i]), SMALLEST_DEVIATION);
        }
        Value means = spread(call, "mean", mean, axes, input);
        Value deviations = spread(call, "deviation", deviation, axes, input);
        if (config.flag("invert", false)) {
            Value scaled = call.step(new Binary(Binary.Function.MULTIPLY), input, input, deviations);
            return call.main(new Binary(Binary.Function.ADD), input, scaled, means);
        }
        Value centered = call.step(new Binary(Binary.Function.SUBTRACT), input, input, means);
        return call.main(new Binary(Binary.Function.DIVIDE), input, centered, deviations);
    }

    private static Value spread(LayerCall call, String what, Tensor numbers, List<Integer> axes, Value input) {
        if (numbers.shape().rank() > axes.size()) {
            throw call.refusal(what + ": wanted at most " + axes.size() + " axes, got " + numbers.shape());
        }
        return call.constant(
                what, numbers.reshape(NormalizationLayers.spread(numbers.shape(), axes, input.rank())), input);
    }

    private static Value resize(LayerCall call) {
        Config config = call.config();
        int height = config.integer("height");
        int width = config.integer("width");
        Value image = Spatial.inOrder(call, call.input(4));
        if (config.flag("crop_to_aspect_ratio", false)) {
            image = byExtents(
                    call,
                    image,
                    "crop",
                    extents -> AspectRatio.of(height, width, extents).crop());
        }
        if (config.flag("pad_to_aspect_ratio", false)) {
            if (!config.text("fill_mode", "constant").equals("constant")) {
                throw config.wrong("fill_mode", "constant");
            }
            float value = (float) config.number("fill_value", 0);
            image = byExtents(
                    call,
                    image,
                    "pad",
                    extents -> AspectRatio.of(height, width, extents).pad(value));
        } else {
            config.ignore("fill_mode");
            config.ignore("fill_value");
        }
        return call.main(resizing(call, height, width), image, image);
    }

    private static Resize resizing(LayerCall call, int height, int width) {
        return Interpolations.resize(
                call,
                List.of(AxisResize.to(2, height), AxisResize.to(3, width)),
                call.config().text("interpolation", "bilinear"),
                call.config().flag("antialias", false));
    }

    /** The middle of the picture; one that is smaller is brought to the size, with its proportions kept. */
    private static Value centerCrop(LayerCall call) {
        int height = call.config().integer("height");
        int width = call.config().integer("width");
        Value image = Spatial.inOrder(call, call.input(4));
        Value cropped = byExtents(call, image, "crop", extents -> {
            AspectRatio picture = AspectRatio.of(height, width, extents);
            return picture.covers() ? picture.middle() : picture.crop();
        });
        // Of a picture that was cropped to the size already, this is every cell as it is.
        return call.main(resizing(call, height, width), cropped, cropped);
    }

    private static Value byExtents(LayerCall call, Value image, String name, Function<Tensor, Op> op) {
        Value extents = call.step(new ShapeOf(2, 4), new Value("", 1, false), image);
        return call.step(new Late(1, name, values -> op.apply(values.get(0))), image, image, extents);
    }

    /** A picture of {@code height x width} on its way to another size (keras/src/backend/tensorflow/image.py, resize). */
    private record AspectRatio(int targetHeight, int targetWidth, int height, int width) {
        static AspectRatio of(int targetHeight, int targetWidth, Tensor extents) {
            return new AspectRatio(targetHeight, targetWidth, (int) extents.values()[0], (int) extents.values()[1]);
        }

        boolean covers() {
            return height >= targetHeight && width >= targetWidth;
        }

        Op middle() {
            return slice((height - targetHeight) / 2, targetHeight, (width - targetWidth) / 2, targetWidth);
        }

        /** Rows that, with the whole width, have the target's proportions; in float32, as Keras computes it. */
        private int rows() {
            return (int) ((float) ((long) width * targetHeight) / targetWidth);
        }

        private int columns() {
            return (int) ((float) ((long) height * targetWidth) / targetHeight);
        }

        Op crop() {
            int rows = Math.max(Math.min(height, rows()), 1);
            int columns = Math.max(Math.min(width, columns()), 1);
            return slice((height - rows) / 2, rows, (width - columns) / 2, columns);
        }

        private static Slice slice(int top, int rows, int left, int columns) {
            return new Slice(List.of(
                    new AxisRange(2, top, (long) top + rows, 1), new AxisRange(3, left, (long) left + columns, 1)));
        }

        Op pad(float value) {
            int top = (Math.max(height, rows()) - height) / 2;
            int left = (Math.max(width, columns()) - width) / 2;
            // Keras puts as many cells after as before, so a picture may end up a cell short of the proportions.
            return new Pad(
                    List.of(new AxisPadding(2, top, top), new AxisPadding(3, left, left)), Pad.Mode.CONSTANT, value);
        }
    }
}
