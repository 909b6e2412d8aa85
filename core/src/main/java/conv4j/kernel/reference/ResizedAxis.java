package conv4j.kernel.reference;

import conv4j.op.AxisResize;
import conv4j.op.Resize;

/**
 * One axis before and after it is resized.
 *
 * @param input cells before
 * @param output cells after
 * @param factor from before to after, which input times it need not be an integer
 */
record ResizedAxis(int input, int output, double factor, double regionStart, double regionEnd) {

    /**
     * @param common the factor that all axes share to keep their proportions, or 0 for each its own
     */
    static ResizedAxis of(String op, AxisResize resize, int input, double common) {
        double factor = common > 0 ? common : factor(resize, input);
        double output;
        if (resize.target() instanceof AxisResize.Cells target) {
            output = common > 0 ? Math.floor(common * input + 0.5) : target.cells();
        } else {
            // In float32, as ONNX Runtime has it: 10 times 0.7f is 7 there, and 6.99999988 in double.
            output = Math.floor((float) factor * input);
        }
        int cells = OutputShape.of(op, (long) output).extent(0);
        return new ResizedAxis(input, cells, factor, resize.regionStart(), resize.regionEnd());
    }

    static double factor(AxisResize resize, int input) {
        return resize.target() instanceof AxisResize.Cells target
                ? (double) target.cells() / input
                : ((AxisResize.Factor) resize.target()).factor();
    }

    /** Whether every output cell is the input cell of the same number. */
    boolean stays() {
        return input == output && factor == 1 && regionStart == 0 && regionEnd == 1;
    }

    int clamp(long cell) {
        return (int) Math.max(0, Math.min(input - 1L, cell));
    }

    /** Where the centre of an output cell is in the input, counted from the centre of its first cell. */
    double coordinate(Resize.Coordinates coordinates, int place) {
        double exact = factor * input;
        double halfPixel = (place + 0.5) / factor - 0.5;
        return switch (coordinates) {
            case HALF_PIXEL -> halfPixel;
            case HALF_PIXEL_SYMMETRIC -> input / 2.0 * (1 - output / exact) + halfPixel;
            case PYTORCH_HALF_PIXEL -> exact == 1 ? 0 : halfPixel;
            case ALIGN_CORNERS -> exact == 1 ? 0 : place * (input - 1) / (exact - 1);
            case ASYMMETRIC -> place / factor;
            case TF_HALF_PIXEL_FOR_NEAREST -> (place + 0.5) / factor;
            case TF_CROP_AND_RESIZE -> {
                double length = (regionEnd - regionStart) * (input - 1);
                yield regionStart * (input - 1) + (exact == 1 ? length / 2 : place * length / (exact - 1));
            }
        };
    }
}
