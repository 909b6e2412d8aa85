package conv4j.op;

import java.util.BitSet;

/**
 * The places where a window landed along one axis of one input, in order. Cells are counted from the first cell of
 * the input, so a place in the padding before it is negative.
 */
public final class Walk {
    private final WindowAxis axis;
    private final int length;
    private final int paddingBefore;
    private final int paddingAfter;
    private final int[] starts;

    Walk(WindowAxis axis, int length, int paddingBefore, int paddingAfter, int[] starts) {
        this.axis = axis;
        this.length = length;
        this.paddingBefore = paddingBefore;
        this.paddingAfter = paddingAfter;
        this.starts = starts;
    }

    /** How many places there are: one output element each. */
    public int places() {
        return starts.length;
    }

    /** The cell at which the window starts at a place. */
    public int start(int place) {
        return starts[place];
    }

    /** The cell under one tap of the window (0 to size - 1) at a place; outside the input it is padding. */
    public int cell(int place, int tap) {
        return starts[place] + tap * axis.dilation();
    }

    /** Whether a cell is one of the input. */
    public boolean inInput(int cell) {
        return cell >= 0 && cell < length;
    }

    /** Whether a cell is one of the input or of its padding, and not past it as the last window's may be. */
    public boolean inPaddedInput(int cell) {
        return cell >= -paddingBefore && cell < length + paddingAfter;
    }

    /** Cells of the input. */
    public int length() {
        return length;
    }

    public int paddingBefore() {
        return paddingBefore;
    }

    public int paddingAfter() {
        return paddingAfter;
    }

    public WindowAxis axis() {
        return axis;
    }

    /** Cells of the input that no tap meets at any place, in order: what the layer never sees. */
    public int[] unread() {
        BitSet unread = new BitSet(length);
        unread.set(0, length);
        for (int place = 0; place < places(); place++) {
            for (int tap = 0; tap < axis.size(); tap++) {
                int cell = cell(place, tap);
                if (inInput(cell)) {
                    unread.clear(cell);
                }
            }
        }
        return unread.stream().toArray();
    }
}
