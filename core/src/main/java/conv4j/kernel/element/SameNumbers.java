package conv4j.kernel.element;

import conv4j.op.Axes;
import conv4j.op.Flatten;
import conv4j.op.Reshape;
import conv4j.op.Squeeze;
import conv4j.op.Unsqueeze;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** The shapes that the same numbers in the same order get. */
public final class SameNumbers {
    private SameNumbers() {}

    public static Shape reshape(Reshape op, Shape input) {
        return op.outputShape(input);
    }

    public static Shape flatten(Flatten op, Shape input) {
        int axis = op.axis() < 0 ? op.axis() + input.rank() : op.axis();
        int rows = 1;
        int columns = 1;
        for (int i = 0; i < input.rank(); i++) {
            rows *= i < axis ? input.extent(i) : 1;
            columns *= i >= axis ? input.extent(i) : 1;
        }
        return Shape.of(rows, columns);
    }

    public static Shape squeeze(Squeeze op, Shape input) {
        List<Integer> axes = Axes.fromStart(op.name(), op.axes(), input.rank());
        return Shape.of(IntStream.range(0, input.rank())
                .filter(axis -> axes.isEmpty() ? input.extent(axis) != 1 : !axes.contains(axis))
                .map(input::extent)
                .toArray());
    }

    public static Shape unsqueeze(Unsqueeze op, Shape input) {
        int[] extents = new int[input.rank() + op.axes().size()];
        List<Integer> axes = Axes.fromStart(op.name(), op.axes(), extents.length);
        for (int axis = 0, next = 0; axis < extents.length; axis++) {
            extents[axis] = axes.contains(axis) ? 1 : input.extent(next++);
        }
        return Shape.of(extents);
    }
}
