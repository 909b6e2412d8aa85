package conv4j.verification.oracle;

import conv4j.op.AxisResize;
import conv4j.op.Resize;

/**
 * Where the cells of a resized axis are in the input, by ONNX Resize, coordinate_transformation_mode.
 *
 * @param input length_original
 * @param output cells, length_resized once it is an integer
 * @param scale from input to output
 * @param start start_x, of the region of interest
 * @param end end_x
 */
record ResizeCoordinates(int input, int output, double scale, double start, double end) {

    /**
     * @param common the scale of all axes; 0 where each has its own
     */
    static ResizeCoordinates of(AxisResize resize, int input, double common) {
        double scale = common > 0 ? common : factor(resize, input);
        int output;
        if (resize.target() instanceof AxisResize.Cells cells) {
            // ONNX: "rounding halfway cases up".
            output = common > 0 ? (int) Math.floor(common * input + 0.5) : cells.cells();
        } else {
            // ONNX: floor(input * scale), both float32.
            output = (int) Math.floor((float) scale * (float) input);
        }
        return new ResizeCoordinates(input, output, scale, resize.regionStart(), resize.regionEnd());
    }

    static double factor(AxisResize resize, int input) {
        return resize.target() instanceof AxisResize.Cells cells
                ? (double) cells.cells() / input
                : ((AxisResize.Factor) resize.target()).factor();
    }

    /** ONNX Runtime: an axis of scale 1 is not resized, so that no mode shifts its cells; a part of it is. */
    boolean identity() {
        return scale == 1 && start == 0 && end == 1;
    }

    double original(Resize.Coordinates mode, int place) {
        double resized = scale * input;
        return switch (mode) {
            case HALF_PIXEL -> (place + 0.5) / scale - 0.5;
            case HALF_PIXEL_SYMMETRIC -> {
                double adjustment = output / resized;
                double center = input / 2.0;
                yield center * (1 - adjustment) + (place + 0.5) / scale - 0.5;
            }
            case PYTORCH_HALF_PIXEL -> resized == 1 ? 0 : (place + 0.5) / scale - 0.5;
            case ALIGN_CORNERS -> resized == 1 ? 0 : place * (input - 1) / (resized - 1);
            case ASYMMETRIC -> place / scale;
            case TF_HALF_PIXEL_FOR_NEAREST -> (place + 0.5) / scale;
            case TF_CROP_AND_RESIZE ->
                resized == 1
                        ? 0.5 * (start + end) * (input - 1)
                        : start * (input - 1) + place * (end - start) * (input - 1) / (resized - 1);
        };
    }
}
