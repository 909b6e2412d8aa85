package conv4j.verification.oracle;

import conv4j.op.ConvTranspose2d;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/**
 * {@code out[n,oc,oh,ow] = bias[oc] + sum over ic,kh,kw of in[n,ic,ih,iw] * weights[ic,oc,kh,kw]}, where a window that
 * starts at {@code ih * stride} has its tap kh on oh.
 */
final class ConvTranspose2dDefinition implements Definition<ConvTranspose2d> {

    @Override
    public Expected expect(ConvTranspose2d op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        Shape weights = op.weights().shape();
        Landings rows = Landings.of(op.window().height(), in.shape().extent(2), op.outputPaddingHeight());
        Landings columns = Landings.of(op.window().width(), in.shape().extent(3), op.outputPaddingWidth());
        Shape shape = Shape.of(in.shape().extent(0), weights.extent(1) * op.groups(), rows.length(), columns.length());
        int channelsPerGroup = weights.extent(0) / op.groups();
        long roundings = (long) channelsPerGroup * rows.size() * columns.size() + 1;
        return Expected.ofImages(shape, (n, oc, oh, ow) -> {
            Sum sum = new Sum();
            if (op.bias() != null) {
                sum.add(op.bias().get(oc));
            }
            int firstChannel = oc / weights.extent(1) * channelsPerGroup;
            for (int ic = firstChannel; ic < firstChannel + channelsPerGroup; ic++) {
                addProducts(sum, in, n, ic, op.weights(), oc % weights.extent(1), rows, oh, columns, ow);
            }
            return Rounded.sum(sum, roundings);
        });
    }

    private static void addProducts(
            Sum sum,
            Tensor in,
            int n,
            int ic,
            Tensor weights,
            int oc,
            Landings rows,
            int oh,
            Landings columns,
            int ow) {
        for (int kh = 0; kh < rows.size(); kh++) {
            for (int kw = 0; kw < columns.size(); kw++) {
                int ih = rows.source(oh, kh);
                int iw = columns.source(ow, kw);
                if (ih >= 0 && iw >= 0) {
                    sum.add((double) in.get(n, ic, ih, iw) * weights.get(ic, oc, kh, kw));
                }
            }
        }
    }
}
