package conv4j.verification.oracle;

import conv4j.op.Dense;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/** {@code y[...,o] = bias[o] + sum over i of x[...,i] * weights[i,o]}. */
final class DenseDefinition implements Definition<Dense> {

    @Override
    public Expected expect(Dense op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        int last = in.shape().rank() - 1;
        int[] extents =
                Indices.with(in.shape().toArray(), last, op.weights().shape().extent(1));
        int terms = in.shape().extent(last);
        return Expected.of(Shape.of(extents), at -> {
            Sum sum = new Sum();
            if (op.bias() != null) {
                sum.add(op.bias().get(at[last]));
            }
            for (int i = 0; i < terms; i++) {
                sum.add((double) in.get(Indices.with(at, last, i))
                        * op.weights().get(i, at[last]));
            }
            return Rounded.sum(sum, terms + 1L);
        });
    }
}
