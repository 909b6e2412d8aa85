package conv4j.kernel.plain;

import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Pass;
import conv4j.kernel.Refusal;
import conv4j.kernel.Workers;
import conv4j.op.Conv2d;
import conv4j.op.Walk;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Convolution of any window, stride, dilation, padding and grouping: what each term of the filters meets at a block of
 * places is a row, and the rows are summed for a block of output channels while they are in cache. Weights are read where
 * they are.
 */
final class RowConvolution {
    /** A block's rows of 4 KB: five of them, as {@link RowSums} reads at once, stay in a first-level cache of 32 KB. */
    private static final int MOST_PLACES = 1024;

    /** Terms that are read before they are summed: 192 KB of rows, which stay in the second-level cache. */
    private static final int MOST_TERMS = 48;

    /** Output channels that share what was read: 256 KB of sums beside it. */
    private static final int MOST_OUTPUTS = 64;

    private final Conv2d op;
    private final Shape output;
    private final TapRows taps;
    private final int inputPlane;
    private final int perGroup;
    /** Terms of each output's sum. */
    private final int terms;

    private final Blocks outputs;
    private final Blocks places;
    private final RowEnd end;

    private RowConvolution(Conv2d op, Shape input, Epilogue epilogue) {
        Walk rows = op.window().height().walk(input.extent(2));
        Walk columns = op.window().width().walk(input.extent(3));
        this.op = op;
        this.output = output(op, input);
        this.taps = new TapRows(rows, columns, 0);
        this.inputPlane = rows.length() * columns.length();
        this.perGroup = op.outputChannels() / op.groups();
        this.terms = op.inputChannelsPerGroup() * taps.taps();
        this.outputs = Blocks.ofAtMost(MOST_OUTPUTS, perGroup);
        this.places = Blocks.ofAtMost(perGroup == 1 ? 4 * MOST_PLACES : MOST_PLACES, taps.places());
        this.end = new RowEnd(epilogue);
    }

    static Optional<Refusal> refusal(Conv2d op, List<Shape> inputs, Epilogue epilogue) {
        if (!epilogue.residual() || inputs.get(1).equals(output(op, inputs.get(0)))) {
            return Optional.empty();
        }
        return Optional.of(new Refusal("adds " + output(op, inputs.get(0)) + " to its results, got " + inputs.get(1)));
    }

    static Computation prepare(Conv2d op, List<Shape> inputs, Epilogue epilogue) {
        RowConvolution convolution = new RowConvolution(op, inputs.get(0), epilogue);
        return new RowComputation(convolution.output, convolution::bind);
    }

    /** One element for each place at which the window lands. */
    private static Shape output(Conv2d op, Shape input) {
        return Shape.of(
                input.extent(0),
                op.outputChannels(),
                op.window().height().walk(input.extent(2)).places(),
                op.window().width().walk(input.extent(3)).places());
    }

    private Pass bind(List<float[]> inputs, float[] output) {
        return new Bound(inputs.get(0), inputs.get(inputs.size() - 1), output);
    }

    private final class Bound implements Pass, Workers.Task {
        private final float[] in;
        private final float[] residual;
        private final float[] out;
        private final Scratch.Shelf<Scratch> shelf =
                new Scratch.Shelf<>(() -> new Scratch(Math.min(terms, MOST_TERMS), outputs.length(), places.length()));

        Bound(float[] in, float[] residual, float[] out) {
            this.in = in;
            this.residual = residual;
            this.out = out;
        }

        @Override
        public void run(Workers workers) {
            shelf.stock(workers);
            workers.each(output.extent(0) * op.groups() * outputs.count() * places.count(), this);
        }

        @Override
        public void run(int index, int worker) {
            int left = index / outputs.count();
            int block = left % places.count();
            left /= places.count();
            int group = left % op.groups();
            int n = left / op.groups();
            int oc = group * perGroup + outputs.first(index % outputs.count());
            int channel = n * op.inputChannels() + group * op.inputChannelsPerGroup();
            convolve(n, oc, outputs.length(index % outputs.count()), channel, block, shelf.of(worker));
        }

        /** Some output channels at a block of places. */
        private void convolve(int n, int oc, int count, int channel, int block, Scratch scratch) {
            int first = places.first(block);
            int length = places.length(block);
            for (int i = 0; i < count; i++) {
                Arrays.fill(
                        scratch.sums()[i],
                        0,
                        length,
                        op.bias() == null ? 0 : op.bias().values()[oc + i]);
            }
            for (int t = 0; t < terms; t += MOST_TERMS) {
                int some = Math.min(MOST_TERMS, terms - t);
                for (int i = 0; i < some; i++) {
                    int plane = (channel + (t + i) / taps.taps()) * inputPlane;
                    taps.read(in, plane, (t + i) % taps.taps(), first, length, scratch.terms()[i]);
                }
                float[] weights = op.weights().values();
                RowSums.add(scratch.sums(), count, scratch.terms(), some, weights, oc * terms + t, terms, length);
            }
            for (int i = 0; i < count; i++) {
                int at = (n * op.outputChannels() + oc + i) * taps.places() + first;
                end.store(scratch.sums()[i], length, scratch.spare(), residual, out, at);
            }
        }
    }
}
