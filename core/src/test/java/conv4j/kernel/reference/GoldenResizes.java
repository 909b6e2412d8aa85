package conv4j.kernel.reference;

import conv4j.op.AxisResize;
import conv4j.op.Op;
import conv4j.op.Resize;
import conv4j.op.Resize.Coordinates;
import conv4j.op.Resize.Interpolation;
import conv4j.op.Resize.Nearest;
import conv4j.op.Resize.Proportions;
import conv4j.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The resizes among the {@link GoldenCases}. */
final class GoldenResizes {
    private GoldenResizes() {}

    private static List<AxisResize> to(int height, int width) {
        return List.of(AxisResize.to(2, height), AxisResize.to(-1, width));
    }

    private static Resize resize(List<AxisResize> axes, Interpolation interpolation, Coordinates coordinates) {
        return Resize.of(axes, interpolation, coordinates, Nearest.ROUND_PREFER_FLOOR);
    }

    static Map<String, Function<List<Tensor>, Op>> all() {
        Map<String, Function<List<Tensor>, Op>> ops = new LinkedHashMap<>();
        for (Interpolation interpolation : Interpolation.values()) {
            for (Coordinates coordinates : List.of(
                    Coordinates.HALF_PIXEL,
                    Coordinates.HALF_PIXEL_SYMMETRIC,
                    Coordinates.PYTORCH_HALF_PIXEL,
                    Coordinates.ALIGN_CORNERS,
                    Coordinates.ASYMMETRIC)) {
                Function<List<Tensor>, Op> op = p -> resize(
                        List.of(
                                AxisResize.by(2, p.get(0).get(0)),
                                AxisResize.by(3, p.get(0).get(1))),
                        interpolation,
                        coordinates);
                ops.put("resize " + interpolation + " " + coordinates + " by 2.6", op);
                ops.put("resize " + interpolation + " " + coordinates + " by 0.6", op);
            }
            List<AxisResize> region = List.of(
                    AxisResize.to(2, 3).ofRegion(0.4f, 0.6f),
                    AxisResize.to(3, 7).ofRegion(0.1f, 1.3f));
            ops.put(
                    "resize " + interpolation + " of a region",
                    p -> new Resize(
                            region,
                            Proportions.STRETCH,
                            interpolation,
                            Coordinates.TF_CROP_AND_RESIZE,
                            Nearest.ROUND_PREFER_FLOOR,
                            false,
                            -0.75f,
                            false,
                            10));
        }
        for (Nearest nearest : Nearest.values()) {
            ops.put(
                    "resize " + nearest,
                    p -> Resize.of(to(8, 10), Interpolation.NEAREST, Coordinates.HALF_PIXEL, nearest));
        }
        ops.put("resize LINEAR antialias", p -> halfPixel(to(3, 2), Proportions.STRETCH, Interpolation.LINEAR, true));
        ops.put("resize CUBIC antialias", p -> halfPixel(to(3, 2), Proportions.STRETCH, Interpolation.CUBIC, true));
        ops.put(
                "resize excluding outside",
                p -> new Resize(
                        to(9, 3),
                        Proportions.STRETCH,
                        Interpolation.CUBIC,
                        Coordinates.HALF_PIXEL,
                        Nearest.FLOOR,
                        false,
                        -0.5f,
                        true,
                        0));
        ops.put("resize NOT_LARGER", p -> halfPixel(to(7, 8), Proportions.NOT_LARGER, Interpolation.LINEAR, false));
        ops.put("resize NOT_SMALLER", p -> halfPixel(to(7, 8), Proportions.NOT_SMALLER, Interpolation.LINEAR, false));
        ops.put(
                "resize as TensorFlow, nearest",
                p -> Resize.of(to(7, 3), Interpolation.NEAREST, Coordinates.TF_HALF_PIXEL_FOR_NEAREST, Nearest.FLOOR));
        for (Interpolation interpolation : List.of(Interpolation.LINEAR, Interpolation.CUBIC)) {
            ops.put("resize as TensorFlow, " + interpolation + " to 7", p -> asTensorFlow(to(7, 9), interpolation));
            ops.put("resize as TensorFlow, " + interpolation + " to 3", p -> asTensorFlow(to(3, 2), interpolation));
        }
        ops.put("resize to the same size", p -> resize(to(4, 5), Interpolation.CUBIC, Coordinates.ALIGN_CORNERS));
        return ops;
    }

    private static Resize halfPixel(
            List<AxisResize> axes, Proportions proportions, Interpolation interpolation, boolean antialias) {
        return new Resize(
                axes, proportions, interpolation, Coordinates.HALF_PIXEL, Nearest.FLOOR, antialias, -0.75f, false, 0);
    }

    private static Resize asTensorFlow(List<AxisResize> axes, Interpolation interpolation) {
        return new Resize(
                axes, Proportions.STRETCH, interpolation, Coordinates.HALF_PIXEL, Nearest.FLOOR, true, -0.5f, true, 0);
    }
}
