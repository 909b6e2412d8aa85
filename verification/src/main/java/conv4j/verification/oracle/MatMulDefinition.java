package conv4j.verification.oracle;

import conv4j.op.MatMul;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/**
 * {@code y[...,i,j] = sum over k of a[...,i,k] * b[...,k,j]}. NumPy's matmul: a first operand of rank 1 gets an axis
 * before, a second one an axis after, and the output loses it again.
 */
final class MatMulDefinition implements Definition<MatMul> {

    @Override
    public Expected expect(MatMul op, List<Tensor> inputs) {
        boolean row = inputs.get(0).shape().rank() == 1;
        boolean column = inputs.get(1).shape().rank() == 1;
        Tensor a = row ? withAxis(inputs.get(0), 0) : inputs.get(0);
        Tensor b = column ? withAxis(inputs.get(1), 1) : inputs.get(1);
        int rankA = a.shape().rank();
        int rankB = b.shape().rank();
        int[] batch = Broadcasting.shape(List.of(batch(a), batch(b))).toArray();
        int[] rows = row ? new int[0] : new int[] {a.shape().extent(rankA - 2)};
        int[] columns = column ? new int[0] : new int[] {b.shape().extent(rankB - 1)};
        int terms = a.shape().extent(rankA - 1);
        return Expected.of(Shape.of(Indices.concat(batch, rows, columns)), at -> {
            int[] matrix = Indices.part(at, 0, batch.length);
            int[] matrixA = Broadcasting.own(batch(a), matrix);
            int[] matrixB = Broadcasting.own(batch(b), matrix);
            int i = row ? 0 : at[batch.length];
            int j = column ? 0 : at[at.length - 1];
            Sum sum = new Sum();
            for (int k = 0; k < terms; k++) {
                sum.add((double) a.get(Indices.concat(matrixA, new int[] {i, k}))
                        * b.get(Indices.concat(matrixB, new int[] {k, j})));
            }
            return Rounded.sum(sum, terms);
        });
    }

    private static Tensor withAxis(Tensor vector, int axis) {
        int length = vector.shape().extent(0);
        return Tensor.of(axis == 0 ? Shape.of(1, length) : Shape.of(length, 1), vector.values());
    }

    private static Shape batch(Tensor matrices) {
        return Shape.of(
                Indices.part(matrices.shape().toArray(), 0, matrices.shape().rank() - 2));
    }
}
