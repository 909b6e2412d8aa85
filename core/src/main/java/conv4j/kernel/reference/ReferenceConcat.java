package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.kernel.element.OutputShape;
import conv4j.op.Axes;
import conv4j.op.Concat;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/** Copies each input's part of each outer element. */
final class ReferenceConcat {
    private ReferenceConcat() {}

    static Computation prepare(Concat op, List<Shape> inputs) {
        Shape first = inputs.get(0);
        int axis = Axes.fromStart(op.name(), op.axis(), first.rank());
        long[] extents = new long[first.rank()];
        for (int i = 0; i < extents.length; i++) {
            extents[i] = first.extent(i);
        }
        extents[axis] = inputs.stream().mapToLong(input -> input.extent(axis)).sum();
        Shape output = OutputShape.of(op.name(), extents);
        Lines lines = Lines.along(op.name(), output, axis);
        return new PlainComputation(output, (in, out) -> concatenate(lines, in, out.values()));
    }

    private static void concatenate(Lines lines, List<Tensor> in, float[] y) {
        int o = 0;
        for (int outer = 0; outer < lines.outer(); outer++) {
            for (Tensor part : in) {
                int count = part.values().length / lines.outer();
                System.arraycopy(part.values(), outer * count, y, o, count);
                o += count;
            }
        }
    }
}
