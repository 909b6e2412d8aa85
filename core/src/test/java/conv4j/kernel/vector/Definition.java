package conv4j.kernel.vector;

import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Relu;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;

/** What each op is, in double precision, cell by cell; with geometry of its own. */
public final class Definition {
    private Definition() {}

    /** The op's result, for batch x channels x height x width. */
    public static double[] of(Op op, Tensor in, Shape output) {
        double[] result = new double[Math.toIntExact(output.elements())];
        int i = 0;
        for (int n = 0; n < output.extent(0); n++) {
            for (int c = 0; c < output.extent(1); c++) {
                for (int oh = 0; oh < output.extent(2); oh++) {
                    for (int ow = 0; ow < output.extent(3); ow++) {
                        result[i++] = element(op, in, n, c, oh, ow);
                    }
                }
            }
        }
        return result;
    }

    private static double element(Op op, Tensor in, int n, int c, int oh, int ow) {
        if (op instanceof Conv2d conv) {
            return convolved(conv, in, n, c, oh, ow);
        }
        if (op instanceof MaxPool2d pool) {
            return pooled(pool.window().height(), pool.window().width(), in, n, c, oh, ow, true, false);
        }
        if (op instanceof AveragePool2d pool) {
            return pooled(
                    pool.window().height(), pool.window().width(), in, n, c, oh, ow, false, pool.countIncludePad());
        }
        if (op instanceof Relu) {
            return Math.max(in.get(n, c, oh, ow), 0);
        }
        throw new AssertionError(op);
    }

    private static double convolved(Conv2d op, Tensor in, int n, int oc, int oh, int ow) {
        int perGroup = op.inputChannelsPerGroup();
        int firstChannel = oc / (op.outputChannels() / op.groups()) * perGroup;
        Tensor bias = op.bias();
        double sum = bias == null ? 0 : bias.get(oc);
        for (int ic = 0; ic < perGroup; ic++) {
            for (int kh = 0; kh < op.window().height().size(); kh++) {
                for (int kw = 0; kw < op.window().width().size(); kw++) {
                    int ih = cell(op.window().height(), in.shape().extent(2), oh, kh);
                    int iw = cell(op.window().width(), in.shape().extent(3), ow, kw);
                    if (inside(in, ih, iw)) {
                        sum += (double) op.weights().get(oc, ic, kh, kw) * in.get(n, firstChannel + ic, ih, iw);
                    }
                }
            }
        }
        return sum;
    }

    private static double pooled(
            WindowAxis height,
            WindowAxis width,
            Tensor in,
            int n,
            int c,
            int oh,
            int ow,
            boolean max,
            boolean paddingCounts) {
        double largest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int counted = 0;
        for (int kh = 0; kh < height.size(); kh++) {
            for (int kw = 0; kw < width.size(); kw++) {
                int ih = cell(height, in.shape().extent(2), oh, kh);
                int iw = cell(width, in.shape().extent(3), ow, kw);
                if (inside(in, ih, iw)) {
                    largest = Math.max(largest, in.get(n, c, ih, iw));
                    sum += in.get(n, c, ih, iw);
                    counted++;
                } else if (paddingCounts
                        && insidePadded(height, in.shape().extent(2), ih)
                        && insidePadded(width, in.shape().extent(3), iw)) {
                    counted++;
                }
            }
        }
        return max ? largest : sum / counted;
    }

    private static boolean inside(Tensor in, int ih, int iw) {
        return ih >= 0
                && ih < in.shape().extent(2)
                && iw >= 0
                && iw < in.shape().extent(3);
    }

    private static boolean insidePadded(WindowAxis axis, int length, int cell) {
        return cell >= -before(axis, length) && cell < length + total(axis, length) - before(axis, length);
    }

    private static int cell(WindowAxis axis, int length, int place, int tap) {
        return place * axis.stride() - before(axis, length) + tap * axis.dilation();
    }

    private static int before(WindowAxis axis, int length) {
        if (axis.padding() instanceof Padding.Explicit explicit) {
            return explicit.before();
        }
        int total = total(axis, length);
        return axis.padding() == Padding.Same.UPPER ? total / 2 : total - total / 2;
    }

    /** Cells of padding on both sides; for {@code SAME} as TensorFlow's "Notes on padding" has it. */
    private static int total(WindowAxis axis, int length) {
        if (axis.padding() instanceof Padding.Explicit explicit) {
            return explicit.before() + explicit.after();
        }
        int places = (length + axis.stride() - 1) / axis.stride();
        int reach = (axis.size() - 1) * axis.dilation() + 1;
        return Math.max(0, (places - 1) * axis.stride() + reach - length);
    }
}
