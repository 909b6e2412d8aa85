package conv4j.kernel.element;

import conv4j.op.Axes;
import conv4j.op.AxisResize;
import conv4j.op.Resize;
import conv4j.tensor.Shape;

/**
 * One axis before and after it is resized.
 *
 * @param input cells before
 * @param output cells after
 * @param factor from before to after, which input times it need not be an integer
 */
public record ResizedAxis(int input, int output, double factor, double regionStart, double regionEnd) {

    /**
     * One of the axes that an op names.
     *
     * @param shape of the op's input
     */
    public static ResizedAxis of(Resize op, AxisResize resize, Shape shape) {
        int input = Axes.extent(op.name(), shape, resize.axis());
        boolean stretches = op.proportions() == Resize.Proportions.STRETCH;
        double factor = stretches ? factor(resize, input) : commonFactor(op, shape);
        double output;
        if (resize.target() instanceof AxisResize.Cells target) {
            output = stretches ? target.cells() : Math.floor(factor * input + 0.5);
        } else {
            // In float32, as ONNX Runtime has it: 10 times 0.7f is 7 there, and 6.99999988 in double.
            output = Math.floor((float) factor * input);
        }
        int cells = OutputShape.of(op.name(), (long) output).extent(0);
        return new ResizedAxis(input, cells, factor, resize.regionStart(), resize.regionEnd());
    }

    /** The one with which no axis exceeds its target, or none falls short of it. */
    private static double commonFactor(Resize op, Shape shape) {
        var factors = op.axes().stream().mapToDouble(axis -> factor(axis, Axes.extent(op.name(), shape, axis.axis())));
        return (op.proportions() == Resize.Proportions.NOT_LARGER ? factors.min() : factors.max()).orElseThrow();
    }

    private static double factor(AxisResize resize, int input) {
        return resize.target() instanceof AxisResize.Cells target
                ? (double) target.cells() / input
                : ((AxisResize.Factor) resize.target()).factor();
    }

    /** Whether every output cell is the input cell of the same number. */
    public boolean stays() {
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
