package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.ConvTranspose2d;
import conv4j.op.Scatter;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Transposed convolution as it is defined: each tap of a filter times the input is added where it lands on the output
 * plane. Sums in float32.
 */
final class ReferenceConvTranspose2d {
    private final ConvTranspose2d op;
    private final Scatter rows;
    private final Scatter columns;
    /** For each column of the window, the input cells whose window has it on the output. */
    private final Span[] spans;

    private ReferenceConvTranspose2d(ConvTranspose2d op, Scatter rows, Scatter columns) {
        this.op = op;
        this.rows = rows;
        this.columns = columns;
        this.spans = IntStream.range(0, op.window().width().size())
                .mapToObj(kw -> Span.of(columns.places(), iw -> columns.inOutput(columns.cell(iw, kw))))
                .toArray(Span[]::new);
    }

    static Computation prepare(ConvTranspose2d op, List<Shape> inputs) {
        Shape input = inputs.get(0);
        Scatter rows = op.window().height().scatter(input.extent(2), op.outputPaddingHeight());
        Scatter columns = op.window().width().scatter(input.extent(3), op.outputPaddingWidth());
        Shape output = Shape.of(input.extent(0), op.outputChannels(), rows.length(), columns.length());
        ReferenceConvTranspose2d convolution = new ReferenceConvTranspose2d(op, rows, columns);
        return new PlainComputation(output, (in, out) -> {
            for (int n = 0; n < input.extent(0); n++) {
                convolution.image(n, in.get(0).values(), out.values());
            }
        });
    }

    private void image(int n, float[] x, float[] y) {
        int inputChannelsPerGroup = op.inputChannels() / op.groups();
        int plane = rows.length() * columns.length();
        for (int oc = 0; oc < op.outputChannels(); oc++) {
            int to = (n * op.outputChannels() + oc) * plane;
            Arrays.fill(y, to, to + plane, op.bias() == null ? 0 : op.bias().values()[oc]);
            int group = oc / op.outputChannelsPerGroup();
            for (int i = 0; i < inputChannelsPerGroup; i++) {
                int ic = group * inputChannelsPerGroup + i;
                int from = (n * op.inputChannels() + ic) * rows.places() * columns.places();
                filter(ic, oc % op.outputChannelsPerGroup(), x, from, y, to);
            }
        }
    }

    /** Adds what one filter channel makes of one channel of the input; oc is counted in its group. */
    private void filter(int ic, int oc, float[] x, int from, float[] y, int to) {
        int height = rows.axis().size();
        int width = columns.axis().size();
        int weight = (ic * op.outputChannelsPerGroup() + oc) * height * width;
        for (int kh = 0; kh < height; kh++) {
            for (int kw = 0; kw < width; kw++, weight++) {
                float w = op.weights().values()[weight];
                for (int ih = 0; ih < rows.places(); ih++) {
                    int oh = rows.cell(ih, kh);
                    if (rows.inOutput(oh)) {
                        int first = to + oh * columns.length() + columns.cell(0, kw);
                        addRow(
                                w,
                                x,
                                from + ih * columns.places(),
                                y,
                                first,
                                columns.axis().stride(),
                                spans[kw]);
                    }
                }
            }
        }
    }

    private static void addRow(float w, float[] x, int from, float[] y, int to, int stride, Span places) {
        for (int iw = places.first(); iw < places.end(); iw++) {
            y[to + iw * stride] += w * x[from + iw];
        }
    }
}
