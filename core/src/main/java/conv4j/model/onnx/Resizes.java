package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.op.AxisResize;
import conv4j.op.Op;
import conv4j.op.Resize;
import conv4j.op.Resize.Coordinates;
import conv4j.op.Resize.Interpolation;
import conv4j.op.Resize.Nearest;
import conv4j.op.Resize.Proportions;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resize, and Upsample as it was called before opset 10. */
final class Resizes {
    /** How a node resizes, whatever its size: all that does not depend on values. */
    private record Manner(Resize plain, Optional<long[]> axes) {}

    private Resizes() {}

    /** Scales are an attribute before opset 9, then an input. */
    static Value upsample(OnnxNode node) {
        if (node.opset() >= 10) {
            throw new ModelFormatException(
                    "wanted Resize, which replaces it from opset 10 on, got Upsample in opset " + node.opset());
        }
        Manner manner = new Manner(firstMeaning(node), Optional.empty());
        if (node.opset() >= 9) {
            return node.emitKnowing("resize", node.input(0), List.of(1), known -> resize(manner, known, 1, 2, 3));
        }
        float[] scales = node.attributes()
                .decimals("scales")
                .orElseThrow(() -> new ModelFormatException("wanted attribute 'scales', got none"));
        return node.emit(
                scaled(manner, Constant.of(ElementType.FLOAT32, Shape.of(scales.length), scales), null), node.input(0));
    }

    /** What Upsample and the first Resize do. */
    private static Resize firstMeaning(OnnxNode node) {
        return Resize.of(
                List.of(),
                node.attributes().word("mode", "nearest", "nearest", "linear").equals("nearest")
                        ? Interpolation.NEAREST
                        : Interpolation.LINEAR,
                Coordinates.ASYMMETRIC,
                Nearest.FLOOR);
    }

    static Value resize(OnnxNode node) {
        if (node.opset() == 10) {
            Manner manner = new Manner(firstMeaning(node), Optional.empty());
            return node.emitKnowing("resize", node.input(0), List.of(1), known -> resize(manner, known, 1, 2, 3));
        }
        Manner manner = manner(node);
        return node.emitKnowing("resize", node.input(0), List.of(1, 2, 3), known -> resize(manner, known, 2, 3, 1));
    }

    private static Manner manner(OnnxNode node) {
        Attributes attributes = node.attributes();
        boolean since18 = node.opset() >= 18;
        String proportions = since18
                ? attributes.word("keep_aspect_ratio_policy", "stretch", "stretch", "not_larger", "not_smaller")
                : "stretch";
        Resize plain = new Resize(
                List.of(),
                constant(Proportions.class, proportions),
                constant(Interpolation.class, attributes.word("mode", "nearest", "nearest", "linear", "cubic")),
                coordinates(node),
                constant(
                        Nearest.class,
                        attributes.word(
                                "nearest_mode",
                                "round_prefer_floor",
                                "round_prefer_floor",
                                "round_prefer_ceil",
                                "floor",
                                "ceil")),
                since18 && attributes.flag("antialias", false),
                attributes.decimal("cubic_coeff_a", -0.75f),
                attributes.flag("exclude_outside", false),
                attributes.decimal("extrapolation_value", 0));
        return new Manner(plain, since18 ? attributes.integers("axes") : Optional.empty());
    }

    private static Coordinates coordinates(OnnxNode node) {
        List<String> words = new ArrayList<>(
                List.of("half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric", "tf_crop_and_resize"));
        if (node.opset() < 13) {
            words.add("tf_half_pixel_for_nn");
        }
        if (node.opset() >= 19) {
            words.add("half_pixel_symmetric");
        }
        String word =
                node.attributes().word("coordinate_transformation_mode", "half_pixel", words.toArray(String[]::new));
        return word.equals("tf_half_pixel_for_nn")
                ? Coordinates.TF_HALF_PIXEL_FOR_NEAREST
                : constant(Coordinates.class, word);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    /** Scales, sizes and the region by the places that they have among the inputs; one without numbers is not there. */
    private static Op resize(Manner manner, Known known, int scales, int sizes, int region) {
        Optional<Constant> factors = known.find(scales).filter(given -> given.size() > 0);
        Optional<Constant> cells = known.find(sizes).filter(given -> given.size() > 0);
        if (factors.isPresent() == cells.isPresent()) {
            throw new ModelFormatException("wanted scales or sizes, got " + (cells.isPresent() ? "both" : "neither"));
        }
        Constant roi = manner.plain().coordinates() == Coordinates.TF_CROP_AND_RESIZE
                ? known.find(region)
                        .orElseThrow(() -> new ModelFormatException("wanted a roi for tf_crop_and_resize, got none"))
                : null;
        return factors.isPresent() ? scaled(manner, factors.get(), roi) : sized(manner, cells.orElseThrow(), roi);
    }

    private static Op scaled(Manner manner, Constant factors, @Nullable Constant roi) {
        float[] scales = factors.floats();
        List<AxisResize> axes = new ArrayList<>();
        for (int i = 0; i < scales.length; i++) {
            // A factor of 1 leaves an axis as it is under every rule but that for regions.
            if (scales[i] != 1 || roi != null) {
                axes.add(region(AxisResize.by(axis(manner, i, scales.length), scales[i]), roi, i, scales.length));
            }
        }
        return with(manner, axes);
    }

    private static Op sized(Manner manner, Constant cells, @Nullable Constant roi) {
        int[] sizes = Integers.exact(cells.integers());
        List<AxisResize> axes = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            axes.add(region(AxisResize.to(axis(manner, i, sizes.length), sizes[i]), roi, i, sizes.length));
        }
        return with(manner, axes);
    }

    private static int axis(Manner manner, int i, int count) {
        long[] axes = manner.axes().orElse(null);
        if (axes != null && axes.length != count) {
            throw new ModelFormatException(
                    "wanted a scale or size for each of the axes " + Arrays.toString(axes) + ", got " + count);
        }
        return axes == null ? i : Integers.exact(axes[i]);
    }

    private static AxisResize region(AxisResize axis, @Nullable Constant roi, int i, int count) {
        if (roi == null) {
            return axis;
        }
        float[] bounds = roi.floats();
        if (bounds.length != 2 * count) {
            throw new ModelFormatException("wanted a roi of " + 2 * count + " numbers, got " + bounds.length);
        }
        return axis.ofRegion(bounds[i], bounds[count + i]);
    }

    private static Op with(Manner manner, List<AxisResize> axes) {
        Resize plain = manner.plain();
        return new Resize(
                axes,
                plain.proportions(),
                plain.interpolation(),
                plain.coordinates(),
                plain.nearest(),
                plain.antialias(),
                plain.cubicCoefficient(),
                plain.excludeOutside(),
                plain.extrapolationValue());
    }
}
