package conv4j.verification.oracle;

import conv4j.op.Fill;
import conv4j.op.Range;
import conv4j.op.ShapeOf;
import conv4j.op.SizeOf;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/** Ops that read no element of any input. */
final class Sources {
    private Sources() {}

    /** ONNX Shape: the slice start:end of the extents. */
    static Expected shapeOf(ShapeOf op, List<Tensor> inputs) {
        Shape shape = inputs.get(0).shape();
        int start = op.start() < 0 ? op.start() + shape.rank() : op.start();
        int end = op.end() < 0 ? op.end() + shape.rank() : op.end();
        double[] extents = IntStream.range(0, shape.rank())
                .filter(axis -> start <= axis && axis < end)
                .mapToDouble(shape::extent)
                .toArray();
        return Expected.exactly(Shape.of(extents.length), extents);
    }

    static Expected sizeOf(SizeOf op, List<Tensor> inputs) {
        return Expected.exactly(Shape.of(), inputs.get(0).values().length);
    }

    static Expected fill(Fill op, List<Tensor> inputs) {
        Shape shape = Shape.of(op.shape().stream().mapToInt(Integer::intValue).toArray());
        return Expected.of(shape, at -> Rounded.exact(op.value()));
    }

    /** As many as stand before the limit: a product and a sum each. */
    static Expected range(Range op, List<Tensor> inputs) {
        int count = 0;
        while (op.delta() > 0 ? place(op, count) < op.limit() : place(op, count) > op.limit()) {
            count++;
        }
        return Expected.of(Shape.of(count), at -> {
            double magnitude = Math.abs(op.start()) + Math.abs(at[0] * (double) op.delta());
            return Rounded.sum(place(op, at[0]), magnitude, 2);
        });
    }

    private static double place(Range op, int i) {
        return op.start() + i * (double) op.delta();
    }
}
