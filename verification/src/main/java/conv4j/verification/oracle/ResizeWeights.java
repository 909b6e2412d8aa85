package conv4j.verification.oracle;

import conv4j.op.Resize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one output cell of a resized axis is made of.
 *
 * @param weights of all cells of the input
 * @param outside whether it is made of none, and is the extrapolation value
 */
record ResizeWeights(double[] weights, boolean outside) {

    static List<ResizeWeights> of(Resize op, ResizeCoordinates axis) {
        List<ResizeWeights> places = new ArrayList<>();
        for (int place = 0; place < axis.output(); place++) {
            double x = axis.original(op.coordinates(), place);
            boolean crops = op.coordinates() == Resize.Coordinates.TF_CROP_AND_RESIZE;
            boolean outside = crops && (x < 0 || x > axis.input() - 1);
            places.add(new ResizeWeights(outside ? new double[0] : weights(op, axis, x), outside));
        }
        return places;
    }

    int count() {
        return (int) Arrays.stream(weights).filter(weight -> weight != 0).count();
    }

    private static double[] weights(Resize op, ResizeCoordinates axis, double x) {
        double[] weights = new double[axis.input()];
        if (op.interpolation() == Resize.Interpolation.NEAREST) {
            weights[inside(nearest(op.nearest(), x), axis.input())] = 1;
            return weights;
        }
        // ONNX: with antialias the kernel is stretched by 1 / scale where that shrinks the image.
        double stretch = op.antialias() ? Math.min(axis.scale(), 1) : 1;
        double reach = 2 / stretch;
        double sum = 0;
        for (long cell = (long) Math.floor(x - reach); cell <= Math.ceil(x + reach); cell++) {
            int held = inside(cell, axis.input());
            double weight = kernel(op, Math.abs(x - cell) * stretch);
            if (!op.excludeOutside() || held == cell) {
                weights[held] += weight;
                sum += weight;
            }
        }
        double all = sum;
        return Arrays.stream(weights).map(weight -> weight / all).toArray();
    }

    private static int inside(long cell, int cells) {
        return (int) Math.min(Math.max(cell, 0), cells - 1);
    }

    private static long nearest(Resize.Nearest mode, double x) {
        long below = (long) Math.floor(x);
        double beyond = x - below;
        boolean up = switch (mode) {
            case FLOOR -> false;
            case CEIL -> beyond > 0;
            case ROUND_PREFER_FLOOR -> beyond > 0.5;
            case ROUND_PREFER_CEIL -> beyond >= 0.5;
        };
        return up ? below + 1 : below;
    }

    /** The triangle of linear interpolation; ONNX's get_coeffs of cubic convolution (Keys, 1981), with A. */
    private static double kernel(Resize op, double distance) {
        if (op.interpolation() == Resize.Interpolation.LINEAR) {
            return distance < 1 ? 1 - distance : 0;
        }
        double a = op.cubicCoefficient();
        double squared = distance * distance;
        double cubed = squared * distance;
        if (distance <= 1) {
            return (a + 2) * cubed - (a + 3) * squared + 1;
        }
        return distance < 2 ? a * cubed - 5 * a * squared + 8 * a * distance - 4 * a : 0;
    }
}
