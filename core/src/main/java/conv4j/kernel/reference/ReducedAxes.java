package conv4j.kernel.reference;

import conv4j.op.Axes;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A tensor seen along several axes: groups of elements, one for each element that a reduction over these axes leaves. A
 * group is made of runs of elements at a constant distance; mostly it is a single one.
 */
final class ReducedAxes {

    /** One step of a sum, in double: NumPy and PyTorch add in a tree, a plain float32 loop would lose digits to them. */
    @FunctionalInterface
    interface Fold {
        double add(double value, float element);
    }

    private final Shape input;
    private final boolean[] reduced;
    private final int[] groups;
    private final int[] runs;
    private final int length;
    private final int stride;

    /**
     * @param axes may be counted from the end; none means all
     */
    ReducedAxes(String op, Shape input, List<Integer> axes) {
        this.input = input;
        int[] strides = StridedLoop.strides(input);
        reduced = new boolean[input.rank()];
        Axes.fromStart(op, axes, input.rank()).forEach(axis -> reduced[axis] = true);
        if (axes.isEmpty()) {
            Arrays.fill(reduced, true);
        }
        int[] kept =
                IntStream.range(0, input.rank()).filter(axis -> !reduced[axis]).toArray();
        int[] gone =
                IntStream.range(0, input.rank()).filter(axis -> reduced[axis]).toArray();
        int run = gone.length - 1;
        int cells = run < 0 ? 1 : input.extent(gone[run]);
        stride = run < 0 ? 1 : strides[gone[run]];
        while (run > 0 && strides[gone[run - 1]] == stride * cells) {
            cells *= input.extent(gone[--run]);
        }
        length = cells;
        groups = offsets(input, strides, kept, kept.length);
        runs = offsets(input, strides, gone, Math.max(run, 0));
    }

    /** Offsets of all places along some axes, the last one running fastest. */
    private static int[] offsets(Shape shape, int[] strides, int[] axes, int count) {
        int[] offsets = {0};
        for (int i = 0; i < count; i++) {
            int extent = shape.extent(axes[i]);
            int[] finer = new int[offsets.length * extent];
            for (int j = 0; j < finer.length; j++) {
                finer[j] = offsets[j / extent] + j % extent * strides[axes[i]];
            }
            offsets = finer;
        }
        return offsets;
    }

    /** The input's shape without the reduced axes, or with 1 in their place. */
    Shape output(boolean keepDimensions) {
        return Shape.of(IntStream.range(0, input.rank())
                .filter(axis -> keepDimensions || !reduced[axis])
                .map(axis -> reduced[axis] ? 1 : input.extent(axis))
                .toArray());
    }

    int groups() {
        return groups.length;
    }

    /** Elements in each group. */
    int count() {
        return runs.length * length;
    }

    /** Goes through the elements of a group in order. */
    double fold(float[] x, int group, double start, Fold step) {
        double value = start;
        for (int run : runs) {
            int i = groups[group] + run;
            for (int r = 0; r < length; r++, i += stride) {
                value = step.add(value, x[i]);
            }
        }
        return value;
    }

    /** {@code y = (x - shift) * factor} for the elements of a group. */
    void scale(float[] x, float[] y, int group, double shift, double factor) {
        for (int run : runs) {
            int i = groups[group] + run;
            for (int r = 0; r < length; r++, i += stride) {
                y[i] = (float) ((x[i] - shift) * factor);
            }
        }
    }
}
