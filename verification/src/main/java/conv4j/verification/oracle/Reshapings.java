package conv4j.verification.oracle;

import conv4j.op.Flatten;
import conv4j.op.Reshape;
import conv4j.op.Squeeze;
import conv4j.op.Unsqueeze;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Ops that give the same numbers in the same order another shape. */
final class Reshapings {
    private Reshapings() {}

    /** ONNX Reshape: 0 is the input's extent (allowzero = 0), -1 what is left of the elements. */
    static Expected reshape(Reshape op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        int[] extents = IntStream.range(0, op.target().size())
                .map(axis -> op.zeroCopies() && op.target().get(axis) == 0
                        ? in.shape().extent(axis)
                        : op.target().get(axis))
                .toArray();
        long others = Arrays.stream(extents)
                .filter(extent -> extent != -1)
                .asLongStream()
                .reduce(1, (a, b) -> a * b);
        return as(
                in,
                Arrays.stream(extents)
                        .map(extent -> extent == -1 ? (int) (in.shape().elements() / others) : extent)
                        .toArray());
    }

    /** ONNX Flatten; axis may be the rank, which a count from the end never is. */
    static Expected flatten(Flatten op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        int[] extents = in.shape().toArray();
        int axis = op.axis() == extents.length ? op.axis() : Indices.axis(op.axis(), extents.length);
        return as(in, product(Indices.part(extents, 0, axis)), product(Indices.part(extents, axis, extents.length)));
    }

    private static int product(int[] extents) {
        return Arrays.stream(extents).reduce(1, (a, b) -> a * b);
    }

    /** NumPy squeeze. */
    static Expected squeeze(Squeeze op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        int[] extents = in.shape().toArray();
        boolean[] named = Indices.named(op.axes(), extents.length);
        return as(
                in,
                IntStream.range(0, extents.length)
                        .filter(axis -> op.axes().isEmpty() ? extents[axis] != 1 : !named[axis])
                        .map(axis -> extents[axis])
                        .toArray());
    }

    /** NumPy expand_dims: axes are those of the output. */
    static Expected unsqueeze(Unsqueeze op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        int rank = in.shape().rank() + op.axes().size();
        boolean[] named = Indices.named(op.axes(), rank);
        int[] extents = new int[rank];
        for (int axis = 0, from = 0; axis < rank; axis++) {
            extents[axis] = named[axis] ? 1 : in.shape().extent(from++);
        }
        return as(in, extents);
    }

    private static Expected as(Tensor in, int... extents) {
        double[] values = new double[in.values().length];
        Arrays.setAll(values, i -> in.values()[i]);
        return Expected.exactly(Shape.of(extents), values);
    }
}
