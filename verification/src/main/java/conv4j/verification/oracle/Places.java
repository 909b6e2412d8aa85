package conv4j.verification.oracle;

import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.WindowAxis;
import conv4j.tensor.ShapeException;

/**
 * Where a window lands along one axis, by the closed forms of those who defined it; core walks instead.
 *
 * @param count places
 * @param before cells of padding before the input
 * @param after cells of padding after it
 */
record Places(int count, int before, int after, int length, int size, int stride, int dilation) {

    /**
     * @throws ShapeException when the window lands nowhere
     */
    static Places of(WindowAxis axis, int length) {
        long span = 1 + (long) axis.dilation() * (axis.size() - 1);
        Places places = axis.padding() instanceof Padding.Explicit explicit
                ? explicit(axis, length, span, explicit.before(), explicit.after())
                : same(axis, length, span);
        if (places.count < 1) {
            throw new ShapeException(axis.name() + ": the window lands nowhere on " + length + " cells");
        }
        return places;
    }

    /**
     * torch.nn.MaxPool2d, "Shape" and its note: with ceil_mode, windows that would start in the padding after are
     * ignored. Where that padding is as wide as the window, PyTorch's formula takes back one of them and its note all;
     * no framework executes such a geometry, and core goes by the note.
     */
    private static Places explicit(WindowAxis axis, int length, long span, int before, int after) {
        int stride = axis.stride();
        long room = (long) before + length + after - span;
        long count = Math.floorDiv(room, stride) + 1;
        if (axis.rounding() == Rounding.FULL) {
            // MXNet's "full" convention: rounded up, and nothing taken back.
            count = Math.floorDiv(room + stride - 1, stride) + 1;
        } else if (axis.rounding() == Rounding.CEIL) {
            long startInside = ((long) before + length + stride - 1) / stride;
            count = Math.min(Math.floorDiv(room + stride - 1, stride) + 1, startInside);
        }
        return new Places(Math.toIntExact(count), before, after, length, axis.size(), stride, axis.dilation());
    }

    /** tf.nn, "Notes on padding": SAME; ONNX's SAME_LOWER puts the odd cell before. */
    private static Places same(WindowAxis axis, int length, long span) {
        int count = (length + axis.stride() - 1) / axis.stride();
        int total = (int) Math.max((count - 1L) * axis.stride() + span - length, 0);
        int before = axis.padding() == Padding.Same.UPPER ? total / 2 : total - total / 2;
        return new Places(count, before, total - before, length, axis.size(), axis.stride(), axis.dilation());
    }

    /** The cell of the input under a tap, negative or past the end where there is none. */
    long cell(int place, int tap) {
        return (long) place * stride + (long) tap * dilation - before;
    }

    boolean holds(long cell) {
        return 0 <= cell && cell < length;
    }

    /** How many of the cells under the window at a place are cells of the input, or of its padding if that counts. */
    int cells(int place, boolean countPadding) {
        int cells = 0;
        for (int tap = 0; tap < size; tap++) {
            long cell = cell(place, tap);
            boolean inside = countPadding ? -before <= cell && cell < (long) length + after : holds(cell);
            cells += inside ? 1 : 0;
        }
        return cells;
    }
}
