package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.kernel.element.OutputShape;
import conv4j.op.Fill;
import conv4j.op.Range;
import conv4j.op.ShapeOf;
import conv4j.op.SizeOf;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;

/** The ops that read no numbers: what they produce is known when they are prepared. */
final class ReferenceSource {
    private ReferenceSource() {}

    static Computation shapeOf(ShapeOf op, List<Shape> inputs) {
        Shape input = inputs.get(0);
        int start = clamp(op.start(), input.rank());
        int end = clamp(op.end(), input.rank());
        float[] extents = new float[Math.max(0, end - start)];
        for (int i = 0; i < extents.length; i++) {
            extents[i] = exact(op.name(), input.extent(start + i));
        }
        return copies(Shape.of(extents.length), extents);
    }

    private static int clamp(int axis, int rank) {
        return Math.max(0, Math.min(rank, axis < 0 ? axis + rank : axis));
    }

    static Computation sizeOf(SizeOf op, List<Shape> inputs) {
        return copies(Shape.of(), exact(op.name(), inputs.get(0).elements()));
    }

    private static float exact(String op, long count) {
        if ((long) (float) count != count) {
            throw new ShapeException(op + ": wanted a count that float32 can hold, got " + count);
        }
        return count;
    }

    private static Computation copies(Shape output, float... values) {
        return new PlainComputation(output, (in, out) -> System.arraycopy(values, 0, out.values(), 0, values.length));
    }

    static Computation fill(Fill op, List<Shape> inputs) {
        Shape output = Shape.of(op.shape().stream().mapToInt(Integer::intValue).toArray());
        return new PlainComputation(output, (in, out) -> Arrays.fill(out.values(), op.value()));
    }

    /** In double: float32 would add its error up along the way. */
    static Computation range(Range op, List<Shape> inputs) {
        double start = op.start();
        double delta = op.delta();
        double places = Math.max(0, Math.ceil((op.limit() - start) / delta));
        return new PlainComputation(OutputShape.of(op.name(), (long) places), (in, out) -> {
            float[] y = out.values();
            for (int i = 0; i < y.length; i++) {
                y[i] = (float) (start + i * delta);
            }
        });
    }
}
