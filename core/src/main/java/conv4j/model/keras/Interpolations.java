package conv4j.model.keras;

import conv4j.op.AxisResize;
import conv4j.op.Resize;
import java.util.List;

/** How the names of Keras' interpolations read as ONNX' Resize. */
final class Interpolations {
    /** TensorFlow's cubic convolution, as Keys (1981) recommends; ONNX and PyTorch take -0.75. */
    private static final float KEYS = -0.5f;

    private Interpolations() {}

    static Resize resize(LayerCall call, List<AxisResize> axes, String interpolation, boolean antialias) {
        if (!interpolation.equals("nearest")) {
            requireHalfPixels(call);
        }
        return switch (interpolation) {
            case "nearest" ->
                Resize.of(
                        axes,
                        Resize.Interpolation.NEAREST,
                        Resize.Coordinates.TF_HALF_PIXEL_FOR_NEAREST,
                        Resize.Nearest.FLOOR);
            case "bilinear" -> halfPixels(axes, Resize.Interpolation.LINEAR, antialias, antialias);
            case "bicubic" -> halfPixels(axes, Resize.Interpolation.CUBIC, antialias, true);
            default -> throw call.config().wrong("interpolation", "nearest, bilinear or bicubic");
        };
    }

    private static Resize halfPixels(
            List<AxisResize> axes, Resize.Interpolation interpolation, boolean antialias, boolean excludeOutside) {
        return new Resize(
                axes,
                Resize.Proportions.STRETCH,
                interpolation,
                Resize.Coordinates.HALF_PIXEL,
                Resize.Nearest.FLOOR,
                antialias,
                KEYS,
                excludeOutside,
                0);
    }

    /**
     * Before TensorFlow 2 a cell's coordinate was {@code o / f}, and files of that time do not say which TensorFlow it
     * was that they were trained with.
     */
    private static void requireHalfPixels(LayerCall call) {
        if (call.version().before(2, 3)) {
            throw call.refusal(
                    "interpolation of Keras " + call.version().text()
                            + " depends on its TensorFlow, which the file does not name; save it again with Keras 2.3 or newer");
        }
    }
}
