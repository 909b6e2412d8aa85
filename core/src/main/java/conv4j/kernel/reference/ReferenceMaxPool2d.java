package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.op.MaxPool2d;
import conv4j.op.Walk;
import conv4j.tensor.Shape;
import java.util.List;

/** The largest cell of the input under each window. */
final class ReferenceMaxPool2d {
    private ReferenceMaxPool2d() {}

    static Computation prepare(MaxPool2d op, List<Shape> inputs) {
        return ReferencePool2d.prepare(op.window(), inputs.get(0), ReferenceMaxPool2d::largest);
    }

    private static float largest(float[] x, int plane, Walk rows, int oh, Walk columns, int ow) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int kh = 0; kh < rows.axis().size(); kh++) {
            int ih = rows.cell(oh, kh);
            for (int kw = 0; kw < columns.axis().size(); kw++) {
                int iw = columns.cell(ow, kw);
                if (rows.inInput(ih) && columns.inInput(iw)) {
                    largest = Math.max(largest, x[plane + ih * columns.length() + iw]);
                }
            }
        }
        return largest;
    }
}
