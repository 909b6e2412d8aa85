package conv4j.verification.oracle;

import conv4j.op.Relu;
import conv4j.tensor.Tensor;
import java.util.List;

/** {@code x} where it is above 0 or NaN, else 0. */
final class ReluDefinition implements Definition<Relu> {

    @Override
    public Expected expect(Relu op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        Expected expected = Expected.chosen(in.shape());
        float[] x = in.values();
        for (int i = 0; i < x.length; i++) {
            expected.put(i, x[i] < 0 ? 0 : x[i], 0);
        }
        return expected;
    }
}
