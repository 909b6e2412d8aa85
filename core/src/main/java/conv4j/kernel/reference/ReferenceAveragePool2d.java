package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.op.AveragePool2d;
import conv4j.op.Walk;
import conv4j.tensor.Shape;
import java.util.List;

/** The sum of the cells under each window, divided by how many of them count. */
final class ReferenceAveragePool2d {
    private ReferenceAveragePool2d() {}

    static Computation prepare(AveragePool2d op, List<Shape> inputs) {
        boolean paddingCounts = op.countIncludePad();
        return ReferencePool2d.prepare(
                op.window(),
                inputs.get(0),
                (x, plane, rows, oh, columns, ow) -> mean(x, plane, rows, oh, columns, ow, paddingCounts));
    }

    private static float mean(float[] x, int plane, Walk rows, int oh, Walk columns, int ow, boolean paddingCounts) {
        float sum = 0;
        int counted = 0;
        for (int kh = 0; kh < rows.axis().size(); kh++) {
            int ih = rows.cell(oh, kh);
            for (int kw = 0; kw < columns.axis().size(); kw++) {
                int iw = columns.cell(ow, kw);
                if (rows.inInput(ih) && columns.inInput(iw)) {
                    sum += x[plane + ih * columns.length() + iw];
                    counted++;
                } else if (paddingCounts && rows.inPaddedInput(ih) && columns.inPaddedInput(iw)) {
                    counted++;
                }
            }
        }
        return sum / counted;
    }
}
