package conv4j.kernel.vector;

import conv4j.op.Walk;

/**
 * The part of a window that lies on the input at one place along an axis.
 *
 * @param firstTap of the window, on the input
 * @param endTap one past the last on the input
 * @param counted cells that a mean divides by
 */
record Clip(int firstTap, int endTap, int counted) {

    /**
     * @param paddingCounts whether a mean counts the cells of the padding, too
     */
    static Clip at(Walk walk, int place, boolean paddingCounts) {
        int first = 0;
        int end = 0;
        int padded = 0;
        for (int tap = 0; tap < walk.axis().size(); tap++) {
            int cell = walk.cell(place, tap);
            if (walk.inInput(cell)) {
                first = end == 0 ? tap : first;
                end = tap + 1;
            }
            padded += walk.inPaddedInput(cell) ? 1 : 0;
        }
        return new Clip(first, end, paddingCounts ? padded : end - first);
    }

    int taps() {
        return endTap - firstTap;
    }
}
