package conv4j.verification.oracle;

import conv4j.op.LpPool2d;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/** {@code (sum of |x|^p)^(1/p)} over the cells of the input under the window; 0 over none. */
final class LpPool2dDefinition implements Definition<LpPool2d> {

    @Override
    public Expected expect(LpPool2d op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        Places rows = Places.of(op.window().height(), in.shape().extent(2));
        Places columns = Places.of(op.window().width(), in.shape().extent(3));
        Shape shape = Shape.of(in.shape().extent(0), in.shape().extent(1), rows.count(), columns.count());
        // A power is p - 1 products; the root, which the 1-norm does not take, makes errors smaller.
        long roundings = (long) rows.size() * columns.size() + op.p() - 1;
        return Expected.ofImages(shape, (n, c, oh, ow) -> {
            double norm = Math.pow(powers(op.p(), in, n, c, rows, oh, columns, ow), 1.0 / op.p());
            return Rounded.sum(norm, norm, roundings).andThen(op.p() == 1 ? 0 : Rounded.FUNCTION);
        });
    }

    private static double powers(int p, Tensor in, int n, int c, Places rows, int oh, Places columns, int ow) {
        double sum = 0;
        for (int kh = 0; kh < rows.size(); kh++) {
            for (int kw = 0; kw < columns.size(); kw++) {
                long ih = rows.cell(oh, kh);
                long iw = columns.cell(ow, kw);
                if (rows.holds(ih) && columns.holds(iw)) {
                    sum += Math.pow(Math.abs(in.get(n, c, (int) ih, (int) iw)), p);
                }
            }
        }
        return sum;
    }
}
