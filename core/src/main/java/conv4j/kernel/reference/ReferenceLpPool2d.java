package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.op.LpPool2d;
import conv4j.op.Walk;
import conv4j.tensor.Shape;
import java.util.List;

/** The p-th root of the sum of p-th powers under each window; in double, which Java's power is in anyway. */
final class ReferenceLpPool2d {
    private ReferenceLpPool2d() {}

    static Computation prepare(LpPool2d op, List<Shape> inputs) {
        int p = op.p();
        return ReferencePool2d.prepare(
                op.window(),
                inputs.get(0),
                (x, plane, rows, oh, columns, ow) -> norm(x, plane, rows, oh, columns, ow, p));
    }

    private static float norm(float[] x, int plane, Walk rows, int oh, Walk columns, int ow, int p) {
        double sum = 0;
        for (int kh = 0; kh < rows.axis().size(); kh++) {
            int ih = rows.cell(oh, kh);
            for (int kw = 0; kw < columns.axis().size(); kw++) {
                int iw = columns.cell(ow, kw);
                if (rows.inInput(ih) && columns.inInput(iw)) {
                    sum += Math.pow(Math.abs(x[plane + ih * columns.length() + iw]), p);
                }
            }
        }
        return (float) Math.pow(sum, 1.0 / p);
    }
}
