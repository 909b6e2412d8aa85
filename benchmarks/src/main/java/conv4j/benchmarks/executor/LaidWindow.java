package conv4j.benchmarks.executor;

import conv4j.op.AveragePool2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Rounding;
import conv4j.op.Walk;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;

/**
 * A window in plain numbers, height first, as libraries ask for it: padding makes up for the last window exactly, read off
 * a walk.
 *
 * @param places of the window, the output's extents
 * @param dilations 1 for a dense window
 * @param before and {@code after}: padding, the latter as far as the last window reaches
 */
record LaidWindow(long[] places, long[] sizes, long[] strides, long[] dilations, long[] before, long[] after) {

    static LaidWindow of(Window window, Shape input) {
        Walk height = window.height().walk(input.extent(2));
        Walk width = window.width().walk(input.extent(3));
        return new LaidWindow(
                new long[] {height.places(), width.places()},
                new long[] {window.height().size(), window.width().size()},
                new long[] {window.height().stride(), window.width().stride()},
                new long[] {window.height().dilation(), window.width().dilation()},
                new long[] {height.paddingBefore(), width.paddingBefore()},
                new long[] {reached(height), reached(width)});
    }

    /** Padding after the input that the last window lies on. */
    private static long reached(Walk walk) {
        return Math.max(0, walk.start(walk.places() - 1) + walk.axis().reach() - walk.length());
    }

    boolean isPadded() {
        return sum(before) + sum(after) > 0;
    }

    boolean isDilated() {
        return sum(dilations) > dilations.length;
    }

    private static long sum(long[] numbers) {
        return Arrays.stream(numbers).sum();
    }

    static LaidWindow ofMaxPool(MaxPool2d pool, Tensor input) throws RefusedTrial {
        LaidWindow window = of(pool.window(), input.shape());
        window.refuseWindowsOnPadding(pool.window(), input.shape());
        return window;
    }

    static LaidWindow ofAveragePool(AveragePool2d pool, Tensor input) throws RefusedTrial {
        LaidWindow window = of(pool.window(), input.shape());
        if (pool.countIncludePad() && pool.window().height().rounding() != Rounding.FLOOR) {
            throw new RefusedTrial("counts cells past the padding that a last window hangs over");
        }
        window.refuseWindowsOnPadding(pool.window(), input.shape());
        return window;
    }

    /** Where a library's answer for such windows is another one, or none. */
    void refuseWindowsOnPadding(Window window, Shape input) throws RefusedTrial {
        if (onPadding(window.height().walk(input.extent(2)))
                || onPadding(window.width().walk(input.extent(3)))) {
            throw new RefusedTrial("defines no result for a window that lies on padding alone");
        }
    }

    private static boolean onPadding(Walk walk) {
        for (int place = 0; place < walk.places(); place++) {
            boolean meets = false;
            for (int tap = 0; tap < walk.axis().size(); tap++) {
                meets |= walk.inInput(walk.cell(place, tap));
            }
            if (!meets) {
                return true;
            }
        }
        return false;
    }
}
