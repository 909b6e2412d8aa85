package conv4j.verification.network;

import conv4j.op.ConvTranspose2d;
import conv4j.op.Scatter;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/** Transposed convolution as it is defined, in the order of core's reference kernel, with a tick at each multiply-add. */
final class CountingConvTranspose2d {
    private final ConvTranspose2d op;
    private final Shape input;
    private final float[] x;
    private final Scatter rows;
    private final Scatter columns;
    private long onInput;
    private long onPadding;
    private long biases;

    CountingConvTranspose2d(ConvTranspose2d op, Tensor input) {
        this.op = op;
        this.input = input.shape();
        this.x = input.values();
        this.rows = op.window().height().scatter(input.shape().extent(2), op.outputPaddingHeight());
        this.columns = op.window().width().scatter(input.shape().extent(3), op.outputPaddingWidth());
    }

    Instrument.Counted run() {
        Tensor output = Tensor.zeros(Shape.of(input.extent(0), op.outputChannels(), rows.length(), columns.length()));
        int inputsPerGroup = op.inputChannels() / op.groups();
        int cells = rows.length() * columns.length();
        for (int n = 0; n < input.extent(0); n++) {
            for (int oc = 0; oc < op.outputChannels(); oc++) {
                int to = (n * op.outputChannels() + oc) * cells;
                if (op.bias() != null) {
                    Arrays.fill(output.values(), to, to + cells, op.bias().values()[oc]);
                    biases += cells;
                }
                int first = oc / op.outputChannelsPerGroup() * inputsPerGroup;
                for (int ic = first; ic < first + inputsPerGroup; ic++) {
                    int from = (n * op.inputChannels() + ic) * rows.places() * columns.places();
                    filter(ic, oc % op.outputChannelsPerGroup(), from, output.values(), to);
                }
            }
        }
        return new Instrument.Counted(Optional.of(output), new Ticks(onInput, onPadding, biases));
    }

    private void filter(int ic, int oc, int from, float[] y, int to) {
        int width = columns.axis().size();
        int first = (ic * op.outputChannelsPerGroup() + oc) * rows.axis().size() * width;
        for (int kh = 0; kh < rows.axis().size(); kh++) {
            for (int kw = 0; kw < width; kw++) {
                float w = op.weights().values()[first + kh * width + kw];
                for (int ih = 0; ih < rows.places(); ih++) {
                    int oh = rows.cell(ih, kh);
                    row(w, kw, from + ih * columns.places(), y, to + oh * columns.length(), rows.inOutput(oh));
                }
            }
        }
    }

    private void row(float w, int kw, int from, float[] y, int to, boolean kept) {
        for (int iw = 0; iw < columns.places(); iw++) {
            int ow = columns.cell(iw, kw);
            if (kept && columns.inOutput(ow)) {
                y[to + ow] += w * x[from + iw];
                onInput++;
            } else {
                onPadding++;
            }
        }
    }
}
