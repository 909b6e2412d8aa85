package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.Axes;
import conv4j.op.Flatten;
import conv4j.op.Reshape;
import conv4j.op.Squeeze;
import conv4j.op.Unsqueeze;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** The ops that leave the numbers as they are and change the shape. */
final class ReferenceReshape {
    private ReferenceReshape() {}

    static Computation reshape(Reshape op, List<Shape> inputs) {
        return copy(op.outputShape(inputs.get(0)));
    }

    static Computation flatten(Flatten op, List<Shape> inputs) {
        Shape input = inputs.get(0);
        int axis = op.axis() < 0 ? op.axis() + input.rank() : op.axis();
        int rows = 1;
        int columns = 1;
        for (int i = 0; i < input.rank(); i++) {
            rows *= i < axis ? input.extent(i) : 1;
            columns *= i >= axis ? input.extent(i) : 1;
        }
        return copy(Shape.of(rows, columns));
    }

    static Computation squeeze(Squeeze op, List<Shape> inputs) {
        Shape input = inputs.get(0);
        List<Integer> axes = Axes.fromStart(op.name(), op.axes(), input.rank());
        return copy(Shape.of(IntStream.range(0, input.rank())
                .filter(axis -> axes.isEmpty() ? input.extent(axis) != 1 : !axes.contains(axis))
                .map(input::extent)
                .toArray()));
    }

    static Computation unsqueeze(Unsqueeze op, List<Shape> inputs) {
        Shape input = inputs.get(0);
        int[] extents = new int[input.rank() + op.axes().size()];
        List<Integer> axes = Axes.fromStart(op.name(), op.axes(), extents.length);
        for (int axis = 0, next = 0; axis < extents.length; axis++) {
            extents[axis] = axes.contains(axis) ? 1 : input.extent(next++);
        }
        return copy(Shape.of(extents));
    }

    private static Computation copy(Shape output) {
        return new PlainComputation(output, (in, out) -> {
            float[] y = out.values();
            System.arraycopy(in.get(0).values(), 0, y, 0, y.length);
        });
    }
}
