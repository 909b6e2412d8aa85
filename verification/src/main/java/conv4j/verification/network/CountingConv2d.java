package conv4j.verification.network;

import conv4j.op.Conv2d;
import conv4j.op.Walk;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Convolution as it is defined, in the order of core's reference kernel, with a tick at each multiply-add. */
final class CountingConv2d {
    private final Conv2d op;
    private final Shape input;
    private final float[] x;
    private final Walk rows;
    private final Walk columns;

    CountingConv2d(Conv2d op, Tensor input) {
        this.op = op;
        this.input = input.shape();
        this.x = input.values();
        this.rows = op.window().height().walk(input.shape().extent(2));
        this.columns = op.window().width().walk(input.shape().extent(3));
    }

    Instrument.Counted run() {
        Tensor output = Tensor.zeros(Shape.of(input.extent(0), op.outputChannels(), rows.places(), columns.places()));
        Ticks ticks = IntStream.range(0, input.extent(0) * op.outputChannels())
                .parallel()
                .mapToObj(plane -> plane(plane / op.outputChannels(), plane % op.outputChannels(), output.values()))
                .reduce(Ticks.NONE, Ticks::plus);
        return new Instrument.Counted(Optional.of(output), ticks);
    }

    private Ticks plane(int n, int oc, float[] y) {
        int cells = rows.places() * columns.places();
        int to = (n * op.outputChannels() + oc) * cells;
        long biases = 0;
        if (op.bias() != null) {
            Arrays.fill(y, to, to + cells, op.bias().values()[oc]);
            biases = cells;
        }
        int group = oc / (op.outputChannels() / op.groups());
        Ticks ticks = new Ticks(0, 0, biases);
        for (int ic = 0; ic < op.inputChannelsPerGroup(); ic++) {
            int channel = n * op.inputChannels() + group * op.inputChannelsPerGroup() + ic;
            ticks = ticks.plus(filter(oc, ic, channel * rows.length() * columns.length(), y, to));
        }
        return ticks;
    }

    private Ticks filter(int oc, int ic, int from, float[] y, int to) {
        int height = rows.axis().size();
        int width = columns.axis().size();
        long onInput = 0;
        long onPadding = 0;
        for (int kh = 0; kh < height; kh++) {
            for (int kw = 0; kw < width; kw++) {
                float w = op.weights().values()[((oc * op.inputChannelsPerGroup() + ic) * height + kh) * width + kw];
                for (int oh = 0; oh < rows.places(); oh++) {
                    int ih = rows.cell(oh, kh);
                    long met = rows.inInput(ih)
                            ? row(w, kw, from + ih * columns.length(), y, to + oh * columns.places())
                            : 0;
                    onInput += met;
                    onPadding += columns.places() - met;
                }
            }
        }
        return new Ticks(onInput, onPadding, 0);
    }

    private long row(float w, int kw, int from, float[] y, int to) {
        long ticks = 0;
        int length = columns.length();
        int stride = columns.axis().stride();
        int iw = columns.cell(0, kw);
        for (int ow = 0; ow < columns.places(); ow++, iw += stride) {
            if (iw >= 0 && iw < length) {
                y[to + ow] += w * x[from + iw];
                ticks++;
            }
        }
        return ticks;
    }
}
