package conv4j.kernel.plain;

import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Refusal;
import conv4j.op.Conv2d;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Sums of weighted cells, the columns of a window where they lie and then along its rows: a third of the copies that a
 * sum in the order of the definition takes.
 *
 * @param weights those of a channel after those of another, column by column of the window
 */
record Depthwise(Conv2d op, float[] weights) implements ChannelReduction {

    static Optional<Refusal> refusal(Conv2d op, List<Shape> inputs, Epilogue epilogue) {
        if (op.groups() != op.outputChannels() || op.inputChannelsPerGroup() != 1) {
            return Optional.of(new Refusal("takes one filter for each channel, got " + op.outputChannels()
                    + " filters of " + op.inputChannelsPerGroup() + " channels in " + op.groups() + " groups"));
        }
        return RowConvolution.refusal(op, inputs, epilogue).or(() -> ChannelRows.refusal(op.window(), inputs.get(0)));
    }

    static Computation prepare(Conv2d op, List<Shape> inputs, Epilogue epilogue) {
        return ChannelRows.prepare(op.window(), inputs.get(0), new Depthwise(op, byColumns(op)), epilogue);
    }

    private static float[] byColumns(Conv2d op) {
        int height = op.window().height().size();
        int width = op.window().width().size();
        float[] from = op.weights().values();
        float[] to = new float[from.length];
        for (int i = 0; i < from.length; i++) {
            int kh = i / width % height;
            int kw = i % width;
            to[i / (height * width) * height * width + kw * height + kh] = from[i];
        }
        return to;
    }

    @Override
    public float outside() {
        return 0;
    }

    @Override
    public int columns() {
        return op.window().width().size();
    }

    @Override
    public void down(int channel, float[][] rows, float[][] results, int length) {
        Tensor bias = op.bias();
        int height = op.window().height().size();
        float start = bias == null ? 0 : bias.values()[channel];
        RowSums.set(results, columns(), start, rows, height, weights, channel * height * columns(), height, length);
    }

    @Override
    public void along(float[] result, float[][] others, int length) {
        Rows.add(result, others, 0, length);
    }
}
