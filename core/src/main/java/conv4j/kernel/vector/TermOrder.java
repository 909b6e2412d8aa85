package conv4j.kernel.vector;

import conv4j.op.Window;

/**
 * The terms of one output's sum, in the order in which weights are packed and inputs are read: block by block of
 * channels, row by row and column by column of the window, and innermost the channels of a block, which share a cache
 * line.
 *
 * @param lanes channels in a block
 * @param firstChannel of the input
 * @param endChannel one past the last
 */
record TermOrder(Window window, int lanes, int firstChannel, int endChannel) {

    interface Visitor {
        void term(int t, int ic, int kh, int kw);
    }

    int count() {
        return (endChannel - firstChannel)
                * window.height().size()
                * window.width().size();
    }

    void each(Visitor visitor) {
        int t = 0;
        for (int block = firstChannel / lanes * lanes; block < endChannel; block += lanes) {
            for (int kh = 0; kh < window.height().size(); kh++) {
                for (int kw = 0; kw < window.width().size(); kw++) {
                    for (int ic = Math.max(block, firstChannel); ic < Math.min(block + lanes, endChannel); ic++) {
                        visitor.term(t++, ic, kh, kw);
                    }
                }
            }
        }
    }

    /** Where each term is read in a buffer, from the first number of the pixel under the window's first cell on. */
    int[] offsets(BlockedBuffer in) {
        int block = in.layout().block();
        int[] offsets = new int[count()];
        each((t, ic, kh, kw) -> offsets[t] = ic / block * in.planePitch()
                + kh * window.height().dilation() * in.rowPitch()
                + kw * window.width().dilation() * block
                + ic % block);
        return offsets;
    }
}
