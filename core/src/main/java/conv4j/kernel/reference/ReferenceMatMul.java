package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.Broadcast;
import conv4j.op.MatMul;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One product of two matrices after the other. */
final class ReferenceMatMul {

    private record Extents(int rows, int inner, int columns) {}

    private ReferenceMatMul() {}

    static Computation prepare(MatMul op, List<Shape> inputs) {
        Shape a = inputs.get(0);
        Shape b = inputs.get(1);
        Extents extents = new Extents(
                a.rank() == 1 ? 1 : a.extent(a.rank() - 2),
                a.extent(a.rank() - 1),
                b.rank() == 1 ? 1 : b.extent(b.rank() - 1));
        Shape batch = Broadcast.shape(op.name(), List.of(MatMul.batch(a), MatMul.batch(b)));
        StridedLoop loop = new StridedLoop(
                batch.toArray(),
                StridedLoop.broadcast(MatMul.batch(a), batch),
                StridedLoop.broadcast(MatMul.batch(b), batch),
                StridedLoop.strides(batch));
        IntStream rows = a.rank() == 1 ? IntStream.empty() : IntStream.of(extents.rows);
        IntStream columns = b.rank() == 1 ? IntStream.empty() : IntStream.of(extents.columns);
        Shape output = Shape.of(IntStream.concat(Arrays.stream(batch.toArray()), IntStream.concat(rows, columns))
                .toArray());
        return new PlainComputation(output, (in, out) -> multiply(loop, extents, in, out));
    }

    private static void multiply(StridedLoop loop, Extents extents, List<Tensor> in, Tensor out) {
        float[] a = in.get(0).values();
        float[] b = in.get(1).values();
        float[] y = out.values();
        Arrays.fill(y, 0);
        int rows = extents.rows;
        int inner = extents.inner;
        int columns = extents.columns;
        loop.run(starts -> {
            for (int i = 0; i < loop.length(); i++) {
                int matrixA = (starts[0] + i * loop.stride(0)) * rows * inner;
                int matrixB = (starts[1] + i * loop.stride(1)) * inner * columns;
                int matrixY = (starts[2] + i) * rows * columns;
                for (int row = 0; row < rows; row++) {
                    MatrixProduct.addRowTimes(
                            a, matrixA + row * inner, b, matrixB, inner, columns, y, matrixY + row * columns);
                }
            }
        });
    }
}
