package conv4j.image;

import java.util.Arrays;

/**
 * A picture's other size along one axis: for each cell of the target, where its window on the source starts and how
 * much each source cell under it counts. The filter is a triangle that reaches one source cell to each side, or, when
 * shrinking, one target cell, so that nothing is skipped. It is what PIL's {@code BILINEAR} does ({@code Resample.c}).
 */
final class Resampling {
    /** The first source cell under each window. */
    private final int[] starts;

    /** Of the source cells from there on; those of one window sum to 1. */
    private final float[][] weights;

    private Resampling(int[] starts, float[][] weights) {
        this.starts = starts;
        this.weights = weights;
    }

    static Resampling of(int source, int target) {
        double scale = (double) source / target;
        double reach = Math.max(scale, 1);
        int[] starts = new int[target];
        float[][] weights = new float[target][];
        for (int cell = 0; cell < target; cell++) {
            double centre = (cell + 0.5) * scale;
            int start = Math.max(0, (int) (centre - reach + 0.5));
            int end = Math.min(source, (int) (centre + reach + 0.5));
            starts[cell] = start;
            weights[cell] = triangle(centre, reach, start, end);
        }
        return new Resampling(starts, weights);
    }

    private static float[] triangle(double centre, double reach, int start, int end) {
        double[] heights = new double[end - start];
        double sum = 0;
        for (int cell = 0; cell < heights.length; cell++) {
            heights[cell] = Math.max(0, 1 - Math.abs(start + cell + 0.5 - centre) / reach);
            sum += heights[cell];
        }
        float[] weights = new float[heights.length];
        for (int cell = 0; cell < weights.length; cell++) {
            weights[cell] = (float) (heights[cell] / sum);
        }
        return weights;
    }

    /**
     * One plane in its other size. Row by row of the target, so that no more than one row is held between the two axes.
     *
     * @param source samples, unsigned
     * @param sourceOffset where the plane starts in them
     */
    static void plane(
            short[] source,
            int sourceOffset,
            int width,
            short[] target,
            int targetOffset,
            Resampling across,
            Resampling down) {
        float[] line = new float[width];
        int targetWidth = across.starts.length;
        for (int y = 0; y < down.starts.length; y++) {
            Arrays.fill(line, 0);
            for (int row = 0; row < down.weights[y].length; row++) {
                float weight = down.weights[y][row];
                int at = sourceOffset + (down.starts[y] + row) * width;
                for (int x = 0; x < width; x++) {
                    line[x] += weight * (source[at + x] & 0xffff);
                }
            }
            for (int x = 0; x < targetWidth; x++) {
                target[targetOffset + y * targetWidth + x] = across.sample(line, x);
            }
        }
    }

    private short sample(float[] line, int cell) {
        float sum = 0;
        for (int at = 0; at < weights[cell].length; at++) {
            sum += weights[cell][at] * line[starts[cell] + at];
        }
        // The weights sum to 1 within rounding, which may lift white above itself.
        return (short) Math.min(Picture.MOST, Math.round(sum));
    }
}
