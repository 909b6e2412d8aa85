package conv4j.kernel.vector;

import conv4j.op.Scatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a transposed convolution's output that are a stride apart: along one axis they are a convolution of stride
 * 1, since the same taps meet all of them.
 *
 * @param first cell of the output
 * @param cells how many there are
 * @param taps of the window that meet them, in the order of the input's cells
 * @param firstCell of the input that the first tap reads for the first cell of the output; may lie outside
 * @param dilation cells of the input from a tap to the next
 */
record ScatterPhase(int first, int cells, List<Integer> taps, int firstCell, int dilation) {

    /** One for each remainder that a cell of the output can leave when it is divided by the stride. */
    static List<ScatterPhase> all(Scatter scatter) {
        int stride = scatter.axis().stride();
        List<ScatterPhase> phases = new ArrayList<>();
        for (int first = 0; first < Math.min(stride, scatter.length()); first++) {
            phases.add(of(scatter, first, (scatter.length() - 1 - first) / stride + 1));
        }
        return phases;
    }

    private static ScatterPhase of(Scatter scatter, int first, int cells) {
        int stride = scatter.axis().stride();
        List<Integer> taps = new ArrayList<>();
        List<Integer> reads = new ArrayList<>();
        // From the last tap on: the further a tap is in the window, the earlier is the cell whose window it is in.
        for (int tap = scatter.axis().size() - 1; tap >= 0; tap--) {
            int strides = first - scatter.cell(0, tap);
            if (strides % stride == 0) {
                taps.add(tap);
                reads.add(strides / stride);
            }
        }
        int dilation = reads.size() > 1 ? reads.get(1) - reads.get(0) : 1;
        return new ScatterPhase(first, cells, List.copyOf(taps), reads.isEmpty() ? 0 : reads.get(0), dilation);
    }

    /** Cells before the input's first that are read. */
    int before() {
        return Math.max(0, -firstCell);
    }

    /** Cells after the last of so many that are read. */
    int after(int length) {
        int last = firstCell + Math.max(0, taps.size() - 1) * dilation + cells - 1;
        return taps.isEmpty() ? 0 : Math.max(0, last - (length - 1));
    }
}
