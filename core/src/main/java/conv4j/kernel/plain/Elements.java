package conv4j.kernel.plain;

import conv4j.kernel.Bounds;
import conv4j.kernel.Computation;
import conv4j.kernel.DeclaredKernel.Choice;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Refusal;
import conv4j.op.Axes;
import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ops whose output elements lie where those of their inputs do: all arrays are read and written at one index. */
final class Elements {
    /** Elements of a task: three rows of 16 KB leave a first-level cache, and a thread is told of 10 microseconds of work. */
    private static final int MOST_ELEMENTS = 16_384;

    private Elements() {}

    /** ReLU and clip; no other function of one number. */
    static Optional<Refusal> refusal(Op op, List<Shape> inputs, Epilogue epilogue) {
        return Bounds.of(op).isPresent()
                ? Choice.<Op>alone(Choice.all()).refusal(op, inputs, epilogue)
                : Optional.of(new Refusal("takes clip alone of all functions, got " + op.name()));
    }

    static Computation bring(Op op, List<Shape> inputs, Epilogue epilogue) {
        Bounds bounds = Bounds.of(op).orElseThrow();
        Blocks blocks = blocks(inputs.get(0));
        return new RowComputation(
                inputs.get(0),
                (in, out) -> workers -> workers.each(
                        blocks.count(),
                        (block, worker) -> bring(in.get(0), bounds, out, blocks.first(block), end(blocks, block))));
    }

    static Optional<Refusal> refusal(Binary op, List<Shape> inputs, Epilogue epilogue) {
        if (op.function() != Binary.Function.ADD || !inputs.get(0).equals(inputs.get(1))) {
            return Optional.of(new Refusal(
                    "takes sums of two tensors of one shape, got " + op.name() + " of " + inputs.subList(0, 2)));
        }
        return Choice.<Op>bounded(Choice.all()).refusal(op, inputs, epilogue);
    }

    static Computation add(Binary op, List<Shape> inputs, Epilogue epilogue) {
        Blocks blocks = blocks(inputs.get(0));
        return new RowComputation(
                inputs.get(0),
                (in, out) -> workers -> workers.each(blocks.count(), (block, worker) -> {
                    int first = blocks.first(block);
                    int end = end(blocks, block);
                    add(in.get(0), in.get(1), out, first, end);
                    bring(epilogue, out, first, end);
                }));
    }

    static Optional<Refusal> refusal(BatchNormalization op, List<Shape> inputs, Epilogue epilogue) {
        return elementsBelow(op, inputs.get(0)) == 1
                ? Optional.of(new Refusal("takes channels whose elements lie side by side, got axis " + op.axis()
                        + " of " + inputs.get(0)))
                : Choice.<Op>bounded(Choice.all()).refusal(op, inputs, epilogue);
    }

    static Computation normalize(BatchNormalization op, List<Shape> inputs, Epilogue epilogue) {
        int length = elementsBelow(op, inputs.get(0));
        int lines = length == 0 ? 0 : Math.toIntExact(inputs.get(0).elements() / length);
        float[] factors = new float[op.channels()];
        for (int c = 0; c < factors.length; c++) {
            double deviation = Math.sqrt((double) op.variance().values()[c] + op.epsilon());
            factors[c] = (float) (at(op.scale(), c, 1) / deviation);
        }
        return new RowComputation(
                inputs.get(0),
                (in, out) -> workers -> workers.each(lines, (line, worker) -> {
                    int c = line % factors.length;
                    int first = line * length;
                    float mean = op.mean().values()[c];
                    normalize(in.get(0), mean, factors[c], at(op.offset(), c, 0), out, first, first + length);
                    bring(epilogue, out, first, first + length);
                }));
    }

    private static int elementsBelow(BatchNormalization op, Shape shape) {
        int axis = Axes.fromStart(op.name(), op.axis(), shape.rank());
        int below = 1;
        for (int i = axis + 1; i < shape.rank(); i++) {
            below *= shape.extent(i);
        }
        return below;
    }

    private static float at(@Nullable Tensor tensor, int c, float otherwise) {
        return tensor == null ? otherwise : tensor.values()[c];
    }

    private static Blocks blocks(Shape shape) {
        return Blocks.ofAtMost(MOST_ELEMENTS, Math.toIntExact(shape.elements()));
    }

    private static int end(Blocks blocks, int block) {
        return blocks.first(block) + blocks.length(block);
    }

    private static void bring(Epilogue epilogue, float[] y, int first, int end) {
        if (epilogue.bounds().bind()) {
            bring(y, epilogue.bounds(), y, first, end);
        }
    }

    private static void bring(float[] x, Bounds bounds, float[] y, int first, int end) {
        float lower = bounds.lower();
        float upper = bounds.upper();
        for (int j = first; j < end; j++) {
            y[j] = Math.min(Math.max(x[j], lower), upper);
        }
    }

    private static void add(float[] a, float[] b, float[] y, int first, int end) {
        for (int j = first; j < end; j++) {
            y[j] = a[j] + b[j];
        }
    }

    private static void normalize(float[] x, float mean, float factor, float offset, float[] y, int first, int end) {
        for (int j = first; j < end; j++) {
            y[j] = (x[j] - mean) * factor + offset;
        }
    }
}
