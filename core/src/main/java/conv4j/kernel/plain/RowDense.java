package conv4j.kernel.plain;

import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Pass;
import conv4j.kernel.Workers;
import conv4j.op.Dense;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * A fully connected layer: rows of weights are copied to where they can be summed, a block of outputs at a time, and
 * serve several inputs before they leave the cache. Beside the weights themselves no memory is needed.
 */
final class RowDense {
    /** Outputs of a block: 4 KB rows, as in {@link RowConvolution}. */
    private static final int MOST_OUTPUTS = 1024;

    /** Rows of weights that are copied before they are summed: 192 KB. */
    private static final int MOST_TERMS = 48;

    /** Inputs that share them: 256 KB of sums. */
    private static final int MOST_SUMS = 64;

    private final Dense op;
    private final Shape output;
    private final Blocks inputs;
    private final Blocks outputs;
    private final RowEnd end;

    private RowDense(Dense op, Shape input, Epilogue epilogue) {
        int[] extents = input.toArray();
        int count = extents[0] == 0 ? 0 : 1;
        for (int axis = 0; axis + 1 < extents.length; axis++) {
            count *= extents[axis];
        }
        extents[extents.length - 1] = op.outputs();
        this.op = op;
        this.output = Shape.of(extents);
        this.inputs = Blocks.ofAtMost(MOST_SUMS, count);
        this.outputs = Blocks.ofAtMost(MOST_OUTPUTS, op.outputs());
        this.end = new RowEnd(epilogue);
    }

    static Computation prepare(Dense op, List<Shape> inputs, Epilogue epilogue) {
        RowDense dense = new RowDense(op, inputs.get(0), epilogue);
        return new RowComputation(dense.output, (in, out) -> dense.new Bound(in.get(0), out));
    }

    private final class Bound implements Pass, Workers.Task {
        private final float[] in;
        private final float[] out;
        private final Scratch.Shelf<Scratch> shelf = new Scratch.Shelf<>(
                () -> new Scratch(Math.min(MOST_TERMS, op.inputs()), inputs.length(), outputs.length()));

        Bound(float[] in, float[] out) {
            this.in = in;
            this.out = out;
        }

        @Override
        public void run(Workers workers) {
            shelf.stock(workers);
            workers.each(inputs.count() * outputs.count(), this);
        }

        @Override
        public void run(int index, int worker) {
            Scratch scratch = shelf.of(worker);
            int first = outputs.first(index % outputs.count());
            int length = outputs.length(index % outputs.count());
            int firstInput = inputs.first(index / outputs.count());
            int count = inputs.length(index / outputs.count());
            for (float[] sum : scratch.sums()) {
                start(sum, first, length);
            }
            float[] weights = op.weights().values();
            for (int t = 0; t < op.inputs(); t += MOST_TERMS) {
                int some = Math.min(MOST_TERMS, op.inputs() - t);
                for (int i = 0; i < some; i++) {
                    System.arraycopy(weights, (t + i) * op.outputs() + first, scratch.terms()[i], 0, length);
                }
                int factor = firstInput * op.inputs() + t;
                RowSums.add(scratch.sums(), count, scratch.terms(), some, in, factor, op.inputs(), length);
            }
            for (int i = 0; i < count; i++) {
                int at = (firstInput + i) * op.outputs() + first;
                end.store(scratch.sums()[i], length, scratch.spare(), out, out, at);
            }
        }

        private void start(float[] sum, int first, int length) {
            Tensor bias = op.bias();
            if (bias == null) {
                Arrays.fill(sum, 0, length, 0);
            } else {
                System.arraycopy(bias.values(), first, sum, 0, length);
            }
        }
    }
}
