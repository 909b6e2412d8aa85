package conv4j.verification.oracle;

import conv4j.op.Padding;
import conv4j.op.WindowAxis;
import conv4j.tensor.ShapeException;

/**
 * Where the windows of a transposed convolution land along one axis, by ONNX's ConvTranspose: {@code output =
 * stride * (input - 1) + output_padding + ((kernel - 1) * dilation + 1) - padding}, or {@code input * stride} with same
 * padding, of which the odd cell goes after (SAME_UPPER) or before (SAME_LOWER).
 *
 * @param length cells of the output
 * @param before cells of padding before it
 * @param input cells of the input
 */
record Landings(int length, long before, int input, int size, int stride, int dilation) {

    /**
     * @throws ShapeException when nothing is left of the output
     */
    static Landings of(WindowAxis axis, int input, int outputPadding) {
        long span = 1 + (long) axis.dilation() * (axis.size() - 1);
        long full = (long) axis.stride() * (input - 1) + outputPadding + span;
        long length;
        long before;
        if (axis.padding() instanceof Padding.Explicit explicit) {
            before = explicit.before();
            length = full - before - explicit.after();
        } else {
            length = (long) input * axis.stride();
            long total = Math.max(full - length, 0);
            before = axis.padding() == Padding.Same.UPPER ? total / 2 : total - total / 2;
        }
        if (length < 1) {
            throw new ShapeException(axis.name() + ": nothing is left of the output of " + input + " cells");
        }
        return new Landings(Math.toIntExact(length), before, input, axis.size(), axis.stride(), axis.dilation());
    }

    /** The cell of the input whose window has a tap on a cell of the output; -1 where there is none. */
    int source(int cell, int tap) {
        long distance = cell + before - (long) tap * dilation;
        boolean lands = distance >= 0 && distance % stride == 0 && distance / stride < input;
        return lands ? (int) (distance / stride) : -1;
    }
}
