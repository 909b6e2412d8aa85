package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.Conv2d;
import conv4j.op.Walk;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Convolution as it is defined, with the sums turned inside out: for each tap of a filter, its weight times the input is
 * added to the whole output plane. An output element gets its terms in the order channels, rows, columns. Sums in
 * float32.
 */
final class ReferenceConv2d {
    private final Conv2d op;
    private final Walk rows;
    private final Walk columns;
    /** For each column of the window, the places at which it is on the input. */
    private final Span[] spans;

    private ReferenceConv2d(Conv2d op, Walk rows, Walk columns) {
        this.op = op;
        this.rows = rows;
        this.columns = columns;
        this.spans = IntStream.range(0, op.window().width().size())
                .mapToObj(kw -> Span.of(columns.places(), ow -> columns.inInput(columns.cell(ow, kw))))
                .toArray(Span[]::new);
    }

    static Computation prepare(Conv2d op, List<Shape> inputs) {
        Shape input = inputs.get(0);
        Walk rows = op.window().height().walk(input.extent(2));
        Walk columns = op.window().width().walk(input.extent(3));
        Shape output = Shape.of(input.extent(0), op.outputChannels(), rows.places(), columns.places());
        ReferenceConv2d convolution = new ReferenceConv2d(op, rows, columns);
        return new PlainComputation(output, (in, out) -> {
            for (int n = 0; n < input.extent(0); n++) {
                convolution.image(n, in.get(0).values(), out.values());
            }
        });
    }

    private void image(int n, float[] x, float[] y) {
        int outputChannelsPerGroup = op.outputChannels() / op.groups();
        int plane = rows.places() * columns.places();
        for (int oc = 0; oc < op.outputChannels(); oc++) {
            int to = (n * op.outputChannels() + oc) * plane;
            Arrays.fill(y, to, to + plane, op.bias() == null ? 0 : op.bias().values()[oc]);
            int group = oc / outputChannelsPerGroup;
            for (int ic = 0; ic < op.inputChannelsPerGroup(); ic++) {
                int channel = n * op.inputChannels() + group * op.inputChannelsPerGroup() + ic;
                filter(oc, ic, x, channel * rows.length() * columns.length(), y, to);
            }
        }
    }

    /** Adds what one channel of one filter makes of one channel of the input. */
    private void filter(int oc, int ic, float[] x, int from, float[] y, int to) {
        int height = rows.axis().size();
        int width = columns.axis().size();
        int weight = (oc * op.inputChannelsPerGroup() + ic) * height * width;
        for (int kh = 0; kh < height; kh++) {
            for (int kw = 0; kw < width; kw++, weight++) {
                float w = op.weights().values()[weight];
                for (int oh = 0; oh < rows.places(); oh++) {
                    int ih = rows.cell(oh, kh);
                    if (rows.inInput(ih)) {
                        int first = from + ih * columns.length() + columns.cell(0, kw);
                        addRow(w, x, first, columns.axis().stride(), y, to + oh * columns.places(), spans[kw]);
                    }
                }
            }
        }
    }

    /** The hot loop. Written twice, since the compiler makes vectors of it only where it sees a stride of 1. */
    private static void addRow(float w, float[] x, int from, int stride, float[] y, int to, Span places) {
        if (stride == 1) {
            for (int ow = places.first(); ow < places.end(); ow++) {
                y[to + ow] += w * x[from + ow];
            }
        } else {
            for (int ow = places.first(); ow < places.end(); ow++) {
                y[to + ow] += w * x[from + ow * stride];
            }
        }
    }
}
