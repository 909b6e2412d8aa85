package conv4j.verification.oracle;

import conv4j.op.MaxPool2d;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/** The largest cell of the input under the window; NaN if one of them is, negative infinity if there is none. */
final class MaxPool2dDefinition implements Definition<MaxPool2d> {

    @Override
    public Expected expect(MaxPool2d op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        Places rows = Places.of(op.window().height(), in.shape().extent(2));
        Places columns = Places.of(op.window().width(), in.shape().extent(3));
        Shape shape = Shape.of(in.shape().extent(0), in.shape().extent(1), rows.count(), columns.count());
        return Expected.ofImages(shape, (n, c, oh, ow) -> Rounded.exact(largest(in, n, c, rows, oh, columns, ow)));
    }

    private static double largest(Tensor in, int n, int c, Places rows, int oh, Places columns, int ow) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int kh = 0; kh < rows.size(); kh++) {
            for (int kw = 0; kw < columns.size(); kw++) {
                long ih = rows.cell(oh, kh);
                long iw = columns.cell(ow, kw);
                if (rows.holds(ih) && columns.holds(iw)) {
                    double cell = in.get(n, c, (int) ih, (int) iw);
                    if (Double.isNaN(cell)) {
                        return Double.NaN;
                    }
                    largest = cell > largest ? cell : largest;
                }
            }
        }
        return largest;
    }
}
