package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.Axes;
import conv4j.op.Gather;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/** Copies one slice of the data for each index. */
final class ReferenceGather {
    private ReferenceGather() {}

    static Computation prepare(Gather op, List<Shape> inputs) {
        Shape data = inputs.get(0);
        int axis = Axes.fromStart(op.name(), op.axis(), data.rank());
        IntStream.Builder extents = IntStream.builder();
        for (int i = 0; i < data.rank(); i++) {
            if (i == axis) {
                IntStream.of(inputs.get(1).toArray()).forEach(extents);
            } else {
                extents.add(data.extent(i));
            }
        }
        Lines lines = Lines.along(op.name(), data, axis);
        return new PlainComputation(Shape.of(extents.build().toArray()), (in, out) -> gather(lines, in, out.values()));
    }

    private static void gather(Lines lines, List<Tensor> in, float[] y) {
        float[] x = in.get(0).values();
        float[] indices = in.get(1).values();
        int o = 0;
        for (int outer = 0; outer < lines.outer(); outer++) {
            for (float index : indices) {
                int slice = outer * lines.length() + cell(index, lines.length());
                System.arraycopy(x, slice * lines.inner(), y, o, lines.inner());
                o += lines.inner();
            }
        }
    }

    private static int cell(float index, int length) {
        int cell = (int) index;
        if (cell != index || cell < -length || cell >= length) {
            throw new ShapeException(
                    "gather index: wanted an integer from " + -length + " to " + (length - 1) + ", got " + index);
        }
        return cell < 0 ? cell + length : cell;
    }
}
