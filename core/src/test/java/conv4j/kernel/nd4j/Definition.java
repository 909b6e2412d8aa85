package conv4j.kernel.nd4j;

import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.function.DoubleBinaryOperator;

/** What the ops are, in double and on closed-form output sizes: shares nothing with the code that it judges. */
final class Definition {

    /** One axis: how many places, and how many cells of padding before and after. */
    record Axis(WindowAxis window, int length, int places, int before, int after) {
        static Axis of(WindowAxis window, int length) {
            int reach = (window.size() - 1) * window.dilation() + 1;
            int stride = window.stride();
            if (window.padding() instanceof Padding.Explicit explicit) {
                int slack = length + explicit.before() + explicit.after() - reach;
                int places = Math.floorDiv(slack, stride) + 1;
                if (window.rounding() != Rounding.FLOOR) {
                    places = -Math.floorDiv(-slack, stride) + 1;
                }
                // torch.nn: "windows that would start in the right padded region are ignored"
                while (window.rounding() == Rounding.CEIL && (places - 1) * stride >= length + explicit.before()) {
                    places--;
                }
                return new Axis(window, length, places, explicit.before(), explicit.after());
            }
            int places = -Math.floorDiv(-length, stride);
            int padding = Math.max((places - 1) * stride + reach - length, 0);
            int smaller = padding / 2;
            int before = window.padding() == Padding.Same.UPPER ? smaller : padding - smaller;
            return new Axis(window, length, places, before, padding - before);
        }

        int cell(int place, int tap) {
            return place * window.stride() - before + tap * window.dilation();
        }

        boolean has(int cell) {
            return 0 <= cell && cell < length;
        }

        boolean hasPadded(int cell) {
            return -before <= cell && cell < length + after;
        }
    }

    private Definition() {}

    static Tensor convolution(Tensor x, Axis rows, Axis columns, int groups, Tensor w, Tensor bias) {
        int oc = w.shape().extent(0);
        int icPerGroup = w.shape().extent(1);
        Tensor y = output(x, oc, rows, columns);
        forEach(y, (n, o, oh, ow) -> {
            double[] sum = {bias == null ? 0 : bias.get(o)};
            for (int ic = 0; ic < icPerGroup; ic++) {
                int plane = o / (oc / groups) * icPerGroup + ic;
                int[] at = {n, plane, oh, ow, o, ic};
                window(rows, columns, oh, ow, (kh, kw, ih, iw) -> {
                    if (rows.has(ih) && columns.has(iw)) {
                        sum[0] += (double) x.get(at[0], at[1], ih, iw) * w.get(at[4], at[5], kh, kw);
                    }
                });
            }
            return sum[0];
        });
        return y;
    }

    static Tensor greatest(Tensor x, Axis rows, Axis columns) {
        return reduce(x, rows, columns, Double.NEGATIVE_INFINITY, Math::max);
    }

    static Tensor mean(Tensor x, Axis rows, Axis columns, boolean paddingCounts) {
        Tensor sums = reduce(x, rows, columns, 0, Double::sum);
        Tensor y = output(x, x.shape().extent(1), rows, columns);
        forEach(y, (n, c, oh, ow) -> {
            int[] cells = {0};
            window(rows, columns, oh, ow, (kh, kw, ih, iw) -> {
                boolean counts =
                        paddingCounts ? rows.hasPadded(ih) && columns.hasPadded(iw) : rows.has(ih) && columns.has(iw);
                cells[0] += counts ? 1 : 0;
            });
            return sums.get(n, c, oh, ow) / (double) cells[0];
        });
        return y;
    }

    private static Tensor reduce(Tensor x, Axis rows, Axis columns, double start, DoubleBinaryOperator step) {
        Tensor y = output(x, x.shape().extent(1), rows, columns);
        forEach(y, (n, c, oh, ow) -> {
            double[] value = {start};
            window(rows, columns, oh, ow, (kh, kw, ih, iw) -> {
                if (rows.has(ih) && columns.has(iw)) {
                    value[0] = step.applyAsDouble(value[0], x.get(n, c, ih, iw));
                }
            });
            return value[0];
        });
        return y;
    }

    private static Tensor output(Tensor x, int channels, Axis rows, Axis columns) {
        return Tensor.zeros(Shape.of(x.shape().extent(0), channels, rows.places(), columns.places()));
    }

    private interface Element {
        double at(int n, int c, int oh, int ow);
    }

    private static void forEach(Tensor y, Element element) {
        for (int i = 0; i < y.values().length; i++) {
            int ow = i % y.shape().extent(3);
            int oh = i / y.shape().extent(3) % y.shape().extent(2);
            int plane = i / y.shape().extent(3) / y.shape().extent(2);
            int channels = y.shape().extent(1);
            y.values()[i] = (float) element.at(plane / channels, plane % channels, oh, ow);
        }
    }

    private interface Tap {
        void at(int kh, int kw, int ih, int iw);
    }

    private static void window(Axis rows, Axis columns, int oh, int ow, Tap tap) {
        for (int kh = 0; kh < rows.window().size(); kh++) {
            for (int kw = 0; kw < columns.window().size(); kw++) {
                tap.at(kh, kw, rows.cell(oh, kh), columns.cell(ow, kw));
            }
        }
    }
}
