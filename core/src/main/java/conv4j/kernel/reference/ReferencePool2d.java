package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.Walk;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;

/** The loops that every pooling shares: each window of each channel is reduced to one element. */
final class ReferencePool2d {

    /** What one window comes to. */
    @FunctionalInterface
    interface Reduction {
        /**
         * @param plane offset of the channel's first cell in x
         */
        float reduce(float[] x, int plane, Walk rows, int oh, Walk columns, int ow);
    }

    private ReferencePool2d() {}

    static Computation prepare(Window window, Shape input, Reduction reduction) {
        Walk rows = window.height().walk(input.extent(2));
        Walk columns = window.width().walk(input.extent(3));
        Shape output = Shape.of(input.extent(0), input.extent(1), rows.places(), columns.places());
        return new PlainComputation(output, (in, out) -> pool(rows, columns, in.get(0), out, reduction));
    }

    private static void pool(Walk rows, Walk columns, Tensor in, Tensor out, Reduction reduction) {
        float[] x = in.values();
        float[] y = out.values();
        int planes = in.shape().extent(0) * in.shape().extent(1);
        int o = 0;
        for (int plane = 0; plane < planes; plane++) {
            int first = plane * rows.length() * columns.length();
            for (int oh = 0; oh < rows.places(); oh++) {
                for (int ow = 0; ow < columns.places(); ow++) {
                    y[o++] = reduction.reduce(x, first, rows, oh, columns, ow);
                }
            }
        }
    }
}
