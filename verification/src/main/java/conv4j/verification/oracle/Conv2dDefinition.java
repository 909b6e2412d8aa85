package conv4j.verification.oracle;

import conv4j.op.Conv2d;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/**
 * {@code out[n,oc,oh,ow] = bias[oc] + sum over ic,kh,kw of in[n,ic,ih,iw] * weights[oc,ic,kh,kw]}, padding being absent
 * terms.
 */
final class Conv2dDefinition implements Definition<Conv2d> {

    @Override
    public Expected expect(Conv2d op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        Tensor weights = op.weights();
        int filters = weights.shape().extent(0);
        Places rows = Places.of(op.window().height(), in.shape().extent(2));
        Places columns = Places.of(op.window().width(), in.shape().extent(3));
        Shape shape = Shape.of(in.shape().extent(0), filters, rows.count(), columns.count());
        // One rounding a product or an addition of one, at most, plus one for the bias.
        long roundings = weights.shape().elements() / filters + 1;
        return Expected.ofImages(shape, (n, oc, oh, ow) -> {
            Sum sum = new Sum();
            if (op.bias() != null) {
                sum.add(op.bias().get(oc));
            }
            int group = oc / (filters / op.groups());
            addProducts(sum, in, n, group, weights, oc, rows, oh, columns, ow);
            return Rounded.sum(sum, roundings);
        });
    }

    private static void addProducts(
            Sum sum, Tensor in, int n, int group, Tensor weights, int oc, Places rows, int oh, Places columns, int ow) {
        int channels = weights.shape().extent(1);
        int channel = n * in.shape().extent(1) + group * channels;
        int plane = rows.length() * columns.length();
        int taps = rows.size() * columns.size();
        for (int kh = 0; kh < rows.size(); kh++) {
            long ih = rows.cell(oh, kh);
            for (int kw = 0; kw < columns.size(); kw++) {
                long iw = columns.cell(ow, kw);
                if (!rows.holds(ih) || !columns.holds(iw)) {
                    continue;
                }
                int cell = channel * plane + (int) ih * columns.length() + (int) iw;
                int weight = oc * channels * taps + kh * columns.size() + kw;
                for (int ic = 0; ic < channels; ic++) {
                    sum.add((double) in.values()[cell + ic * plane] * weights.values()[weight + ic * taps]);
                }
            }
        }
    }
}
