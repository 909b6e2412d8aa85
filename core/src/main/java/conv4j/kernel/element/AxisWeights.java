package conv4j.kernel.element;

import conv4j.op.Resize;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What each output cell of a resized axis is made of: a fixed number of input cells, each with a weight.
 *
 * @param places output cells
 * @param taps input cells for each of them
 * @param cells {@code taps} for each output cell, all in the input
 * @param weights one for each of the cells
 * @param outside whether an output cell is the extrapolation value, and made of nothing
 */
public record AxisWeights(int places, int taps, int[] cells, float[] weights, boolean[] outside) {

    /** Of an axis that stays as it is. */
    public static AxisWeights same(int places) {
        float[] ones = new float[places];
        Arrays.fill(ones, 1);
        return new AxisWeights(places, 1, IntStream.range(0, places).toArray(), ones, new boolean[places]);
    }

    public static AxisWeights of(Resize op, ResizedAxis axis) {
        // Shrinking with antialias spreads the interpolation over as many cells as become one.
        double spread = op.antialias() ? Math.min(axis.factor(), 1) : 1;
        long reach = switch (op.interpolation()) {
            case NEAREST -> 0;
            case LINEAR -> (long) Math.ceil(1 / spread);
            case CUBIC -> (long) Math.ceil(2 / spread);
        };
        int taps =
                OutputShape.of(op.name(), axis.output(), Math.max(1, 2 * reach)).extent(1);
        AxisWeights table = new AxisWeights(
                axis.output(),
                taps,
                new int[axis.output() * taps],
                new float[axis.output() * taps],
                new boolean[axis.output()]);
        for (int place = 0; place < axis.output(); place++) {
            double coordinate = axis.coordinate(op.coordinates(), place);
            boolean outside = coordinate < 0 || coordinate > axis.input() - 1;
            if (outside && op.coordinates() == Resize.Coordinates.TF_CROP_AND_RESIZE) {
                table.outside[place] = true;
            } else if (op.interpolation() == Resize.Interpolation.NEAREST) {
                table.cells[place] = axis.clamp(nearest(op.nearest(), coordinate));
                table.weights[place] = 1;
            } else {
                table.spread(op, axis, place, coordinate, (long) Math.floor(coordinate) - reach + 1, spread);
            }
        }
        return table;
    }

    private static long nearest(Resize.Nearest nearest, double coordinate) {
        return (long)
                switch (nearest) {
                    case ROUND_PREFER_FLOOR -> Math.ceil(coordinate - 0.5);
                    case ROUND_PREFER_CEIL -> Math.floor(coordinate + 0.5);
                    case FLOOR -> Math.floor(coordinate);
                    case CEIL -> Math.ceil(coordinate);
                };
    }

    private void spread(Resize op, ResizedAxis axis, int place, double coordinate, long first, double spread) {
        double[] found = new double[taps];
        double sum = 0;
        for (int tap = 0; tap < taps; tap++) {
            long cell = first + tap;
            boolean counts = !op.excludeOutside() || cell >= 0 && cell < axis.input();
            double distance = Math.abs(cell - coordinate) * spread;
            found[tap] = counts ? weight(op, distance) : 0;
            sum += found[tap];
            cells[place * taps + tap] = axis.clamp(cell);
        }
        for (int tap = 0; tap < taps; tap++) {
            weights[place * taps + tap] = (float) (sum == 0 ? 0 : found[tap] / sum);
        }
    }

    /** By the distance from the coordinate: a triangle, or the cubic convolution kernel (Keys, 1981, equation 4). */
    private static double weight(Resize op, double distance) {
        double d = distance;
        double a = op.cubicCoefficient();
        if (op.interpolation() == Resize.Interpolation.LINEAR) {
            return Math.max(0, 1 - d);
        }
        return d <= 1 ? ((a + 2) * d - (a + 3)) * d * d + 1 : d < 2 ? ((a * d - 5 * a) * d + 8 * a) * d - 4 * a : 0;
    }
}
