package conv4j.verification.oracle;

import conv4j.op.AveragePool2d;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/** The sum of the cells of the input under the window over the number of cells that count; NaN when none does. */
final class AveragePool2dDefinition implements Definition<AveragePool2d> {

    @Override
    public Expected expect(AveragePool2d op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        Places rows = Places.of(op.window().height(), in.shape().extent(2));
        Places columns = Places.of(op.window().width(), in.shape().extent(3));
        Shape shape = Shape.of(in.shape().extent(0), in.shape().extent(1), rows.count(), columns.count());
        long terms = (long) rows.size() * columns.size();
        return Expected.ofImages(shape, (n, c, oh, ow) -> {
            Sum sum = sum(in, n, c, rows, oh, columns, ow);
            int cells = rows.cells(oh, op.countIncludePad()) * columns.cells(ow, op.countIncludePad());
            // One rounding to divide, two by a reciprocal.
            return Rounded.sum(sum.value / cells, sum.magnitude / cells, terms).andThen(2);
        });
    }

    private static Sum sum(Tensor in, int n, int c, Places rows, int oh, Places columns, int ow) {
        Sum sum = new Sum();
        for (int kh = 0; kh < rows.size(); kh++) {
            for (int kw = 0; kw < columns.size(); kw++) {
                long ih = rows.cell(oh, kh);
                long iw = columns.cell(ow, kw);
                if (rows.holds(ih) && columns.holds(iw)) {
                    sum.add(in.get(n, c, (int) ih, (int) iw));
                }
            }
        }
        return sum;
    }
}
