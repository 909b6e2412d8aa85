package conv4j.op;

/**
 * The places where the windows of a transposed convolution land along one axis, one for each cell of the input. Cells of
 * the output are counted from its first, so a place in the padding that is taken off is negative.
 */
public final class Scatter {
    private final WindowAxis axis;
    private final int length;
    private final int[] starts;

    Scatter(WindowAxis axis, int length, int[] starts) {
        this.axis = axis;
        this.length = length;
        this.starts = starts;
    }

    /** How many windows land: one for each cell of the input. */
    public int places() {
        return starts.length;
    }

    /** The cell of the output under one tap of the window (0 to size - 1) at a place. */
    public int cell(int place, int tap) {
        return starts[place] + tap * axis.dilation();
    }

    /** Whether a cell is one of the output, and not of the padding that is taken off. */
    public boolean inOutput(int cell) {
        return cell >= 0 && cell < length;
    }

    /** Cells of the output. */
    public int length() {
        return length;
    }

    public WindowAxis axis() {
        return axis;
    }
}
